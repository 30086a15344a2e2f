from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.models import Place
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.shared.forms import ActForm

DAY = {"type": "date"}


class HeardForm(ActForm):
    """What we heard, after a visit that was planned."""

    whose = forms.CharField(
        label=_("Whom did you visit?"),
        max_length=160,
        help_text=_(
            "The group or the place. Of somebody at home, everybody reads “Somebody at home” and no name."
        ),
    )
    hosted_by = forms.CharField(label=_("Who welcomed you?"), max_length=120, required=False)
    people = forms.IntegerField(label=_("About how many people were there?"), min_value=0, max_value=10_000)
    heard = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In their words, without names."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    promised = forms.CharField(
        label=_("What did you promise them?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    answer_by = forms.DateField(
        label=_("By when do they get our answer?"),
        help_text=_("If you leave it empty: ten working days after the visit."),
        required=False,
        widget=forms.DateInput(attrs=DAY),
    )


class VisitForm(HeardForm):
    """A visit that has been, in one go."""

    day = forms.DateField(label=_("When was it?"), widget=forms.DateInput(attrs=DAY))
    setting = forms.ChoiceField(
        label=_("Whose place was it?"),
        choices=[choice for choice in Place.Setting.choices if choice[0] != Place.Setting.ONLINE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose place it was.")},
    )
    where = forms.CharField(
        label=_("Where was it?"),
        max_length=160,
        required=False,
        help_text=_("The name of the place. Never the address of somebody's home."),
    )
    field_order = ["day", "whose", "setting", "where"]


class AnswerForm(ActForm):
    answer = forms.CharField(
        label=_("What did we do with what they said?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    told = forms.ChoiceField(label=_("How did they get our answer?"), choices=HOW_WE_HEARD)
