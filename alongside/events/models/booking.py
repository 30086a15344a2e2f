import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.events.models.event import Event, Place
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class Connection(models.TextChoices):
    """Where somebody comes from (B3). "Not asked" is what nobody said."""

    ORGANISATION = "organisation", _("From an organisation")
    NOT_CONNECTED = "not connected", _("Not from an organisation")
    NOT_ASKED = "not asked", _("I would rather not say")


class Bookings(models.QuerySet):
    def visible_to(self, person):
        """One's own, those of whoever lets one book for them, those of the events that one runs; workers see all."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        if person.is_worker:
            return self
        return self.filter(Q(person=person) | Q(event__hosts__person=person)).distinct()

    def live(self):
        """Not cancelled, and not let go."""
        return self.filter(state__in=Booking.LIVE)

    def to_the_end(self):
        """Those too who waited until it began: whoever stands at the door with their code is let in."""
        return self.filter(state__in=[*Booking.LIVE, *Booking.IN_VAIN])

    def in_vain(self):
        """Who waited until it began, or did not answer, and did not come in all the same."""
        return self.filter(state__in=Booking.IN_VAIN)

    def coming(self):
        return self.filter(state=Booking.State.PLACED)

    def holding(self):
        """Those who have a place, or to whom one is held out."""
        return self.filter(state__in=[Booking.State.PLACED, Booking.State.OFFERED])

    def at_the_door(self):
        """Whose names stand on the list: of those who were offered a place, whoever did not answer may come too."""
        return self.filter(state__in=[Booking.State.PLACED, Booking.State.OFFERED, Booking.State.UNANSWERED])

    def in_line(self):
        """Who waits, the first first. Nobody overtakes."""
        return self.filter(state=Booking.State.WAITING).order_by("in_line_since", "pk")


class Booking(models.Model):
    """One person's place at an event, or their place in the line for one, with whoever comes to support them."""

    class State(models.TextChoices):
        PLACED = "placed", _("You have a place")
        WAITING = "waiting", _("You are on the waiting list")
        OFFERED = "offered", _("A place is free for you: say yes or no")
        CANCELLED = "cancelled", _("Cancelled")
        LET_GO = "let go", _("The place went to the next person")
        NO_PLACE = "no place", _("You waited. There was no place")
        UNANSWERED = "unanswered", _("A place was held for you. We did not hear from you")

    LIVE = (State.PLACED, State.WAITING, State.OFFERED)
    IN_VAIN = (State.NO_PLACE, State.UNANSWERED)  # once it has begun

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  # opens their ticket; only they get it
    code = models.CharField(max_length=6)  # printed on the ticket, said at the door
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="bookings")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookings")
    state = models.CharField(max_length=10, choices=State)
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    # Whoever comes with them. Their places are held together and cost none of those that can be booked.
    supporters = models.PositiveSmallIntegerField(default=0)
    assistants = models.PositiveSmallIntegerField(default=0)
    children = models.PositiveSmallIntegerField(default=0)
    connection = models.CharField(max_length=14, choices=Connection, default=Connection.NOT_ASKED)
    organisation = EncryptedTextField(blank=True)
    reminded = models.BooleanField(default=False)
    asked_if_met = models.BooleanField(default=False)  # "was it there?"
    hears_after = models.BooleanField(default=True)  # who waited in vain: do they want to hear what was said?
    in_line_since = models.DateTimeField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # cancelled, let go, or the line ended

    objects = Bookings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_live_booking_a_person",
                fields=["event", "person"],
                condition=Q(state__in=("placed", "waiting", "offered")),
            ),
            models.UniqueConstraint(name="a_ticket_code_once", fields=["event", "code"]),
            models.CheckConstraint(
                name="an_offer_has_an_end", condition=~Q(state="offered") | Q(offered_until__isnull=False)
            ),
            models.CheckConstraint(
                name="who_waits_has_a_place_in_line",
                condition=~Q(state="waiting") | Q(in_line_since__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["event", "state"])]

    def get_absolute_url(self) -> str:
        return reverse("events:ticket", args=[self.key])

    @property
    def with_them(self) -> int:
        """How many come with them."""
        return self.supporters + self.assistants + self.children

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    @property
    def was_in_vain(self) -> bool:
        """Did they wait until it began, or not answer?"""
        return self.state in self.IN_VAIN


HEADS = 1 + F("supporters") + F("assistants") + F("children")
