from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.models import AccessFact, Event, Place, Series
from alongside.partnership.figures import site
from alongside.shared.dates import ComesTwice
from alongside.shared.forms import ActForm


class AsksWhichHour:
    """A form about a time that the clocks may show twice: then it asks which of the two is meant."""

    def ask_which(self) -> None:
        self.fields["second"] = forms.TypedChoiceField(
            label=_("This time comes twice that night. Which one do you mean?"),
            choices=[("no", _("The first, in summer time")), ("yes", _("The second, an hour later"))],
            coerce=lambda said: said == "yes",
            widget=forms.RadioSelect,
            required=False,
            empty_value=None,
        )

    def ask_more(self, no) -> None:
        if isinstance(no, ComesTwice):
            self.ask_which()

    def ask_which_again(self) -> None:
        """The question stays while its answer is read."""
        if self.is_bound and "second" in self.data:
            self.ask_which()


class EventForm(AsksWhichHour, ActForm):
    """What it is, when it is, and what we offer."""

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    about = forms.CharField(
        label=_("What happens, and for whom?"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Event.Kind)
    mode = forms.ChoiceField(label=_("Where can people take part?"), choices=Event.Mode)
    series = forms.ModelChoiceField(
        label=_("Does it belong with other events?"),
        help_text=_("Events that belong together ask the same questions."),
        queryset=Series.objects.none(),
        required=False,
        empty_label=_("No, it stands alone"),
    )
    known = forms.ChoiceField(
        label=_("How much do you know of when it is?"),
        choices=Event.Known,
        initial=Event.Known.TIMES,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Day"),
        help_text=_("If you only know the month, choose any day in it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    start = forms.TimeField(
        label=_("It starts at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    end = forms.TimeField(
        label=_("It ends at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    is_certain = forms.TypedChoiceField(
        label=_("Is this certain?"),
        choices=[("yes", _("Yes")), ("no", _("Not certain yet"))],
        initial="yes",
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    fee = forms.CharField(
        label=_("What do you pay people for coming?"),
        max_length=300,
        required=False,
        help_text=_("For example: £25 an hour, for reading the papers too."),
    )
    no_fee_because = forms.CharField(
        label=_("If there is no fee: why?"),
        max_length=300,
        required=False,
        help_text=_("There is no fee, because…"),
    )
    expenses = forms.CharField(
        label=_("Which costs do you pay back?"),
        max_length=300,
        help_text=_(
            "For example: travel, a taxi if you need one, somebody to look after the person you care for."
        ),
    )
    paid_when = forms.CharField(
        label=_("How and when do you pay?"),
        max_length=300,
        help_text=_("For example: in cash on the day, or to your bank within 10 working days."),
    )

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["series"].queryset = Series.objects.select_related("title").prefetch_related(
            "title__wordings"
        )
        self.fields["series"].label_from_instance = lambda series: str(series.title)
        self.ask_which_again()

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("fee") or cleaned.get("no_fee_because")):
            self.add_error("fee", _("Say what you pay. If there is no fee, say why below."))
        return cleaned

    @staticmethod
    def filled_from(event) -> dict:
        """What the form shows at first, for an event that is there already, on the partnership's clocks."""
        zone = ZoneInfo(site().zone)
        start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
        times = {"start": start.time(), "end": end.time()} if event.known == Event.Known.TIMES else {}
        return {
            "title": event.title.wording(event.title.language).words,
            "about": event.about.wording(event.about.language).words,
            "kind": event.kind,
            "mode": event.mode,
            "series": event.series_id,
            "known": event.known,
            "day": start.date(),
            "is_certain": "yes" if event.is_certain else "no",
            "fee": event.fee,
            "no_fee_because": event.no_fee_because,
            "expenses": event.expenses,
            "paid_when": event.paid_when,
        } | times


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
    setting = forms.ChoiceField(
        label=_("Whose place is it?"),
        choices=[choice for choice in Place.Setting.choices if choice[0] != Place.Setting.ONLINE],
        widget=forms.RadioSelect,
        required=False,
    )
    bookable = forms.IntegerField(
        label=_("How many people can book?"),
        help_text=_("Leave it empty if as many can come as like."),
        min_value=1,
        max_value=100_000,
        required=False,
    )
    room_limit = forms.IntegerField(
        label=_("How many people may be in the room?"),
        help_text=_("For fire safety: everybody, with supporters and children. It is never more than this."),
        min_value=1,
        max_value=100_000,
        required=False,
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
        shown = {
            "name": place.name,
            "address": place.address,
            "is_online": place.is_online,
            "setting": place.setting,
            "bookable": place.bookable,
            "room_limit": place.room_limit,
        }
        for number, kind in enumerate(AccessFact.Kind.values):
            if kind in facts:
                shown |= {f"fact{number}": facts[kind].answer, f"note{number}": facts[kind].note}
        return shown

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("is_online") and not cleaned.get("setting"):
            self.add_error("setting", _("Choose whose place it is."))
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
            "setting": given["setting"],
            "bookable": given["bookable"],
            "room_limit": given["room_limit"],
            "facts": {} if given["is_online"] else facts,
        }


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
