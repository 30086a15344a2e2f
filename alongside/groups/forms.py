from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Hat
from alongside.shared.forms import ActForm


class HereAsForm(ActForm):
    """What somebody is in this group, and what the others may see of it."""

    hat = forms.ChoiceField(label=_("In this group I am…"), choices=Hat, widget=forms.RadioSelect)
    hat_is_public = forms.BooleanField(label=_("Everybody may see this"), required=False)
    here_as_disabled = forms.TypedChoiceField(
        label=_("Do you take part in this group as a disabled person?"),
        help_text=_(
            "You need not answer. Nobody sees your answer: it only helps us to say whether most of this group are "
            "disabled people."
        ),
        choices=[("", _("I would rather not say")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
