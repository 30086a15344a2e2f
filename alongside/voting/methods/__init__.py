"""The ways of voting. Each says in words what everybody may do, reads one paper, and counts all of them.

A paper is a mapping of the option's number, as text, to what stands beside it; without the empty ones. The same rules
hold on every way in: web, phone, paper.
"""

from alongside.voting.methods.answers import Consent, YesNo
from alongside.voting.methods.dots import Dots
from alongside.voting.methods.method import Method, Words
from alongside.voting.methods.numbers import Numbers
from alongside.voting.methods.scores import Scores
from alongside.voting.models import Poll

METHODS: dict[str, Method] = {one.key: one for one in (Dots(), YesNo(), Consent(), Scores(), Numbers())}

__all__ = ["METHODS", "Method", "Words", "method_of"]


def method_of(poll: Poll) -> Method:
    return METHODS[poll.method]
