"""Is a chain whole?"""

from alongside.algorithms import chain
from alongside.shared.history.models import Chain, PrivateEntry, PublicEntry

TABLES = {Chain.PRIVATE: PrivateEntry, Chain.PUBLIC: PublicEntry}


def public_head() -> str:
    """The 12 characters of the public log that are printed in minutes, newsletters and results; "" when empty."""
    end = Chain.objects.filter(name=Chain.PUBLIC).first()
    return chain.short_head(end.head) if end and end.head else ""
