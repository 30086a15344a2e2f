"""Papers on which everybody's words are wanted, for "Ways to be involved"."""

from django.utils.translation import gettext as _

from alongside.documents.models import Paper, Round
from alongside.shared.opportunities import Opportunity


def opportunities() -> list[Opportunity]:
    rounds = (
        Round.objects.filter(closed_at=None, version__paper__audience=Paper.Audience.EVERYBODY)
        .select_related("version__paper")
        .defer("version__content", "version__paper__search")
    )
    return [
        Opportunity(
            what=one.version.paper.title,
            url=one.version.paper.get_absolute_url(),
            kind=_("Say what you think of a paper"),
            time=_("As long as you like. In writing, by phone or by letter."),
            access=_("You can have it in your own format."),
            until=one.until,
        )
        for one in rounds
    ]
