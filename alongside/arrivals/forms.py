from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.arrivals.matching import FIELDS, Pair
from alongside.people.consent_words import ASKED_ALOUD, WORDS
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Consent
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route
from alongside.shared.spreadsheets import Table

YES_NO = [("yes", pgettext_lazy("an answer", "Yes")), ("no", pgettext_lazy("an answer", "No"))]


class FileForm(ActForm):
    file = forms.FileField(
        label=_("Your list"),
        help_text=_("A spreadsheet: .xlsx or CSV, up to 10 MB. The first line names the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.tsv,.txt"}),
    )


class ColumnsForm(ActForm):
    """One question for each column: what is it?"""

    once = False

    def __init__(self, request, table: Table, chosen: list[str], **kwargs):
        super().__init__(request, **kwargs)
        self.names = []
        for at, name in enumerate(table.header):
            examples = [row[at] for row in table.rows[:100] if row[at]][:3]
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=name[:80],
                choices=FIELDS.items(),
                required=False,
                initial=chosen[at] if at < len(chosen) else "",
                help_text=_("For example: %s") % " · ".join(" ".join(one.split())[:60] for one in examples)
                if examples
                else _("This column is empty."),
            )
            self.names.append(f"column_{at}")

    def values(self) -> dict:
        return {"columns": [self.cleaned_data[name] for name in self.names]}


class DoublesForm(ActForm):
    """One question for each pair."""

    once = False

    def __init__(self, request, pairs: list[Pair], chosen: dict[str, str], **kwargs):
        super().__init__(request, **kwargs)
        self.pairs = pairs
        for pair in pairs:
            self.fields[f"pair_{pair.key}"] = forms.ChoiceField(
                label=_("Are they one person?"),
                choices=[
                    ("same", _("The same person")),
                    ("two", _("Two people")),
                    ("later", _("I do not know yet")),
                ],
                widget=forms.RadioSelect,
                initial=chosen.get(pair.key, "same" if pair.certain else "later"),
            )

    def values(self) -> dict:
        return {"choices": {pair.key: self.cleaned_data[f"pair_{pair.key}"] for pair in self.pairs}}

    def questions(self):
        return [(pair, self[f"pair_{pair.key}"]) for pair in self.pairs]


class AskForm(ActForm):
    where_from = forms.CharField(
        label=_("How did their names come to you?"),
        max_length=400,
        help_text=_(
            "A sentence or two that they will read. For example: “You came to our event in May and gave us your name.”"
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class AnswerForm(ActForm):
    """What somebody says for themselves, by the link in their letter."""

    answer = forms.ChoiceField(label=WORDS[Consent.To.LIST], choices=YES_NO, widget=forms.RadioSelect)
    news = forms.BooleanField(label=WORDS[Consent.To.NEWS], required=False)


class HeardForm(ActForm):
    """What somebody said on the phone, in a letter, or at the desk."""

    answer = forms.ChoiceField(label=ASKED_ALOUD[Consent.To.LIST], choices=YES_NO, widget=forms.RadioSelect)
    news = forms.BooleanField(
        label=_("They want news too."), required=False, help_text=ASKED_ALOUD[Consent.To.NEWS]
    )
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)
    read_back = forms.BooleanField(label=_("I read it back to them."), required=False)


class NothingToFillIn(ActForm):
    """A button alone."""
