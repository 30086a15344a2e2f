"""Answers to proposals: yes, no or neither; and whether everybody can live with it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.algorithms.counting import answers
from alongside.shared.errors import Refused
from alongside.voting.methods.method import Method, Ways, Words
from alongside.voting.models import Poll

GENERAL = Words(
    begin=gettext_lazy("Fill in my paper"),
    fill_in=gettext_lazy("Fill in your paper"),
    check=gettext_lazy("Check my paper"),
    is_this=gettext_lazy("Check your paper"),
    send=gettext_lazy("Send my vote"),
    on_what=gettext_lazy("What you can vote on"),
    unreadable=gettext_lazy("We could not read your paper. Fill it in again, or ask a helper."),
)


WAYS = Ways(
    code=gettext_lazy("%(name)s: everybody had a code and voted in secret."),
    phone=gettext_lazy(
        "%(name)s: a worker read the paper out, wrote down what the person said, read it back and asked if that was right."
    ),
    paper=gettext_lazy("%(name)s: everybody had a voting paper."),
    openly=gettext_lazy("%(name)s: the group saw who said what."),
)


class OnPaper(Method):
    """What all ways of voting but dots say of themselves."""

    words = GENERAL
    ways = WAYS

    def left(self, poll, paper) -> str:
        if not paper:
            return _("Your paper is empty. You can send it like that.")
        return ""


class Answers(OnPaper):
    """One answer of a few beside each proposal."""

    prefix = "answer"
    answers: Mapping[str, object]  # what may be said, and how it is written on the page
    none = gettext_lazy("No answer")

    def field(self, poll, option) -> forms.Field:
        return forms.ChoiceField(
            choices=[*self.answers.items(), ("", self.none)],
            required=False,
            initial="",
            widget=forms.RadioSelect,
        )

    def read(self, poll, paper, options) -> dict[str, str]:
        found = {str(option): str(answer) for option, answer in paper.items() if answer}
        if set(found) - set(options) or set(found.values()) - set(self.answers):
            raise Refused(str(self.words.unreadable))
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def lines(self, poll, paper, options):
        return [
            (option, str(self.answers[paper[str(option.order)]]))
            for option in options
            if paper.get(str(option.order))
        ]

    def for_counting(self, paper, options):
        return tuple(paper.get(option, "") for option in options)

    def totals(self, papers, options):
        return answers.tallied(papers, options, tuple(self.answers))

    def gives_away(self, poll, totals, people) -> bool:
        return people > 0 and any(number == people for said in totals.values() for number in said.values())

    def in_words(self, total) -> str:
        # In the order of the paper: a database may keep them in another.
        return ", ".join(f"{said}: {total[answer]}" for answer, said in self.answers.items())


class YesNo(Answers):
    key = Poll.Method.YES_NO

    def how_counted(self, poll) -> list[str]:
        return [
            _("The answers to each are added up. It is carried when more say yes than no."),
            _("As many of each does not carry it. Who said neither is counted as here, and for neither."),
        ]

    answers = {
        answers.YES: gettext_lazy("Yes"),
        answers.NO: gettext_lazy("No"),
        answers.ABSTAIN: gettext_lazy("Neither: count me as here"),
    }

    def rules(self, poll) -> list[str]:
        return [
            _("Say yes, no or neither to each."),
            _("It is carried when more say yes than no."),
            _("You can leave one out."),
        ]

    def count(self, poll, papers, options, order=()):
        return answers.count_yes_no(papers, options)


class Consent(Answers):
    key = Poll.Method.CONSENT

    def how_counted(self, poll) -> list[str]:
        return [
            _("The answers to each are added up. It is agreed when somebody agrees and nobody objects."),
            _("Whoever stands aside can live with it."),
        ]

    answers = {
        answers.AGREE: gettext_lazy("I agree"),
        answers.ASIDE: gettext_lazy("I stand aside: I would not do it, and I can live with it"),
        answers.OBJECT: gettext_lazy("I object: it would do harm, and I want us to talk"),
    }

    def rules(self, poll) -> list[str]:
        return [
            _("Say to each if you agree, stand aside or object."),
            _("It is agreed when somebody agrees and nobody objects."),
            _("An objection is not the end: we listen, and change the proposal."),
        ]

    def count(self, poll, papers, options, order=()):
        return answers.count_consent(papers, options)
