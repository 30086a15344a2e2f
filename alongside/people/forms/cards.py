from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.shared.forms import ActForm


class CardForm(ActForm):
    once = False  # a repeated submit is a new try, never an old answer
    code = forms.CharField(
        label=_("The code on your card"),
        max_length=40,
        help_text=_("12 letters and numbers. Big or small letters, with or without spaces."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class MakeCardForm(ActForm):
    once = False  # the code is shown once; pressing again makes a new card
