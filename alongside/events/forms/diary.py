from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.forms.holding import AsksWhichHour
from alongside.shared.forms import ActForm


class CallOffForm(ActForm):
    why = forms.CharField(
        label=_("Why does it not take place? Everybody reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProgrammeForm(ActForm):
    checks_words = False
    programme = forms.CharField(
        label=_("What happens when?"),
        help_text=_("A line each, with its time: 10:30 Welcome. A line with “break” or “lunch” is a break."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )


class AgainForm(AsksWhichHour, ActForm):
    day = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.ask_which_again()


class SeriesForm(ActForm):
    title = forms.CharField(label=_("What are these events called together?"), max_length=120)
    about = forms.CharField(
        label=_("What do they have in common?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
