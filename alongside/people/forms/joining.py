"""The pages of joining, one question each, and the one screen on which somebody is written down for a caller."""

import time

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.actions.reaching import check_value
from alongside.people.consent_words import ASKED_ALOUD, WORDS
from alongside.people.forms.needing import LINES, NeedsFields
from alongside.people.forms.person import HOW_WE_HEARD, LANGUAGES, SIZES
from alongside.people.models import Consent, ContactRoute, Format, Hat, Organisation
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

STARTED = "began to join at"  # in the session, seconds
QUICKEST = 3  # seconds; no person is quicker


def size_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Size of print"),
        choices=SIZES,
        coerce=int,
        empty_value=12,
        required=False,
        initial=12,
        widget=forms.RadioSelect,
    )


def organisations_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=_("Organisations that we know"),
        queryset=Organisation.objects.order_by("name"),
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Trap(forms.Form):
    """What no person fills in, and no person does so fast. It replaces puzzles that shut people out."""

    leave_empty = forms.CharField(required=False, widget=forms.HiddenInput)

    def is_trapped(self, request) -> bool:
        quick = time.time() - request.session.get(STARTED, 0) < QUICKEST
        return bool(self.cleaned_data.get("leave_empty")) or quick


class AnswerForm(ActForm):
    """One page of joining. `answers()` is what is kept until the end."""

    checks_words = False  # names, addresses and needs are in nobody's words but theirs
    once = False  # answering a page again changes the answer

    def values(self) -> dict:
        return {"answers": self.answers()}

    def answers(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "once_key"}


class AgeForm(ActForm):
    once = False
    adult = forms.ChoiceField(
        label=_("Are you 18 or over?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        help_text=_("We do not ask for your birthday."),
        error_messages={"required": _("Choose yes or no.")},
    )

    def values(self) -> dict:
        return {}


class NameForm(AnswerForm):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Any name that you use. One word is fine."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
        error_messages={"required": _("Write a name. Any name that you use is fine.")},
    )


