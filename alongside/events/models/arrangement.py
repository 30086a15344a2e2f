import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.events.models.booking import Booking
from alongside.events.models.event import Event
from alongside.people.needs_list import WORDS
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class LeadTime(models.Model):
    """How long the partnership says that it takes to get something, where that is not what we suggest."""

    need = models.CharField(max_length=40, unique=True)  # a name in people/needs_list.py
    days = models.PositiveSmallIntegerField()  # working days before the event
    two_over = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # minutes from which two people are needed


class Arrangements(models.QuerySet):
    def visible_to(self, person):
        """The person's own; those of the events that one runs; workers see all."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        if person.is_worker:
            return self
        return self.filter(Q(booking__person=person) | Q(booking__event__hosts__person=person)).distinct()

    def live(self):
        """Those of people who come, or may still come."""
        return self.filter(booking__state__in=Booking.LIVE)

    def counted(self):
        """Those by which we are measured: of people who had a place, at an event that took place."""
        return self.filter(booking__state=Booking.State.PLACED, booking__event__called_off_at=None)

    def open(self):
        """Still to be arranged, or to be told to the person."""
        return self.live().filter(state__in=[Arrangement.State.ASKED, Arrangement.State.ARRANGED])


class Arrangement(models.Model):
    """One need of one person at one event: what has to be done, by when, how far it is, and was it met?"""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        ARRANGED = "arranged", _("Arranged")
        CONFIRMED = "confirmed", _("Arranged, and they know")
        CANNOT = "cannot", _("We could not get it")

    class Met(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="arrangements")
    need = EncryptedTextField()  # a name in people/needs_list.py; "own words" for theirs alone
    note = EncryptedTextField(blank=True)
    how_many = models.PositiveSmallIntegerField(default=1)
    due_on = models.DateField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_on = models.DateField()
    arranged_on = models.DateField(null=True, blank=True)
    who = EncryptedTextField(blank=True)  # who or what it is: "Dana, who signs"
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_via = models.CharField(max_length=10, choices=Route, blank=True)
    why_not = EncryptedTextField(blank=True)  # told to the person first
    why_not_on = models.DateField(null=True, blank=True)  # when the letter to them was made
    may_publish_why = models.BooleanField(null=True, blank=True)  # theirs to say; None: they have not
    met = models.CharField(max_length=6, choices=Met, blank=True)  # the person's own answer; "": none yet
    met_on = models.DateField(null=True, blank=True)
    met_via = models.CharField(max_length=10, choices=Route, blank=True)
    met_words = EncryptedTextField(blank=True)

    objects = Arrangements.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="what_we_could_not_get_has_a_reason",
                condition=~Q(state="cannot") | Q(why_not_on__isnull=False),
            )
        ]

    @property
    def words(self) -> str:
        """The need in words: the list's, or their own."""
        return str(WORDS.get(self.need, "")) or self.note


class ToCancel(models.Model):
    """An interpreter or a taxi that was booked and is not needed any more. Never for whom: only whom to tell."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="to_cancel")
    need = EncryptedTextField()  # a name in people/needs_list.py
    who = EncryptedTextField(blank=True)  # who or what was booked
    made_on = models.DateField()

    class Meta:
        ordering = ["made_on", "pk"]

    @property
    def words(self) -> str:
        """The need in the list's words, never in a person's own."""
        return str(WORDS.get(self.need, ""))


class AccessCount(models.Model):
    """How we did on access at one event, in numbers alone, kept when what people needed is let go."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="access_count"
    )
    asked = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    partly = models.PositiveIntegerField()
    not_met = models.PositiveIntegerField()
    no_answer = models.PositiveIntegerField()
