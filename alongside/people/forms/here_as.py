from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.forms.joining import FromForm as JoinFromForm
from alongside.people.forms.joining import organisations_field
from alongside.people.models import Hat
from alongside.shared.forms import ActForm


class HatsForm(ActForm):
    checks_words = False  # who somebody is, in their own words
    hats = forms.MultipleChoiceField(
        label=_("I am here as…"), choices=Hat, widget=forms.CheckboxSelectMultiple, required=False
    )
    own_words = forms.CharField(
        label=_("Or in your own words"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class FromForm(ActForm):
    organisations = organisations_field()
    another = JoinFromForm.base_fields["another"]
    not_connected = JoinFromForm.base_fields["not_connected"]
