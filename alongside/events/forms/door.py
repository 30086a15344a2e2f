from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.models import Attendance, Headcount
from alongside.events.models.booking import Connection
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

CAME_BY = [
    (route.value, route.label) for route in (Route.ROOM, Route.WEB, Route.PHONE, Route.VISIT, Route.POST)
]


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
        self.fields["place"].queryset = event.places.all()
        self.fields["place"].label_from_instance = lambda place: place.name

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


class WalkInForm(ActForm):
    name = forms.CharField(
        label=_("Their name, if they want to say it"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
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
        self.fields["place"].queryset = event.places.all()
        self.fields["place"].label_from_instance = lambda place: place.name

    def clean_with_them(self) -> int:
        return self.cleaned_data["with_them"] or 0


class PaperSheetForm(ActForm):
    """Everybody on the list with a tick, lines for others, and how many nobody wrote down."""

    checks_words = False
    came = forms.ModelMultipleChoiceField(
        label=_("Who came?"),
        queryset=None,
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(
        label=_("Others who wrote their names down"),
        help_text=_("A line for each: name, then a comma and the organisation, if any."),
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
        rows = event.bookings.live().select_related("person").order_by("person__called", "person__name")
        self.fields["came"].queryset = rows
        self.fields["came"].label_from_instance = lambda one: f"{door_name(one)}, {one.code}"
        self.fields["came"].initial = [one.ref for one in rows.filter(attendance__isnull=False)]
        typed = event.attendances.filter(how=Attendance.How.PAPER, booking=None).order_by("pk")
        self.fields["more"].initial = "\n".join(
            f"{one.name}, {one.organisation}" if one.organisation else one.name for one in typed
        )
        sheet = event.headcounts.filter(is_paper_sheet=True).first()
        self.fields["others"].initial = sheet.people if sheet else None

    def clean_others(self) -> int:
        return self.cleaned_data["others"] or 0


def door_name(booking) -> str:
    """What stands on a list at the door: the name that they chose, or nothing for whoever is in no list."""
    return _("Somebody") if booking.person.hidden else str(booking.person)
