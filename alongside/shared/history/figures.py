"""Is a chain whole?"""

from alongside.algorithms import chain
from alongside.shared.history.models import Chain, PrivateEntry, PublicEntry

TABLES = {Chain.PRIVATE: PrivateEntry, Chain.PUBLIC: PublicEntry}


def public_head() -> str:
    """The 12 characters of the public log that are printed in minutes, newsletters and results; "" when empty."""
    end = Chain.objects.filter(name=Chain.PUBLIC).first()
    return chain.short_head(end.head) if end and end.head else ""


def newest_line() -> str:
    """The newest line of the public log as it is printed, "990:ab12cd34ef56"; "" when there is none."""
    end = Chain.objects.filter(name=Chain.PUBLIC).first()
    return f"{end.seq}:{chain.short_head(end.head)}" if end and end.head else ""


def faults_in(name: str, *, printed_head: str = "", printed_seq: int = 0) -> list[str]:
    """Every fault of a chain, in sentences. Its end has to be the newest entry, too."""
    rows = (
        TABLES[name]
        .objects.order_by("seq")
        .values("seq", "at", "kind", "public", "sealed", "prev", "hash")
        .iterator()
    )
    last = {"seq": 0, "hash": ""}

    def links():
        for row in rows:
            last.update(row)
            yield {**row, "at": row["at"].isoformat()}

    faults = chain.verify(links(), printed_head=printed_head, printed_seq=printed_seq)
    end = Chain.objects.filter(name=name).first()
    if end and (end.seq, end.head) != (last["seq"], last["hash"]):
        faults.append("The newest entries are gone.")
    return faults
