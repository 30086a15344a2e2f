"""An election: people number the names in their order. Counted by the rules for councils in Scotland (SSI 2007/42)."""

from collections import Counter

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.algorithms.counting import scottish
from alongside.algorithms.counting.wording import short
from alongside.shared.errors import Refused
from alongside.voting.methods.answers import OnPaper
from alongside.voting.methods.method import whole_number
from alongside.voting.models import Poll


class Numbers(OnPaper):
    key = Poll.Method.NUMBERS
    prefix = "number"

    def rules(self, poll) -> list[str]:
        return [
            ngettext("There is %(seats)s place.", "There are %(seats)s places.", poll.seats or 1)
            % {"seats": poll.seats},
            _("Write 1 beside your first choice, 2 beside your second, and so on."),
            _("Number as many as you like. You can stop at 1."),
        ]

    def how_counted(self, poll) -> list[str]:
        return [
            _("Whoever has enough votes is in. Enough is called the quota."),
            _("What somebody has above it goes on to the next choices, as a part of each paper."),
            _(
                "When nobody has more than enough, whoever has the fewest votes is out, and those papers go on."
            ),
            _("Parts of votes are cut after five places."),
            _("When two are level, whoever was ahead at an earlier round comes first."),
            _(
                "These are the rules for councils in Scotland (the Scottish Local Government Elections Order 2007, "
                "rules 45 to 52)."
            ),
        ]

    def field(self, poll, option) -> forms.Field:
        return forms.CharField(
            max_length=4,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
        )

    def read(self, poll, paper, options) -> dict[str, int]:
        try:
            found = {str(option): whole_number(place) for option, place in paper.items()}
        except ValueError as bad:
            raise Refused(_("Write numbers only: 1 for your first choice, 2 for the next.")) from bad
        found = {option: place for option, place in found.items() if place}
        if set(found) - set(options) or any(place < 0 for place in found.values()):
            raise Refused(_("Write numbers only: 1 for your first choice, 2 for the next."))
        said = Counter(found.values())
        if twice := sorted(place for place, times in said.items() if times > 1):
            raise Refused(
                _("You wrote the number %s more than once. Give each number to one name.") % twice[0]
            )
        if missing := sorted(set(range(1, len(found) + 1)) - set(said)):
            raise Refused(
                _("There is no number %s on your paper. Begin with 1 and leave no number out.") % missing[0]
            )
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def lines(self, poll, paper, options):
        numbered = [(paper[str(option.order)], option) for option in options if paper.get(str(option.order))]
        return [
            (option, _("your number %s") % place)
            for place, option in sorted(numbered, key=lambda pair: pair[0])
        ]

    def for_counting(self, paper, options):
        return tuple(sorted(paper, key=lambda option: paper[option]))

    def count(self, poll, papers, options, order=()):
        result = scottish.count(papers, options, poll.seats, order=order)
        if result.change is None and result.papers:
            result = result.but(change=scottish.nearest_change(papers, options, poll.seats, order=order))
        return result

    def totals(self, papers, options):
        return scottish.first_choices(papers, options)

    def gives_away(self, poll, totals, people) -> bool:
        return people > 0 and any(total == people for total in totals.values())

    def in_words(self, total) -> str:
        return short(total) if not isinstance(total, str) else total.rstrip("0").rstrip(".")
