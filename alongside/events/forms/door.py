from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.algorithms.names import spelled_alike
from alongside.events.actions.guests import check_way
from alongside.events.attendance import typed_sheet
from alongside.events.models import Event, Headcount
from alongside.events.models.booking import Connection
from alongside.people.models import ContactRoute
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

CAME_BY = [
    (route.value, route.label) for route in (Route.ROOM, Route.WEB, Route.PHONE, Route.VISIT, Route.POST)
]


def ask_which_place(form, event) -> None:
    """Where there is one place, nobody is asked."""
    places = list(event.places.all())
    if len(places) < 2:
        del form.fields["place"]
        return
    form.fields["place"].queryset = event.places.all()
    form.fields["place"].label_from_instance = lambda place: place.name


class DoorCountForm(ActForm):
    """For whoever stands at the door: one number."""

    people = forms.IntegerField(
        label=_("How many others came, whom nobody wrote down?"),
        help_text=_("For example young people: they are counted, and nothing is kept about them."),
        min_value=1,
        max_value=10_000,
    )

    def values(self) -> dict:
        return {"people": self.cleaned_data["people"], "came": Route.ROOM}


class HeadcountForm(ActForm):
    of = forms.ChoiceField(
        label=_("Whom did you count?"),
        choices=Headcount.Of,
        initial=Headcount.Of.OTHERS,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Nobody is counted twice: if you counted everybody, your number is the one that counts."),
    )
    people = forms.IntegerField(label=_("How many people came?"), min_value=0, max_value=100_000)
    from_organisations = forms.IntegerField(
        label=_("Of these, from an organisation"), min_value=0, max_value=100_000, required=False
    )
    not_connected = forms.IntegerField(
        label=_("Of these, not connected to an organisation"), min_value=0, max_value=100_000, required=False
    )
    not_asked = forms.IntegerField(
        label=_("Of these, not asked"), min_value=0, max_value=100_000, required=False
    )
    organisations = forms.IntegerField(
        label=_("How many different organisations?"), min_value=0, max_value=10_000, required=False
    )
    supporters = forms.IntegerField(
        label=_("Of these, came to support somebody"), min_value=0, max_value=100_000, required=False
    )
    came = forms.ChoiceField(label=_("They took part…"), choices=CAME_BY)
    place = forms.ModelChoiceField(
        label=_("At which place?"), queryset=None, required=False, empty_label=_("All of it")
    )

    def __init__(self, request, event, **kwargs):
        super().__init__(request, **kwargs)
        ask_which_place(self, event)
        if event.mode == Event.Mode.ONLINE:
            self.fields["came"].initial = Route.WEB

    def clean_not_asked(self) -> int:
        return self.cleaned_data["not_asked"] or 0

    def clean_supporters(self) -> int:
        return self.cleaned_data["supporters"] or 0

    def clean_of(self) -> str:
        return self.cleaned_data["of"] or Headcount.Of.OTHERS


class DayPassForm(ActForm):
    once = False  # the code is shown once; pressing again makes another pass
    volunteer = forms.CharField(label=_("Who stands at the door?"), max_length=120)
    day = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}))


