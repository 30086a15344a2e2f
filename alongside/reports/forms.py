from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.shared.forms import ActForm


class ThanksForm(ActForm):
    words = forms.CharField(
        label=_("What did you hear so far, and what happens next?"),
        help_text=_("A few short lines. Everybody who came gets them, each their own way."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class StartForm(ActForm):
    intro = forms.CharField(
        label=_("A few words at the beginning, if you like"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_steps = forms.CharField(
        label=_("What happens next, and when?"),
        help_text=_("A line for each step."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class CheckForm(ActForm):
    """A button; and a box for each short form that nobody has explained yet."""

    def __init__(self, request, short_forms, **kwargs):
        super().__init__(request, **kwargs)
        self.short_forms = list(short_forms)
        for number, word in enumerate(self.short_forms):
            self.fields[f"meaning{number}"] = forms.CharField(
                label=_("What does %(word)s mean?") % {"word": word}, max_length=300
            )

    def values(self) -> dict:
        return {
            "meanings": {
                word: self.cleaned_data[f"meaning{number}"] for number, word in enumerate(self.short_forms)
            }
        }


class FinishForm(ActForm):
    """A button; a report that is final early grows a box for the reason."""


class PutRightForm(ActForm):
    words = forms.CharField(
        label=_("What was wrong, and what is right?"),
        help_text=_(
            "A sentence or two, without names. It stands first in the new version; the old one stays."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
