from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import ContactRoute
from alongside.shared.forms import ActForm

VALUE = forms.CharField(
    label=_("The number or address"),
    max_length=400,
    widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
)


class CareForm(ActForm):
    """What all ways have in common: is it safe, and how."""

    checks_words = False  # an address
    is_safe = forms.BooleanField(
        label=_("It is safe to reach them this way"),
        required=False,
        initial=True,
        help_text=_("Leave this empty if somebody else could read or hear it who should not."),
    )
    is_first_choice = forms.BooleanField(label=_("This is the way they like best"), required=False)
    no_voicemail = forms.BooleanField(label=_("Never leave a message"), required=False)
    neutral_envelope = forms.BooleanField(
        label=_("Plain envelopes: nothing outside says who wrote"), required=False
    )
    note = forms.CharField(
        label=_("Anything else about reaching them safely"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class ContactRouteForm(CareForm):
    kind = forms.ChoiceField(label=_("Which way"), choices=ContactRoute.Kind)
    value = VALUE
    field_order = ("kind", "value")


class ChangeRouteForm(CareForm):
    """Whoever works here may leave number and note empty: then they stay as they are, unseen."""

    value = VALUE
    field_order = ("value",)

    def __init__(self, request, route, **kwargs):
        super().__init__(request, **kwargs)
        self.route = route
        if route.person != request.user:
            for name in ("value", "note"):
                self.fields[name].required = False
                self.fields[name].help_text = _("Leave this empty and it stays as it is.")

    def values(self) -> dict:
        values = super().values()
        for name in ("value", "note"):
            if self.route.person != self.request.user and not values[name]:
                values[name] = getattr(self.route, name)
        return values
