from alongside.documents.models.editions import (
    Edition,
    EditionFormat,
    FormatWanted,
    LateStamp,
    Out,
    Sending,
    SignOff,
)
from alongside.documents.models.library import Link, Use
from alongside.documents.models.paper import Author, Paper, Version, Writing
from alongside.documents.models.rounds import Answer, Answered, Comment, Round
from alongside.documents.models.unclear import Commitment, Fix, Unclear

__all__ = [
    "Answer",
    "Answered",
    "Author",
    "Comment",
    "Commitment",
    "Edition",
    "EditionFormat",
    "Fix",
    "FormatWanted",
    "LateStamp",
    "Link",
    "Out",
    "Paper",
    "Round",
    "Sending",
    "SignOff",
    "Unclear",
    "Use",
    "Version",
    "Writing",
]
