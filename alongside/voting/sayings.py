"""What a count says, in the reader's language: the sentences of `algorithms.counting.wording`, which has them in English."""

from collections.abc import Mapping
from string import Formatter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.algorithms.counting.wording import SENTENCES

# Fields that hold options, by their numbers.
NAMES = {"who", "inside", "outside", "chosen"}
THINGS = {
    "paper": lambda number, form: ngettext("%s paper", "%s papers", form) % number,
    "seat": lambda number, form: ngettext("%s place", "%s places", form) % number,
    "vote": lambda number, form: ngettext("%s vote", "%s votes", form) % number,
    "dot": lambda number, form: ngettext("%s dot", "%s dots", form) % number,
    "point": lambda number, form: ngettext("%s point", "%s points", form) % number,
    "objection": lambda number, form: ngettext("%s objection", "%s objections", form) % number,
}


class _Filled(Formatter):
    def format_field(self, value, format_spec: str) -> str:
        if not format_spec:
            return str(value)
        # 2.5 votes are several; only exactly one is one.
        return THINGS[format_spec](value, 1 if str(value) == "1" else 2)


def say(said: Mapping, titles: Mapping[str, str]) -> str:
    """The sentence of one thing that a count says. `titles`: what the options are called, by their number."""
    words = {name: named(word, titles) if name in NAMES else word for name, word in said["words"].items()}
    return _Filled().vformat(_(SENTENCES[said["kind"]]), (), words)


def named(word, titles: Mapping[str, str]) -> str:
    """
    >>> named(["1", "2", "3"], {"1": "Ann", "2": "Bob", "3": "Cat"})
    'Ann, Bob and Cat'
    """
    names = [titles.get(one, one) for one in ([word] if isinstance(word, str) else word)]
    if len(names) < 2:
        return "".join(names)
    return _("%(many)s and %(last)s") % {"many": ", ".join(names[:-1]), "last": names[-1]}
