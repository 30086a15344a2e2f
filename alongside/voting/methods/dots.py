"""Dots: everybody has the same number, and shares them out."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from alongside.algorithms.counting import by_number, dots
from alongside.shared.errors import Refused
from alongside.voting.methods.method import Method, Ways, Words, whole_number
from alongside.voting.models import Poll

SAY = ngettext_lazy("%d dot", "%d dots")


class Dots(Method):
    key = Poll.Method.DOTS
    prefix = "dots"
    words = Words(
        begin=gettext_lazy("Put my dots"),
        fill_in=gettext_lazy("Put your dots"),
        check=gettext_lazy("Check my dots"),
        is_this=gettext_lazy("Check your dots"),
        send=gettext_lazy("Send my dots"),
        on_what=gettext_lazy("What you can put dots on"),
        unreadable=gettext_lazy("We could not read your dots. Put them again, or ask a helper."),
    )

    ways = Ways(
        code=gettext_lazy("%(name)s: everybody had a code and %(dots)s dots, and voted in secret."),
        phone=gettext_lazy(
            "%(name)s: a worker read out the ideas, wrote down where the %(dots)s dots go, read them back "
            "and asked if that was right."
        ),
        paper=gettext_lazy("%(name)s: everybody had a voting paper and %(dots)s dots."),
        openly=gettext_lazy("%(name)s: everybody had %(dots)s dots, and the group saw who put them where."),
    )

    def rules(self, poll) -> list[str]:
        return [
            ngettext("Everybody has %(dots)s dot.", "Everybody has %(dots)s dots.", poll.dots_each)
            % {"dots": poll.dots_each},
            _("You can put several of your dots on one idea, or share them out.")
            if poll.may_stack
            else _("You can put one dot on an idea, not more."),
            _("You need not use them all."),
        ]

    def how_counted(self, poll) -> list[str]:
        return [
            _("All dots are added up. Each dot counts the same, whichever way it came."),
            _("The ideas with the most dots come first, and ideas with the same number share a place."),
        ]

    def field(self, poll, option) -> forms.Field:
        most = poll.dots_each if poll.may_stack else 1
        too_many = (
            _("Everybody has %s dots.") % poll.dots_each
            if poll.may_stack
            else _("In this vote you can put only one of your dots on each idea.")
        )
        return forms.TypedChoiceField(
            choices=[(0, _("No dots"))] + [(number, SAY % number) for number in range(1, most + 1)],
            coerce=int,
            empty_value=0,
            required=False,
            initial=0,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": too_many},
        )

    def read(self, poll, paper, options) -> dict[str, int]:
        found = {str(option): whole_number(count) for option, count in paper.items() if whole_number(count)}
        try:
            dots.check_paper(found, options=options, dots_each=poll.dots_each, may_stack=poll.may_stack)
        except dots.BadPaper as bad:
            raise Refused(self.why_not(poll, found) or str(bad)) from bad
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def why_not(self, poll, paper) -> str:
        """The sentence for a paper that breaks a rule, in the reader's language."""
        used = sum(count for count in paper.values() if count > 0)
        if used > poll.dots_each:
            return _("That is %(used)s dots. Everybody has %(each)s. Take some away.") % {
                "used": used,
                "each": poll.dots_each,
            }
        if not poll.may_stack and any(count > 1 for count in paper.values()):
            return _("In this vote you can put only one of your dots on each idea.")
        return ""

    def lines(self, poll, paper, options):
        return [
            (option, SAY % paper[str(option.order)]) for option in options if paper.get(str(option.order))
        ]

    def left(self, poll, paper) -> str:
        left = poll.dots_each - sum(paper.values())
        if not paper:
            return _("You have put no dots. You can send it like that.")
        if not left:
            return _("You have used all your dots.")
        return ngettext(
            "You have %(left)s dot left. You need not use it.",
            "You have %(left)s dots left. You need not use them.",
            left,
        ) % {"left": left}

    def for_counting(self, paper, options):
        return tuple(paper.get(option, 0) for option in options)

    def count(self, poll, papers, options, order=()):
        return by_number.count_dots(
            papers, options, poll.dots_each, may_stack=poll.may_stack, take=poll.seats, order=order
        )

    def totals(self, papers, options):
        return {
            option: sum(paper[at] * number for paper, number in papers.items())
            for at, option in enumerate(options)
        }

    def gives_away(self, poll, totals, people) -> bool:
        most = poll.dots_each if poll.may_stack else 1
        return people > 0 and any(total == most * people for total in totals.values())

    def in_words(self, total) -> str:
        return str(total)
