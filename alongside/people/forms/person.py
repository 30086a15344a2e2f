from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import ContactRoute, Format, Role
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

HOW_WE_HEARD = [(Route.PHONE, Route.PHONE.label)] + [
    (route.value, route.label)
    for route in (Route.TEXT, Route.EMAIL, Route.POST, Route.VISIT, Route.DESK, Route.ROOM)
]
LANGUAGES = [
    ("en-GB", _("English")),
    ("ur", _("Urdu")),
    ("pa", _("Punjabi")),
    ("bfi", _("British Sign Language")),
]


class EnterPersonForm(ActForm):
    name = forms.CharField(
        label=_("Their name"), max_length=120, help_text=_("As they say it. One word is fine.")
    )
    called = forms.CharField(label=_("What to call them"), max_length=80, required=False)
    kind = forms.ChoiceField(
        label=_("Best way to reach them"),
        choices=[("", _("No way of their own yet")), *ContactRoute.Kind.choices],
        required=False,
    )
    value = forms.CharField(
        label=_("The number or address"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    format = forms.ChoiceField(label=_("How should we send them things?"), choices=Format, initial=Format.WEB)
    print_size = forms.IntegerField(
        label=_("Size of print"),
        min_value=10,
        max_value=48,
        initial=12,
        help_text=_("12 is usual, 18 is large."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="en-GB")
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)
    read_back = forms.BooleanField(
        label=_("I read this back to them and they said yes"),
        error_messages={"required": _("Read it back to them first. Then tick this.")},
    )


class ChangePersonForm(ActForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    called = forms.CharField(label=_("What to call you"), max_length=80, required=False)
    format = forms.ChoiceField(label=_("How should we send you things?"), choices=Format)
    print_size = EnterPersonForm.base_fields["print_size"]
    language = EnterPersonForm.base_fields["language"]


class RolesForm(ActForm):
    roles = forms.MultipleChoiceField(
        label=_("What they do here"), choices=Role.Kind, widget=forms.CheckboxSelectMultiple, required=False
    )


class NothingToFillIn(ActForm):
    """A button alone."""
