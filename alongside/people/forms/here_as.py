from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Hat
from alongside.shared.forms import ActForm


class HatsForm(ActForm):
    hats = forms.MultipleChoiceField(
        label=_("I am here as…"), choices=Hat, widget=forms.CheckboxSelectMultiple, required=False
    )
