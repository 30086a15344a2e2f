import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey


class Events(models.QuerySet):
    def visible_to(self, person):
        """Published events are for everybody; drafts for workers."""
        if getattr(person, "is_authenticated", False) and person.is_worker:
            return self
        return self.filter(published_at__isnull=False)

    def with_texts(self):
        return self.select_related("title", "about").prefetch_related("title__wordings", "about__wordings")

    def coming(self, now):
        """Not over yet, the next one first."""
        return self.filter(ends_at__gte=now).order_by("starts_at", "pk")

    def over(self, now):
        """Over, the newest first."""
        return self.filter(ends_at__lt=now).order_by("-starts_at", "-pk")


class Event(models.Model):
    class Mode(models.TextChoices):
        IN_PERSON = "in person", _("In person")
        ONLINE = "online", _("Online")
        BOTH = "both", _("In the room and online")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = TextKey()
    about = TextKey()
    mode = models.CharField(max_length=10, choices=Mode)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    offer = models.CharField(max_length=300, blank=True)  # fee and expenses, in a sentence
    published_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Events.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_event_ends_after_it_starts", condition=models.Q(ends_at__gt=models.F("starts_at"))
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.ref])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Place(models.Model):
    """Where a part of the event happens: a venue, or a video call."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=300, blank=True)
    is_online = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class AccessFact(models.Model):
    """One fact about getting in and taking part. "We have not checked" is an answer; nothing is not."""

    class Kind(models.TextChoices):
        STEP_FREE = "step-free", _("Step-free way in")
        TOILET = "toilet", _("Accessible toilet")
        LOOP = "loop", _("Hearing loop")
        PARKING = "parking", _("Blue Badge parking")
        QUIET_ROOM = "quiet room", _("Quiet room")
        LIGHTING = "lighting", _("Lights that do not flicker")
        TRANSPORT = "transport", _("Bus or train close by")

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_CHECKED = "not checked", _("We have not checked")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="access_facts")
    kind = models.CharField(max_length=20, choices=Kind)
    answer = models.CharField(max_length=12, choices=Answer)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_fact_once", fields=["place", "kind"])]


class Headcount(models.Model):
    """How many came, by place or way. Attendances, not people: somebody may come twice."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="headcounts")
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
