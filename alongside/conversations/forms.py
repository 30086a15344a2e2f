from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.conversations.models import Support
from alongside.shared.forms import ActForm


class QuestionForm(ActForm):
    text = forms.CharField(label=_("What do you ask people?"), max_length=300)


class NoteForm(ActForm):
    table = forms.CharField(label=_("Which table?"), max_length=60)
    text = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In their words, without names."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    facilitator = forms.CharField(label=_("Who led the table?"), max_length=80, required=False)
    scribe = forms.CharField(label=_("Who wrote it down?"), max_length=80, required=False)
    is_confirmed = forms.BooleanField(
        label=_("I read it back, and they said: yes, this is what we said"), required=False
    )


class SupportForm(ActForm):
    table = forms.CharField(label=_("Which table?"), max_length=60)
    support = forms.ChoiceField(
        label=_("How did they feel about it?"), choices=Support.choices, widget=forms.RadioSelect
    )
    change = forms.CharField(
        label=_("What would they change?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class ConclusionForm(ActForm):
    text = forms.CharField(
        label=_("What came of it?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
