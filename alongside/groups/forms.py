from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Hat
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm
from alongside.shared.uploads import keep_file


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


class LookForm(ActForm):
    looking_for = forms.CharField(
        label=_("Whom would the group like to have?"),
        help_text=_(
            "In plain words. Nobody is given marks. Empty: the group is closed to new people for now."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    takes_time = forms.CharField(
        label=_("How much time does it take?"),
        help_text=_("Such as: two hours a month, and an hour to read."),
        max_length=200,
        required=False,
    )
    offer = forms.CharField(
        label=_("What do we pay?"),
        help_text=_("The fee, or why there is none; which costs we pay back; how and when."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    looking_until = forms.DateField(
        label=_("Until when can people say that they would like to join?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    opens_again = forms.DateField(
        label=_("If it is closed: when does it look for people again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class CommunitiesForm(ActForm):
    communities = forms.CharField(
        label=_("Which communities are often not heard here? One on a line."),
        help_text=_("Before a vote closes, whoever runs it sees which of them had no way in yet."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    on = forms.DateField(
        label=_("When did the group agree on this?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    how = forms.CharField(label=_("How?"), max_length=200, help_text=_("Such as: show of hands, all agreed."))

    def values(self) -> dict:
        return super().values() | {"communities": self.cleaned_data["communities"].splitlines()}


class InterestForm(ActForm):
    """In writing, or in a recording or a film: one of them is enough."""

    checks_words = False
    name = forms.CharField(
        label=_("Your name"), max_length=120, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    reached = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("A phone number, an e-mail or an address: what is best for you."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    words = forms.CharField(
        label=_("Why would you like to join?"),
        help_text=_("A few words are enough. Or send a recording or a film below, or ring us."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    upload = forms.FileField(
        label=_("A recording or a film of you"),
        help_text=_("It can be all that you send: say your name in it, and how we can reach you."),
        required=False,
    )

    def __init__(self, request, *, known: bool = False, heard: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        if known:
            del self.fields["name"], self.fields["reached"]
        if heard:
            self.fields["via"] = forms.ChoiceField(label=_("How did they tell you?"), choices=HOW_WE_HEARD)

    def clean_upload(self):
        """Looked through here, before the database is locked for writing: with a film it takes seconds."""
        upload = self.cleaned_data["upload"]
        try:
            return keep_file(upload) if upload else None
        except Refused as no:
            raise forms.ValidationError(no.sentence) from no


class AnswerForm(ActForm):
    answer = forms.CharField(
        label=_("What did you answer them?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
