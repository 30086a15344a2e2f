"""Marks: a number of points for each idea."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from alongside.algorithms.counting import by_number
from alongside.shared.errors import Refused
from alongside.voting.methods.answers import OnPaper
from alongside.voting.methods.method import whole_number
from alongside.voting.models import Poll

SAY = ngettext_lazy("%d point", "%d points")


class Scores(OnPaper):
    key = Poll.Method.SCORE
    prefix = "score"

    def rules(self, poll) -> list[str]:
        return [
            ngettext(
                "Give each idea from 0 to %(most)s point.",
                "Give each idea from 0 to %(most)s points.",
                poll.highest,
            )
            % {"most": poll.highest},
            _("All points are added up."),
            _("An idea that you leave out gets nothing from you."),
        ]

    def how_counted(self, poll) -> list[str]:
        return [
            _("All points are added up. An idea that somebody left out got nothing from them."),
            _("The ideas with the most points come first, and ideas with the same number share a place."),
        ]

    def field(self, poll, option) -> forms.Field:
        return forms.ChoiceField(
            choices=[("", _("I leave it out"))]
            + [(str(number), SAY % number) for number in range(poll.highest + 1)],
            required=False,
            initial="",
            widget=forms.RadioSelect,
        )

    def read(self, poll, paper, options) -> dict[str, int]:
        found = {
            str(option): whole_number(points) for option, points in paper.items() if str(points).strip() != ""
        }
        if set(found) - set(options) or any(not 0 <= points <= poll.highest for points in found.values()):
            raise Refused(_("Give each idea a number from 0 to %s.") % poll.highest)
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def lines(self, poll, paper, options):
        return [(option, SAY % paper[str(option.order)]) for option in options if str(option.order) in paper]

    def for_counting(self, paper, options):
        return tuple(paper.get(option) for option in options)

    def count(self, poll, papers, options, order=()):
        return by_number.count_scores(papers, options, poll.highest, take=poll.seats, order=order)

    def totals(self, papers, options):
        return {
            option: sum((paper[at] or 0) * number for paper, number in papers.items())
            for at, option in enumerate(options)
        }

    def gives_away(self, poll, totals, people) -> bool:
        return people > 0 and any(total == poll.highest * people for total in totals.values())

    def in_words(self, total) -> str:
        return str(total)
