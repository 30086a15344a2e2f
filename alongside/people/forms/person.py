from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.consent_words import WORDS
from alongside.people.models import Consent, Format, Person, Role
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

HOW_WE_HEARD = [(Route.PHONE, Route.PHONE.label)] + [
    (route.value, route.label)
    for route in (Route.TEXT, Route.EMAIL, Route.POST, Route.VISIT, Route.DESK, Route.ROOM)
]
LANGUAGES = [
    ("en-GB", _("English")),
    ("ur", _("Urdu")),
    ("pa", _("Punjabi")),
    ("bfi", _("British Sign Language")),
]


SIZES = [
    (12, _("12, usual")),
    (16, _("16, large")),
    (18, _("18, larger")),
    (24, _("24, very large")),
    (28, _("28, largest")),
]


class ChangePersonForm(ActForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    called = forms.CharField(label=_("What to call you"), max_length=80, required=False)
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    format = forms.ChoiceField(label=_("How should we send you things?"), choices=Format)
    print_size = forms.TypedChoiceField(label=_("Size of print"), choices=SIZES, coerce=int)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


class RolesForm(ActForm):
    roles = forms.MultipleChoiceField(
        label=_("What they do here"), choices=Role.Kind, widget=forms.CheckboxSelectMultiple, required=False
    )


class HandOverForm(ActForm):
    """Who stands in, with which work, from when to when."""

    cover = forms.ModelChoiceField(
        label=_("Who stands in?"), queryset=Person.objects.none(), to_field_name="ref"
    )
    roles = forms.MultipleChoiceField(
        label=_("They may do this work…"), choices=(), widget=forms.CheckboxSelectMultiple, required=False
    )
    first_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(
        label=_("Until, this day counted in"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        user = request.user
        mine = user.roles.live().values_list("kind", flat=True)
        self.fields["roles"].choices = [(kind, Role.Kind(kind).label) for kind in mine]
        everybody = Person.objects.visible_to(user).filter(is_active=True).order_by("name", "pk")
        self.fields["cover"].queryset = everybody.exclude(pk=user.pk)


class BringsForm(ActForm):
    brings = forms.CharField(
        label=_("What I bring"),
        max_length=500,
        required=False,
        help_text=_("Skills, what you know, what you have lived. In your own words."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    shown = forms.BooleanField(label=WORDS[Consent.To.SKILLS], required=False)


class NoteToMyselfForm(ActForm):
    checks_words = False  # a note for oneself
    once = False  # a note leaves no other trace
    words = forms.CharField(
        label=_("What did I notice?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


class ViaForm(ActForm):
    """A button, and by which way somebody asked for it when a worker presses it for them."""

    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD, initial=Route.PHONE)

    def __init__(self, request, *, for_them: bool, **kwargs):
        super().__init__(request, **kwargs)
        if not for_them:
            del self.fields["via"]


class NothingToFillIn(ActForm):
    """A button alone."""
