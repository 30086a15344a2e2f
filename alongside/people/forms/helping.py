from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Person, Right
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route


class WhatAndUntil(ActForm):
    checks_words = False  # how somebody is reached
    rights = forms.MultipleChoiceField(
        label=_("They may…"),
        choices=Right,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They can never vote for you, say how to reach you, or choose another helper."),
    )
    until = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("At most 12 months from now."),
    )


class WantHelpForm(WhatAndUntil):
    """Somebody says whom they would like."""

    helper_name = forms.CharField(
        label=_("Who should help you?"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    helper_reached = forms.CharField(
        label=_("How do we reach them?"),
        max_length=300,
        required=False,
        help_text=_("A number, an e-mail or an address. You may leave this empty."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    field_order = ("helper_name", "helper_reached", "rights", "until")


class HelpForm(WhatAndUntil):
    """A worker writes it down, after making sure."""

    helper = forms.ModelChoiceField(label=_("Who helps"), queryset=Person.objects.none(), to_field_name="ref")
    how_confirmed = forms.CharField(
        label=_("How did you make sure that they want this?"),
        max_length=200,
        help_text=_("For example: rang back on a number that is safe, and they said yes, alone."),
    )
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)
    field_order = ("helper", "rights", "until", "how_confirmed", "via")

    def __init__(self, request, helped, **kwargs):
        super().__init__(request, **kwargs)
        everybody = Person.objects.visible_to(request.user).filter(is_active=True).order_by("name", "pk")
        self.fields["helper"].queryset = everybody.exclude(pk=helped.pk)
