from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.models import AccessFact, Event
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

CAME_BY = [
    (route.value, route.label) for route in (Route.ROOM, Route.WEB, Route.PHONE, Route.VISIT, Route.POST)
]


class EventForm(ActForm):
    title = forms.CharField(label=_("What is it called?"), max_length=120)
    about = forms.CharField(
        label=_("What happens, and for whom?"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    mode = forms.ChoiceField(label=_("Where can people take part?"), choices=Event.Mode)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    start = forms.TimeField(label=_("It starts at"), widget=forms.TimeInput(attrs={"type": "time"}))
    end = forms.TimeField(label=_("It ends at"), widget=forms.TimeInput(attrs={"type": "time"}))
    offer = forms.CharField(
        label=_("What it costs, and what we pay"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: It costs nothing. We pay your travel and £25 an hour."),
    )


class PlaceForm(ActForm):
    """One place with its facts. Each fact needs an answer, and "we have not checked" is one."""

    name = forms.CharField(label=_("Name of the place"), max_length=160)
    address = forms.CharField(
        label=_("Address, or the link to join"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_online = forms.BooleanField(
        label=_("This is online"), required=False, help_text=_("Then leave the questions below empty.")
    )

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        for number, (_kind, label) in enumerate(AccessFact.Kind.choices):
            self.fields[f"fact{number}"] = forms.ChoiceField(
                label=label, choices=AccessFact.Answer.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"note{number}"] = forms.CharField(
                label=_("More about: %(fact)s") % {"fact": str(label).lower()}, max_length=200, required=False
            )

    @staticmethod
    def filled_from(place) -> dict:
        """What the form shows at first, for a place that is there already."""
        facts = {fact.kind: fact for fact in place.access_facts.all()}
        shown = {"name": place.name, "address": place.address, "is_online": place.is_online}
        for number, kind in enumerate(AccessFact.Kind.values):
            if kind in facts:
                shown |= {f"fact{number}": facts[kind].answer, f"note{number}": facts[kind].note}
        return shown

    def clean(self):
        cleaned = super().clean()
        for number in range(0 if cleaned.get("is_online") else len(AccessFact.Kind.choices)):
            if not cleaned.get(f"fact{number}") and f"fact{number}" not in self.errors:
                self.add_error(f"fact{number}", _("Choose yes, no, or “we have not checked”."))
        return cleaned

    def values(self) -> dict:
        given = self.cleaned_data
        facts = {
            kind: (given.get(f"fact{number}", ""), given.get(f"note{number}", ""))
            for number, (kind, _label) in enumerate(AccessFact.Kind.choices)
        }
        return {
            "name": given["name"],
            "address": given["address"],
            "is_online": given["is_online"],
            "facts": {} if given["is_online"] else facts,
        }


class HeadcountForm(ActForm):
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


class PublishForm(ActForm):
    """A button alone."""


class InviteForm(ActForm):
    """Whom to invite. `choices` are those of `figures.whom_to_invite`."""

    whom = forms.ChoiceField(label=_("Whom do you want to invite?"), widget=forms.RadioSelect)

    def __init__(self, request, choices, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["whom"].choices = [
            (code, _("%(whom)s: %(number)d") % {"whom": words, "number": number})
            for code, words, number in choices
        ]


class NothingToFillIn(ActForm):
    """A button alone."""
