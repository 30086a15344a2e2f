from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Person, Right
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route


class HelpForm(ActForm):
    helper = forms.ModelChoiceField(label=_("Who helps"), queryset=Person.objects.none(), to_field_name="ref")
    rights = forms.MultipleChoiceField(
        label=_("They may…"), choices=Right, widget=forms.CheckboxSelectMultiple, required=False
    )
    until = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("At most 12 months from now."),
    )
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)

    def __init__(self, request, helped, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["helper"].queryset = Person.objects.visible_to(request.user).exclude(pk=helped.pk)
