from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.people.forms.person import HOW_WE_HEARD
from alongside.safeguarding.models import Concern, ConcernNote
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

MOST_NUMBERS = 6


def own_words(label, *, rows: int, help_text="", required: bool = True, most: int = 10000):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto", "autocomplete": "off"}),
    )


def a_line(label, *, help_text="", required: bool = False, most: int = 300):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def one_of(label, choices, *, help_text="", required: bool = True):
    return forms.ChoiceField(
        label=label, help_text=help_text, required=required, choices=choices, widget=forms.RadioSelect
    )


class ConcernForm(ActForm):
    checks_words = False  # a worry is written as it comes
    words = own_words(
        _("What worries you?"),
        rows=6,
        help_text=_("In your own words: what you saw, heard or felt. It does not have to be proved."),
    )
    about = a_line(_("Who is it about?"), help_text=_("You can leave this out. It may be about yourself."))
    in_danger = one_of(_("Is somebody in danger now?"), Concern.Danger)
    knows = one_of(_("Does this person know that you tell us?"), Concern.Knows, required=False)
    reach_back = a_line(
        _("How may we reach you?"),
        help_text=_("A phone number, or another way. You can leave this out. Then we cannot ask you more."),
    )
    reach_is_safe = one_of(_("Is it safe for you if we do?"), Concern.Reach, required=False)
    nameless = forms.BooleanField(label=_("Do not keep my name with this"), required=False)
    via = forms.ChoiceField(label=_("Whose worry is it?"), initial=Route.WEB)

    def __init__(self, request):
        super().__init__(request)
        if not request.user.is_authenticated:
            del self.fields["nameless"]
        if request.user.is_authenticated and request.user.is_worker:
            self.fields["via"].choices = [
                (Route.WEB, _("My own")),
                *((way, gettext("Somebody told me %s") % label) for way, label in HOW_WE_HEARD),
            ]
        else:
            del self.fields["via"]


class NoteForm(ActForm):
    checks_words = False  # a worry is written as it comes
    words = own_words(_("What did you do, or learn?"), rows=6)


class PassOnForm(ActForm):
    checks_words = False  # a worry is written as it comes
    to = a_line(_("To whom?"), help_text=_("The council's team for adults, for example."), required=True)
    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}))
    agreed = one_of(_("Did the person say yes to it?"), ConcernNote.Agreed)
    words = own_words(
        _("What did you tell them? If the person did not say yes: why did you pass it on?"),
        rows=5,
        required=False,
    )


class CloseForm(ActForm):
    checks_words = False  # a worry is written as it comes
    words = own_words(_("Why is there nothing more to do?"), rows=5)


class NumbersForm(ActForm):
    """Whose, which number, when; a line without a number is left out."""

    checks_words = False  # a worry is written as it comes

    def __init__(self, request, numbers):
        super().__init__(request)
        now = list(numbers)
        for line in range(1, MOST_NUMBERS + 1):
            number = now[line - 1] if line <= len(now) else None
            self.fields[f"label_{line}"] = a_line(_("Whose number is it?"), most=80)
            self.fields[f"value_{line}"] = a_line(_("The number"), most=40)
            self.fields[f"when_{line}"] = a_line(_("When does somebody answer?"), most=120)
            for name in ("label", "value", "when"):
                self.fields[f"{name}_{line}"].initial = getattr(number, name, "")

    @property
    def lines(self):
        return [
            (line, [self[f"{name}_{line}"] for name in ("label", "value", "when")])
            for line in range(1, MOST_NUMBERS + 1)
        ]

    def clean(self):
        cleaned = super().clean()
        for line in range(1, MOST_NUMBERS + 1):
            label, value = cleaned.get(f"label_{line}", ""), cleaned.get(f"value_{line}", "")
            if label and not value:
                self.add_error(f"value_{line}", gettext("Write the number, or take its name out."))
            if value and not label:
                self.add_error(f"label_{line}", gettext("Say whose number it is."))
            if value and not any(sign.isdigit() for sign in value):
                self.add_error(f"value_{line}", gettext("Write a number that a phone can ring."))
        return cleaned

    def values(self) -> dict:
        lines = [
            tuple(self.cleaned_data[f"{name}_{line}"] for name in ("label", "value", "when"))
            for line in range(1, MOST_NUMBERS + 1)
        ]
        return {"numbers": [line for line in lines if line[1]]}
