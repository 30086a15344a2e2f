"""Booking, with a name and one way to reach somebody; and what they need for the day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.models import Arrangement, Place
from alongside.events.models.booking import Connection
from alongside.people.actions.reaching import check_value
from alongside.people.consent_words import WORDS
from alongside.people.forms.needing import NeedsFields
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Consent, ContactRoute
from alongside.people.needs_list import GROUPS
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm

MOST_WITH_THEM = 9
FIRST_FOR_THE_DAY = ["professional", "place", "practical", "support", "format"]


def number_field(label) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_WITH_THEM,
        required=False,
        initial=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class HowWeHeard:
    """Whoever writes it down for somebody says by which way they heard it."""

    def add_how_we_heard(self) -> None:
        self.fields["via"] = forms.ChoiceField(label=_("How did they tell you?"), choices=HOW_WE_HEARD)


class CompanyForm(HowWeHeard, ActForm):
    """Who comes with them. Their places are held together."""

    supporters = number_field(_("How many supporters come with you?"))
    assistants = number_field(_("How many personal assistants come with you?"))
    children = number_field(_("How many children come with you?"))

    def __init__(self, request, *, heard: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        if heard:
            self.add_how_we_heard()

    def values(self) -> dict:
        given = super().values()
        for name in ("supporters", "assistants", "children"):
            given[name] = given.get(name) or 0
        return given


class BookForm(CompanyForm):
    """For somebody whom we know: where, who comes with them, where they come from."""

    place = forms.ModelChoiceField(
        label=_("Where do you want to take part?"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    connection = forms.ChoiceField(
        label=_("Do you come from an organisation?"),
        choices=Connection.choices,
        initial=Connection.NOT_ASKED,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(label=_("Which organisation?"), max_length=160, required=False)
    use_needs = forms.BooleanField(
        label=_("Arrange what I told you that I need"), required=False, initial=True
    )
    field_order = ["name", "kind", "value", "place", "use_needs"]

    def __init__(self, request, event, *, knows_needs: bool = False, heard: bool = False, **kwargs):
        super().__init__(request, heard=heard, **kwargs)
        places = event.places.all()
        self.fields["place"].queryset = places
        self.fields["place"].label_from_instance = lambda place: place.name
        if len(places) == 1:
            del self.fields["place"]
        if not knows_needs:
            del self.fields["use_needs"]

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("connection") == Connection.ORGANISATION
            and not cleaned.get("organisation", "").strip()
        ):
            self.add_error("organisation", _("Write its name, or choose another answer above."))
        return cleaned


class NewcomerForm(BookForm):
    """For somebody whom we do not know yet: a name and one way to reach them come first."""

    checks_words = False
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Any name that you use. One word is fine."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
        error_messages={"required": _("Write a name. Any name that you use is fine.")},
    )
    kind = forms.ChoiceField(
        label=_("How can we reach you?"),
        choices=ContactRoute.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one way.")},
    )
    value = forms.CharField(
        label=_("The number or address"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write the number or address, so that we can tell you of changes.")},
    )
    read_back = forms.BooleanField(label=_("I read this back, and they said: yes"), required=False)
    leave_empty = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request, event, *, heard: bool = False, **kwargs):
        super().__init__(request, event, heard=heard, **kwargs)
        if heard:
            self.fields["kind"].required = self.fields["value"].required = False
        else:
            del self.fields["read_back"]

    def clean(self):
        cleaned = super().clean()
        kind, value = cleaned.get("kind", ""), cleaned.get("value", "").strip()
        if kind and value:
            try:
                check_value(kind, value)
            except Refused as no:
                self.add_error("value", no.sentence)
        return cleaned

    def values(self) -> dict:
        given = super().values()
        given.pop("leave_empty", None)
        return given


class NeedsForTheDayForm(NeedsFields, HowWeHeard, ActForm):
    """What they need at this event, in groups; the needs about letters are asked elsewhere."""

    checks_words = False
    yes = forms.BooleanField(label=WORDS[Consent.To.NEEDS], required=False)
    remember = forms.BooleanField(label=_("Remember this for the next time"), required=False)

    def __init__(self, request, booking, *, heard: bool = False, sees_saved: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        self.add_needs(_as_needs(booking, sees_saved=sees_saved))
        for name in ("needs_contact", "own_contact"):
            del self.fields[name]
        if booking.person.consents.filter(to=Consent.To.NEEDS, ended_at=None).exists():
            del self.fields["yes"]
        if heard:
            self.add_how_we_heard()

    def values(self) -> dict:
        data = self.cleaned_data
        groups = [group for group in GROUPS if group.name != "contact"]
        return {
            "needs": [code for group in groups for code in data[f"needs_{group.name}"]],
            "own_words": {
                group.name: data[f"own_{group.name}"] for group in groups if data[f"own_{group.name}"]
            },
            "yes": data.get("yes", False),
            "remember": data.get("remember", False),
        } | ({"via": data["via"]} if "via" in data else {})

    def sections(self) -> list[tuple]:
        """What has to be booked for the day stands first."""
        groups = {group.name: group for group in GROUPS}
        return [
            (groups[name].title, [self[f"needs_{name}"], self[f"own_{name}"]]) for name in FIRST_FOR_THE_DAY
        ]


class _Said:
    def __init__(self, code: str, note: str):
        self.code, self.note = code, note


def _as_needs(booking, *, sees_saved: bool) -> list[_Said]:
    """What was said for this day; before anything was, what the person told us before.

    The key of one ticket opens no more than that ticket: what was told before is for whoever may see it anyway.
    """
    rows = list(booking.arrangements.all())
    if rows or not sees_saved:
        return [_Said(one.need, one.note) for one in rows]
    return [_Said(need.code, need.note) for need in booking.person.needs.all()]


class ButtonForm(HowWeHeard, ActForm):
    """A button, and for whoever writes it down for somebody, how they heard it."""

    def __init__(self, request, *, heard: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        if heard:
            self.add_how_we_heard()


class MetForm(HowWeHeard, ActForm):
    """Was it there? One question, their own answer."""

    checks_words = False
    met = forms.ChoiceField(
        label=_("Was it there?"),
        choices=Arrangement.Met.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, partly or no.")},
    )
    words = forms.CharField(
        label=_("What was missing, or what was good?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, request, *, heard: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        if heard:
            self.add_how_we_heard()


class MaySayWhyForm(HowWeHeard, ActForm):
    yes = forms.TypedChoiceField(
        label=_("May we say in public why it was not there? Never your name."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )

    def __init__(self, request, *, heard: bool = False, **kwargs):
        super().__init__(request, **kwargs)
        if heard:
            self.add_how_we_heard()
