from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import ContactRoute
from alongside.shared.forms import ActForm


class ContactRouteForm(ActForm):
    kind = forms.ChoiceField(label=_("Which way"), choices=ContactRoute.Kind)
    value = forms.CharField(
        label=_("The number or address"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_safe = forms.BooleanField(
        label=_("It is safe to reach them this way"),
        required=False,
        initial=True,
        help_text=_("Leave this empty if somebody else could read or hear it who should not."),
    )
    is_first_choice = forms.BooleanField(label=_("This is the way they like best"), required=False)