class DayPassCodeForm(ActForm):
    once = False  # a repeated submit is a new try, never an old answer
    code = forms.CharField(
        label=_("The code on your day pass"),
        max_length=40,
        help_text=_("10 letters and numbers. Big or small letters, with or without spaces."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class TicketCodeForm(ActForm):
    once = False  # one code after another
    code = forms.CharField(
        label=_("The code on the ticket"),
        max_length=20,
        help_text=_("6 letters and numbers."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


TO_THANK = ("kind", "value")


class WalkInForm(ActForm):
    checks_words = False
    name = forms.CharField(
        label=_("Their name, if they want to say it"),
        help_text=_("Nobody under 18: leave it empty, and they are counted all the same."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Would they like to be thanked, and to hear what was said?"),
        help_text=_(
            "Read this to them: “We use this to thank you and to send what was said. Then we forget it.”"
        ),
        choices=[("", _("No, or they did not say")), *ContactRoute.Kind.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    value = forms.CharField(
        label=_("The number or address, for that alone"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )
    connection = forms.ChoiceField(
        label=_("Do they come from an organisation?"),
        choices=[
            (Connection.ORGANISATION.value, Connection.ORGANISATION.label),
            (Connection.NOT_CONNECTED.value, Connection.NOT_CONNECTED.label),
            (Connection.NOT_ASKED.value, _("We did not ask")),
        ],
        initial=Connection.NOT_ASKED,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(label=_("Which one?"), max_length=160, required=False)
    with_them = forms.IntegerField(
        label=_("How many came with them to support them, or as children?"),
        min_value=0,
        max_value=20,
        required=False,
    )
    place = forms.ModelChoiceField(
        label=_("At which place?"), queryset=None, required=False, empty_label=_("Not said")
    )

    def __init__(self, request, event, **kwargs):
        super().__init__(request, **kwargs)
        ask_which_place(self, event)

    def clean_with_them(self) -> int:
        return self.cleaned_data["with_them"] or 0

    def fields_of_everybody(self) -> list:
        return [field for field in self.visible_fields() if field.name not in TO_THANK]

    def fields_to_thank(self) -> list:
        """Folded away: in a queue the button is near, and most do not ask for it."""
        return [self[name] for name in TO_THANK]

    def clean(self):
        """Whoever wants to be thanked gives a name, a way, and the number or address that goes with it."""
        cleaned = super().clean()
        kind, value = cleaned.get("kind", ""), cleaned.get("value", "")
        if kind or value.strip():
            try:
                check_way(cleaned.get("name", ""), kind, value)
            except Refused as no:
                self.add_error(no.field, no.sentence)
        return cleaned


class WithThemForm(ActForm):
    """Supporters, assistants and children: those who really came."""

    with_them = forms.IntegerField(
        label=_("How many came with them?"),
        help_text=_("Supporters, assistants and children. 0 if they came alone."),
        min_value=0,
        max_value=20,
    )


class OrganisationsForm(ActForm):
    """Which of the spellings are one organisation, and how is it written?"""

    checks_words = False
    spellings = forms.MultipleChoiceField(
        label=_("Which of these are the same?"), widget=forms.CheckboxSelectMultiple
    )
    organisation = forms.CharField(label=_("How do they write their name?"), max_length=160)

    def __init__(self, request, written: list[str], **kwargs):
        super().__init__(request, **kwargs)
        self.fields["spellings"].choices = [(one, one) for one in written]


def organisations_of(event) -> list[str]:
    """Every organisation that came, as it was first written, by its letters."""
    written: dict[str, str] = {}
    for one in event.attendances.order_by("pk"):
        if spelled_alike(one.organisation):
            written.setdefault(spelled_alike(one.organisation), one.organisation)
    return [written[alike] for alike in sorted(written)]


class PaperSheetForm(ActForm):
    """Everybody on the list with a tick, lines for others, and how many nobody wrote down.

    Two things that nobody sees go with it: who had a tick when the page was opened, and the mark of what was typed.
    """

    checks_words = False
    once_for_the_same_words = True
    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100_000)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    came = forms.ModelMultipleChoiceField(
        label=_("Who came?"),
        queryset=None,
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(
        label=_("Others who wrote their names down"),
        help_text=_(
            "A line for each: name, then a comma and the organisation, or “none”. Who wants to be thanked: a comma and "
            "their e-mail or number; we forget it afterwards. Who came with others: a comma and how many, such as “+2”."
        ),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    others = forms.IntegerField(
        label=_("How many others came, whom nobody wrote down?"),
        help_text=_("For example young people: they are counted, and nothing is kept about them."),
        min_value=0,
        max_value=100_000,
        required=False,
    )

    def __init__(self, request, event, **kwargs):
        super().__init__(request, **kwargs)
        self.bookings = (
            event.bookings.to_the_end().select_related("person").order_by("person__called", "person__name")
        )
        self.fields["came"].queryset = self.bookings
        self.fields["came"].label_from_instance = lambda one: f"{door_name(one)}, {one.code}"
        ticked = list(self.bookings.filter(attendance__isnull=False))
        self.fields["came"].initial = [one.ref for one in ticked]
        self.fields["was"].initial = " ".join(one.code for one in ticked)
        typed = typed_sheet(event)
        self.fields["more"].initial, self.fields["others"].initial = typed.more, typed.others
        self.fields["seen"].initial = typed.mark

    def clean_was(self) -> list:
        return list(self.bookings.filter(code__in=self.cleaned_data["was"].split()))

    def clean_seen(self) -> str | None:
        return self.cleaned_data["seen"] or None

    def clean_others(self) -> int:
        return self.cleaned_data["others"] or 0


def door_name(booking) -> str:
    """What stands on a list at the door: the name that they chose, or nothing for whoever is in no list."""
    return _("Somebody") if booking.person.hidden else str(booking.person)
