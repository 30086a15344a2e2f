"""What people may answer, and the parts of the district."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.equality.questions import RATHER_NOT, Question, Section
from alongside.shared.forms import ActForm


class AnswersForm(ActForm):
    """All questions on one page, in sections. Nothing has to be filled in."""

    once = False  # the page's own key does this: a kept key of a form would say on which day

    def __init__(self, request, sections: list[Section]):
        super().__init__(request)
        self.questions = [question for section in sections for question in section.questions]
        for question in self.questions:
            self.ask(question)
        self.sections = [(section, list(self.fields_of(section))) for section in sections]

    def ask(self, question: Question) -> None:
        choices = [*question.options, (RATHER_NOT, _("I would rather not say"))]
        kind = forms.MultipleChoiceField if question.several else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if question.several else forms.RadioSelect
        self.fields[question.code] = kind(
            label=question.words,
            help_text=question.hint,
            choices=choices,
            required=False,
            widget=widget,
            error_messages={"invalid_choice": _("Choose from what is on the list, or leave it out.")},
        )
        if question.own_words:
            self.fields[question.words_code] = forms.CharField(
                label=question.own_words,
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
            )

    def fields_of(self, section: Section):
        for question in section.questions:
            yield self[question.code]
            if question.own_words:
                yield self[question.words_code]

    def answers(self) -> dict:
        """{code: [options]}, and own words, only of what was answered. "I would rather not say" stands alone."""
        given = {}
        for question in self.questions:
            chosen = self.cleaned_data[question.code]
            chosen = list(chosen) if question.several else [chosen] if chosen else []
            if RATHER_NOT in chosen:
                given[question.code] = [RATHER_NOT]
                continue
            words = self.cleaned_data[question.words_code].strip() if question.own_words else ""
            if words:
                given[question.words_code] = words
                chosen = chosen or ["own"]
            if chosen:
                given[question.code] = chosen
        return given

    def values(self) -> dict:
        return {"answers": self.answers(), "page": self.cleaned_data["once_key"]}

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("once_key"):
            self.add_error(None, gettext("This page is incomplete. Open it again and answer what you like."))
        return cleaned


class PartsForm(ActForm):
    names = forms.CharField(
        label=_("Parts of the district, one on each line"),
        help_text=_(
            "Take large ones, with thousands of people in each. A name that stays keeps its answers."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        required=False,
        max_length=4000,
    )

    def clean_names(self) -> list[str]:
        names = {}
        for line in self.cleaned_data["names"].splitlines():
            if name := " ".join(line.split()):
                names.setdefault(name.casefold(), name)
        if any(len(name) > 80 for name in names.values()):
            raise forms.ValidationError(gettext("A name can have 80 letters. Make the long one shorter."))
        return list(names.values())
