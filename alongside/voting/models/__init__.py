from alongside.voting.models.open import OpenVote
from alongside.voting.models.paper import PaperCount, PaperLine, Teller
from alongside.voting.models.poll import LEAST_DAYS, MOST_DAYS, Option, OptionParent, Poll, Stratum, WayIn
from alongside.voting.models.result import Result, Selection, SelectionLine
from alongside.voting.models.secret import Ballot, Elector, Mark, VoteCode
from alongside.voting.models.wall import WallCount, WallSheet

__all__ = [
    "LEAST_DAYS",
    "MOST_DAYS",
    "Ballot",
    "Elector",
    "Mark",
    "OpenVote",
    "Option",
    "OptionParent",
    "PaperCount",
    "PaperLine",
    "Poll",
    "Result",
    "Selection",
    "SelectionLine",
    "Stratum",
    "Teller",
    "VoteCode",
    "WallCount",
    "WallSheet",
    "WayIn",
]