class CalledForm(AnswerForm):
    called = forms.CharField(
        label=_("What should we call you?"),
        max_length=80,
        required=False,
        help_text=_("For example: Mr Hussain, or Cal."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    pronouns = forms.CharField(
        label=_("Your pronouns"), max_length=40, required=False, help_text=_("For example: she/her.")
    )


class ReachForm(AnswerForm):
    kind = forms.ChoiceField(
        label=_("How do you like to be reached?"),
        choices=ContactRoute.Kind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    value = forms.CharField(
        label=_("The number or address"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs=LINES),
    )

    def clean(self):
        data = super().clean()
        kind, value = data.get("kind", ""), data.get("value", "").strip()
        if kind and not value:
            self.add_error("value", _("Write the number or the address, or choose no way at all."))
        elif value and not kind:
            self.add_error("kind", _("Say what this is: an e-mail, a number to text or ring, or an address."))
        elif kind:
            try:
                check_value(kind, value)
            except Refused as no:
                self.add_error("value", no.sentence)
        return data


class SafeForm(AnswerForm):
    no_voicemail = forms.BooleanField(label=_("Never leave a message when I do not answer"), required=False)
    neutral_envelope = forms.BooleanField(
        label=_("Plain envelopes: nothing outside says who wrote"), required=False
    )
    hidden = forms.BooleanField(label=_("Keep my name out of every list that others see"), required=False)
    note = forms.CharField(
        label=_("Anything else about reaching you safely"),
        max_length=300,
        required=False,
        help_text=_("For example: only after six. Or: if somebody else answers, say nothing."),
        widget=forms.Textarea(attrs=LINES),
    )


class FormatForm(AnswerForm):
    format = forms.ChoiceField(
        label=_("How should we send you things?"),
        choices=Format,
        widget=forms.RadioSelect,
        required=False,
        initial=Format.WEB,
    )
    print_size = size_field()

    def answers(self) -> dict:
        return {
            "format": self.cleaned_data["format"] or Format.WEB,
            "print_size": self.cleaned_data["print_size"] or 12,
        }


class LanguageForm(AnswerForm):
    language = forms.ChoiceField(
        label=_("Which language do you like best?"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        required=False,
        initial="en-GB",
    )

    def answers(self) -> dict:
        return {"language": self.cleaned_data["language"] or "en-GB"}


class JoinNeedsForm(NeedsFields, AnswerForm):
    yes_needs = forms.BooleanField(label=WORDS[Consent.To.NEEDS], required=False)

    def __init__(self, request, initial=None, **kwargs):
        super().__init__(request, initial=initial, **kwargs)
        self.add_needs()
        answers = initial or {}
        for name, field in self.fields.items():
            if name.startswith("needs_"):
                field.initial = [code for code, _words in field.choices if code in answers.get("needs", ())]
            elif name.startswith("own_"):
                field.initial = answers.get("own_words", {}).get(name.removeprefix("own_"), "")
        self.order_fields([name for name in self.fields if name != "yes_needs"] + ["yes_needs"])

    def answers(self) -> dict:
        return {**self.needs_values(), "yes_needs": self.cleaned_data["yes_needs"]}

    def clean(self):
        data = super().clean()
        said = any(value for name, value in data.items() if name.startswith(("needs_", "own_")))
        if said and not data.get("yes_needs"):
            self.add_error(
                "yes_needs", _("We keep this only with your clear yes. Tick it, or empty the page.")
            )
        return data


class HatsForm(AnswerForm):
    hats = forms.MultipleChoiceField(
        label=_("I am here as…"), choices=Hat, widget=forms.CheckboxSelectMultiple, required=False
    )
    hat_words = forms.CharField(
        label=_("Or in your own words"), max_length=200, required=False, widget=forms.Textarea(attrs=LINES)
    )


class FromForm(AnswerForm):
    organisations = organisations_field()
    another = forms.CharField(label=_("Another organisation"), max_length=160, required=False)
    not_connected = forms.BooleanField(label=_("I am not connected to an organisation"), required=False)

    def answers(self) -> dict:
        return {
            "organisations": [str(one.ref) for one in self.cleaned_data["organisations"]],
            "another": self.cleaned_data["another"],
            "not_connected": self.cleaned_data["not_connected"],
        }

    def clean(self):
        data = super().clean()
        if data.get("not_connected") and (data.get("organisations") or data.get("another", "").strip()):
            self.add_error(
                "not_connected", _("Choose organisations, or “not connected to an organisation”. Not both.")
            )
        return data


class NewsForm(AnswerForm):
    yes_news = forms.ChoiceField(
        label=_("Shall we send you news?"),
        choices=[("yes", _("Yes, send me news. I can stop it at any time.")), ("", _("No news for now"))],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def answers(self) -> dict:
        return {"yes_news": self.cleaned_data["yes_news"] == "yes"}


class FinishForm(Trap, ActForm):
    """The last button of joining."""

    def values(self) -> dict:
        return {}


class ComeBackForm(ActForm):
    once = False
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("12 letters and numbers. Big or small letters, with or without spaces."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NewsOnlyForm(Trap, ActForm):
    checks_words = False  # names, addresses and needs are in nobody's words but theirs
    name = NameForm.base_fields["name"]
    kind = forms.ChoiceField(
        label=_("How shall we send it?"), choices=ContactRoute.Kind.choices, widget=forms.RadioSelect
    )
    value = forms.CharField(
        label=_("The number or address"), max_length=400, widget=forms.Textarea(attrs=LINES)
    )

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("name", "kind", "value")}


class EnterPersonForm(NeedsFields, ActForm):
    """Everything that somebody says on the phone, on one screen. Only a name has to be there."""

    checks_words = False  # names, addresses and needs are in nobody's words but theirs
    name = forms.CharField(
        label=_("Their name"),
        max_length=120,
        help_text=_("As they say it. One word is fine."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    called = forms.CharField(label=_("What to call them"), max_length=80, required=False)
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)
    kind = forms.ChoiceField(
        label=_("Best way to reach them"),
        choices=[("", _("No way of their own yet")), *ContactRoute.Kind.choices],
        required=False,
    )
    value = ReachForm.base_fields["value"]
    no_voicemail = forms.BooleanField(label=_("Never leave a message"), required=False)
    neutral_envelope = forms.BooleanField(label=_("Plain envelopes"), required=False)
    hidden = forms.BooleanField(label=_("Keep their name out of every list that others see"), required=False)
    note = forms.CharField(
        label=_("Anything else about reaching them safely"), max_length=300, required=False
    )
    format = forms.ChoiceField(label=_("How should we send them things?"), choices=Format, initial=Format.WEB)
    print_size = forms.TypedChoiceField(
        label=_("Size of print"), choices=SIZES, coerce=int, empty_value=12, required=False, initial=12
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="en-GB")
    hats = forms.MultipleChoiceField(
        label=_("They are here as…"), choices=Hat, widget=forms.CheckboxSelectMultiple, required=False
    )
    hat_words = forms.CharField(label=_("Or in their own words"), max_length=200, required=False)
    organisations = organisations_field()
    another = forms.CharField(label=_("Another organisation"), max_length=160, required=False)
    not_connected = forms.BooleanField(label=_("Not connected to an organisation"), required=False)
    yes_needs = forms.BooleanField(label=_("They said yes to: keep what I need"), required=False)
    yes_news = forms.BooleanField(label=_("They said yes to: send me news"), required=False)
    read_back = forms.BooleanField(
        label=_("I read this back to them and they said yes"),
        error_messages={"required": _("Read it back to them first. Then tick this.")},
    )

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.add_needs()
        self.fields["yes_needs"].help_text = ASKED_ALOUD[Consent.To.NEEDS]
        self.fields["yes_news"].help_text = ASKED_ALOUD[Consent.To.NEWS]

    def values(self) -> dict:
        mine = {
            name: value for name, value in super().values().items() if not name.startswith(("needs_", "own_"))
        }
        return {**mine, **self.needs_values()}

    def main_sections(self) -> list[tuple]:
        """For the page: what is asked first, in the order of a call."""
        return [
            (_("Who"), [self["name"], self["called"], self["via"]]),
            (
                _("Reaching them"),
                [
                    self[name]
                    for name in ("kind", "value", "no_voicemail", "neutral_envelope", "hidden", "note")
                ],
            ),
            (_("Sending them things"), [self["format"], self["print_size"], self["language"]]),
        ]

    def more_sections(self) -> list[tuple]:
        return [
            *self.needs_sections(),
            (_("They are here as…"), [self["hats"], self["hat_words"]]),
            (_("Where they come from"), [self["organisations"], self["another"], self["not_connected"]]),
        ]

    def last_fields(self) -> list:
        return [self["yes_needs"], self["yes_news"], self["read_back"]]
