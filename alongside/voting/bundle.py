"""A vote as one file for everybody: the result as it was published, and the public record up to now.

`files/check_vote.py` counts it again and shares no code with us. What is in it is public already; nothing in it says
what one person chose.

The people who were named to count have a file of their own: each check number with its paper, so that the count can be
done again from the papers, and every number held against what its voter was told.
"""

from pathlib import Path

from alongside.algorithms.chain import canonical
from alongside.shared.history.models import PublicEntry
from alongside.voting import counts
from alongside.voting.models import Ballot, Poll, Stratum

KIND = "alongside-vote-1"
PAPERS = "alongside-papers-1"
CHECKER = Path(__file__).parent / "files" / "check_vote.py"


def bundle_of(poll: Poll) -> str:
    """The newest result of a vote, in one text: the same result, the same text. Two queries."""
    result = poll.results.last()
    log = [
        {
            "seq": line.seq,
            "at": line.at.isoformat(),
            "kind": line.kind,
            "public": line.public,
            "sealed": line.sealed,
            "prev": line.prev,
            "hash": line.hash,
        }
        for line in PublicEntry.objects.order_by("seq")
    ]
    return canonical({"bundle": KIND, "result": result.json, "sha256": result.sha256, "log": log})


def tellers_file(poll: Poll) -> str:
    """Every paper of a secret vote: those with a check number, and those that were read from paper by their number."""
    box = Ballot.objects.filter(poll=poll).order_by("receipt").values("receipt", "choice", "nonce")
    papers = [
        {"place": stratum.name, "number": number, "choice": choice, "is_spoilt": is_spoilt}
        for stratum in poll.strata.filter(kind=Stratum.Kind.PAPER)
        for number, (choice, is_spoilt) in counts.last_readings(stratum).settled().items()
    ]
    return canonical({"bundle": PAPERS, "poll": str(poll.ref), "box": list(box), "papers": papers})
