import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.events.models.booking import Booking, Connection
from alongside.events.models.event import Event, Place
from alongside.people.models import ContactRoute
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class Headcount(models.Model):
    """How many came, by place or way. Attendances, not people: somebody may come twice."""

    class Of(models.TextChoices):
        """Whom a headcount counts (B3): nobody is counted twice."""

        OTHERS = "others", _("Only those who are not on the list")
        EVERYBODY = "everybody", _("Everybody who was there")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="headcounts")
    of = models.CharField(max_length=9, choices=Of, default=Of.OTHERS)
    is_paper_sheet = models.BooleanField(
        default=False
    )  # typed from the paper sheet; typed again, it is replaced
    supporters = models.PositiveIntegerField(default=0)  # of these, how many came to support somebody
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT)
    via = models.CharField(max_length=10, choices=Route)
    people = models.PositiveIntegerField()
    organisations = models.PositiveIntegerField(null=True, blank=True)  # how many, not how many people
    not_connected = models.PositiveIntegerField(null=True, blank=True)
    not_asked = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="no_more_connections_than_people",
                condition=models.Q(people__gte=models.F("not_asked"))
                & (
                    models.Q(not_connected=None)
                    | models.Q(people__gte=models.F("not_connected") + models.F("not_asked"))
                ),
            )
        ]

    @property
    def from_organisations(self) -> int | None:
        """People who came from an organisation; with the other two it makes the total. None: nobody counted."""
        if self.not_connected is None:
            return None
        return self.people - self.not_connected - self.not_asked


class Attendances(models.QuerySet):
    def visible_to(self, person):
        """One's own, and those of the events that one runs; workers see all."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        if person.is_worker:
            return self
        return self.filter(models.Q(person=person) | models.Q(event__hosts__person=person)).distinct()


class Attendance(models.Model):
    """One person who came, known by name or from a booking. Whoever is only counted stands in a headcount."""

    class How(models.TextChoices):
        LIST = "list", _("Ticked on the list")
        CODE = "code", _("By the code on the ticket")
        AT_THE_DOOR = "door", _("Came without a booking")
        PAPER = "paper", _("From the paper sheet")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendances")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    booking = models.OneToOneField(
        Booking, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendance"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    name = EncryptedTextField(blank=True)  # of somebody without a booking who gave one
    connection = models.CharField(max_length=14, choices=Connection, default=Connection.NOT_ASKED)
    organisation = EncryptedTextField(blank=True)
    with_them = models.PositiveSmallIntegerField(
        default=0
    )  # supporters, assistants and children who came too
    how = models.CharField(max_length=6, choices=How)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Attendances.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_person_comes_once",
                fields=["event", "person"],
                condition=models.Q(person__isnull=False),
            )
        ]

    @property
    def called(self) -> str:
        """The name that somebody without a booking gave, be it for the thanks alone; "" when they gave none."""
        return self.guest.name if hasattr(self, "guest") else self.name


class Guest(models.Model):
    """Whom of those who came without a booking we thank: a name and one way, for that alone. Never a person of ours.

    `ref` is what the letter goes to. All of it is forgotten once they were thanked (`ready_to_forget`).
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attendance = models.OneToOneField(Attendance, on_delete=models.CASCADE, related_name="guest")
    name = EncryptedTextField()
    kind = models.CharField(max_length=10, choices=ContactRoute.Kind)
    value = EncryptedTextField()

    def __str__(self) -> str:
        return self.name


class DayPasses(models.QuerySet):
    def live(self):
        """Those that open the door today."""
        return self.filter(ended_at=None, day=timezone.localdate())

    def not_over(self):
        """Today's and those of days to come, unless somebody ended them."""
        return self.filter(ended_at=None, day__gte=timezone.localdate()).order_by("day", "pk")


class DayPass(models.Model):
    """A printed code that lets a volunteer at the door open one event's door page for one day. Only its print is kept."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="day_passes")
    digest = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    volunteer = EncryptedTextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = DayPasses.as_manager()
