"""What people may need, in everyday words: the four groups of the Accessible Information Standard (DAPB1605), and two more.

Never a diagnosis: each line is something that somebody can do, book, print or bring. Names are kept in the database;
add to the list freely, and take a name away only when nobody has it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Group:
    name: str
    title: str | LazyText
    asks: str | LazyText  # the question on the page
    needs: dict[str, str | LazyText]


GROUPS = [
    Group(
        "contact",
        _("Reaching me"),
        _("How should we get in touch?"),
        {
            "text me": _("Text me, do not ring"),
            "ring me": _("Ring me, do not write"),
            "relay": _("Ring me through Relay UK"),
            "video relay": _("Ring me through a sign language interpreter on video"),
            "email me": _("E-mail me, do not ring"),
            "letter me": _("Write me a letter"),
            "through helper": _("Talk to the person who helps me"),
        },
    ),
    Group(
        "format",
        _("Papers and news"),
        _("How should things be written or made?"),
        {
            "easy read": _("Easy Read, with pictures"),
            "large print": _("Large print"),
            "plain words": _("Short sentences and plain words"),
            "coloured paper": _("Coloured paper"),
            "audio": _("To listen to"),
            "braille 1": _("Braille, every letter (grade 1)"),
            "braille 2": _("Braille, shortened (grade 2)"),
            "bsl film": _("A film in British Sign Language"),
            "captions": _("Films with words on the screen"),
            "plain text": _("Plain e-mail that a screen reader reads well"),
            "word file": _("A Word file"),
            "other language": _("Another language"),
            "early": _("Papers early, so that I can go through them twice"),
        },
    ),
    Group(
        "professional",
        _("People who pass on what is said"),
        _("Who should be booked?"),
        {
            "bsl interpreter": _("British Sign Language interpreter"),
            "speech to text": _("Somebody who types what is said, as it is said"),
            "lipspeaker": _("Lipspeaker"),
            "deafblind": _("Interpreter for deafblind people"),
            "note taker": _("Somebody who takes notes for me"),
            "language interpreter": _("Interpreter for another language"),
            "advocate": _("Advocate, to stand beside me"),
        },
    ),
    Group(
        "support",
        _("Taking part in talk"),
        _("What helps you to follow and to speak?"),
        {
            "hearing loop": _("Hearing loop"),
            "face me": _("Face me and speak clearly"),
            "one at a time": _("One person speaks at a time"),
            "more time": _("More time to think and to answer"),
            "explain": _("Somebody to explain things to me"),
            "say it aloud": _("Say aloud what is shown on a screen"),
            "cards": _("Cards to hold up: stop, slower, yes"),
            "breaks": _("Breaks that come when they should"),
            "write it down": _("I write or point instead of speaking"),
            "camera off": _("My camera off when we meet online"),
        },
    ),
    Group(
        "place",
        _("The place"),
        _("What must the place have?"),
        {
            "step free": _("No steps, all the way in"),
            "wheelchair space": _("Room for my wheelchair at the table"),
            "accessible toilet": _("A toilet that I can use with a wheelchair"),
            "changing place": _("A Changing Places toilet"),
            "parking": _("Parking close by"),
            "seat": _("A seat with arms, or near the door"),
            "quiet room": _("A quiet room to go to"),
            "light": _("No flickering or very bright light"),
            "quiet": _("Little background noise"),
            "smell": _("No perfume or strong smells"),
            "assistance dog": _("Space and water for my assistance dog"),
            "online": _("To join from home"),
        },
    ),
    Group(
        "practical",
        _("Getting there, and the day"),
        _("What else makes it possible?"),
        {
            "supporter": _("My supporter comes with me"),
            "personal assistant": _("My personal assistant comes with me"),
            "taxi": _("A taxi booked for me"),
            "minibus": _("A lift with space for a wheelchair"),
            "travel first": _("Travel money before I travel"),
            "child care": _("Somebody to look after my children"),
            "care cover": _("Somebody to look after the person I care for"),
            "not mornings": _("Not in the morning"),
            "not evenings": _("Not in the evening"),
            "short": _("Not longer than two hours"),
            "food": _("Food that I can eat"),
            "rest": _("Somewhere to lie down"),
        },
    ),
]
OWN = "own words"  # followed by the group's name: "own words place"
WORDS = {code: words for group in GROUPS for code, words in group.needs.items()}
GROUP_OF = {code: group for group in GROUPS for code in group.needs} | {
    f"{OWN} {group.name}": group for group in GROUPS
}
