"""What people may type about letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.shared.forms import ActForm
from alongside.shared.post.actions.by_hand import AGAIN, DONE, LATER, LEAVE, NO_ANSWER, WENT


class ButtonForm(ActForm):
    """A button alone."""


class CallForm(ActForm):
    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[
            (DONE, _("Done: they know it now")),
            (NO_ANSWER, _("No answer")),
            (LATER, _("Ring back on another day")),
        ],
        widget=forms.RadioSelect,
    )
    ring_on = forms.DateField(
        label=_("On which day?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class DecideForm(ActForm):
    choice = forms.ChoiceField(
        label=_("What shall we do?"),
        choices=[
            (WENT, _("It went. I have made sure.")),
            (AGAIN, _("Send it again")),
            (LEAVE, _("Leave it")),
        ],
        widget=forms.RadioSelect,
    )
