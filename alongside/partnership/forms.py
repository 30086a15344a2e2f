"""The set-up journey, one thing a page. Its answers wait in the session until they are checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.actions import keep_logo
from alongside.partnership.models import ContactWay
from alongside.partnership.promises import promises_of_ways
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm
from alongside.shared.promises import settle


class CodeForm(ActForm):
    # A repeated submit must be a new try, never an old answer.
    once = False
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("It looks like ABCD-EFGH-JK. Capitals and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class StepForm(forms.Form):
    """One step. `answers()` is what the session keeps."""

    def answers(self) -> dict:
        return self.cleaned_data


class NameForm(StepForm):
    name = forms.CharField(
        label=_("Name of your partnership"), max_length=100, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    strapline = forms.CharField(
        label=_("A few words under the name"),
        max_length=120,
        required=False,
        help_text=_("You may leave this empty. For example: Sharing the power."),
    )


class LogoForm(StepForm):
    logo = forms.FileField(
        label=_("Your logo"),
        required=False,
        help_text=_("A PNG or JPEG picture, at most 10 MB. You may go on without one."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )

    def clean_logo(self):
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        try:
            return keep_logo(upload)
        except Refused as no:
            raise forms.ValidationError(no.sentence) from no

    def answers(self) -> dict:
        logo = self.cleaned_data["logo"]
        return {"logo": logo} if logo else {}


class WaysForm(StepForm):
    phone = forms.CharField(label=_("Phone number"), max_length=60, required=False)
    text = forms.CharField(label=_("Number for text messages"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=200, required=False)
    post = forms.CharField(
        label=_("Address for letters"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    web = forms.CharField(label=_("Web address"), max_length=200, required=False)
    contact_name = forms.CharField(
        label=_("First name of the person who answers"),
        max_length=80,
        help_text=_("People like to know who it will be."),
    )
    contact_hours = forms.CharField(
        label=_("When they answer"),
        max_length=120,
        required=False,
        help_text=_("For example: Monday to Thursday, 10 am to 3 pm."),
    )

    def ways(self) -> dict[str, str]:
        return {kind: self.cleaned_data.get(kind, "") for kind in ContactWay.Kind.values}

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                settle(promises_of_ways(self.ways()))
            except Refused as no:
                raise forms.ValidationError(no.sentence) from no
        return cleaned

    def answers(self) -> dict:
        rest = {name: self.cleaned_data[name] for name in ("contact_name", "contact_hours")}
        return {"ways": self.ways(), **self.ways(), **rest}


class YouForm(StepForm):
    your_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    your_email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=200,
        required=False,
        help_text=_(
            "We send a code here when you sign in again. Without one, you make a new code where the program runs."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class OpenForm(ActForm):
    """The last button."""


class ChangeForm(ActForm):
    """Name, words and ways on one page, for whoever looks after the website."""

    name = NameForm.base_fields["name"]
    strapline = NameForm.base_fields["strapline"]
    about = forms.CharField(
        label=_("Who you are, in one or two sentences"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phone = WaysForm.base_fields["phone"]
    text = WaysForm.base_fields["text"]
    email = WaysForm.base_fields["email"]
    post = WaysForm.base_fields["post"]
    web = WaysForm.base_fields["web"]
    contact_name = WaysForm.base_fields["contact_name"]
    contact_hours = WaysForm.base_fields["contact_hours"]

    def values(self) -> dict:
        given = super().values()
        ways = {kind: given.pop(kind) for kind in ContactWay.Kind.values}
        return {**given, "ways": ways}


class CloseForm(ActForm):
    first = forms.DateField(label=_("Closed from"), widget=forms.DateInput(attrs={"type": "date"}))
    back_on = forms.DateField(label=_("Back on"), widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(
        label=_("What to do meanwhile"),
        max_length=200,
        required=False,
        help_text=_(
            "For example: if somebody is in danger, ring 999. We answer everything when we are back."
        ),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class OpenAgainForm(ActForm):
    """A button alone."""
