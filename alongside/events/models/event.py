import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.shared.texts.models import TextKey


class Events(models.QuerySet):
    def visible_to(self, person):
        """Published events are for everybody; drafts for workers and for whoever runs them."""
        if getattr(person, "is_authenticated", False):
            if person.is_worker:
                return self
            hosted = Host.objects.filter(person=person).values("event")
            return self.filter(models.Q(published_at__isnull=False) | models.Q(pk__in=hosted))
        return self.filter(published_at__isnull=False)

    def with_texts(self):
        return self.select_related("title", "about").prefetch_related("title__wordings", "about__wordings")

    def with_titles(self):
        """For a line that only names each."""
        return self.select_related("title").prefetch_related("title__wordings")

    def coming(self, now):
        """Not over yet, the next one first."""
        return self.filter(ends_at__gte=now).order_by("starts_at", "pk")

    def over(self, now):
        """Over, the newest first."""
        return self.filter(ends_at__lt=now).order_by("-starts_at", "-pk")


class Series(models.Model):
    """Events that belong together and ask the same questions. Each is booked, counted and visited by itself."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = TextKey()
    about = TextKey()
    made_at = models.DateTimeField(auto_now_add=True)

    def get_absolute_url(self) -> str:
        return reverse("events:series", args=[self.ref])


class Event(models.Model):
    class Kind(models.TextChoices):
        EVENT = "event", _("An event for everybody")
        WORKSHOP = "workshop", _("A workshop")
        VISIT = "visit", _("A visit to a group")
        TRAINING = "training", _("Training")
        CELEBRATION = "celebration", _("A celebration")

    class Mode(models.TextChoices):
        IN_PERSON = "in person", _("In person")
        ONLINE = "online", _("Online")
        BOTH = "both", _("In the room and online")

    class Known(models.TextChoices):
        """How much is known of when it is. Until the times are known nobody is asked to come."""

        TIMES = "times", _("The day and the times")
        DAY = "day", _("Only the day")
        MONTH = "month", _("Only the month")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.EVENT)
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    title = TextKey()
    about = TextKey()
    mode = models.CharField(max_length=10, choices=Mode)
    starts_at = models.DateTimeField()  # of a whole day or month, its first minute
    ends_at = models.DateTimeField()  # of a whole day or month, its last
    known = models.CharField(max_length=5, choices=Known, default=Known.TIMES)
    is_certain = models.BooleanField(default=True)
    # What we offer: a fee or why there is none, what we pay back, and how and when (F1)
    fee = models.CharField(max_length=300, blank=True)
    no_fee_because = models.CharField(max_length=300, blank=True)
    expenses = models.CharField(max_length=300, blank=True)
    paid_when = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    goes_ahead_at = models.DateTimeField(
        null=True, blank=True
    )  # every need is met or explained to its person
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_why = models.CharField(max_length=500, blank=True)
    changed = models.PositiveSmallIntegerField(
        default=0
    )  # how often its time or place changed after it was published
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

    @property
    def offer(self) -> list[str]:
        """What people get, a sentence each; nothing while nobody has said it."""
        lines = []
        if self.fee:
            lines.append(gettext("We pay you: %(fee)s") % {"fee": self.fee})
        elif self.no_fee_because:
            lines.append(gettext("There is no fee, because %(why)s") % {"why": self.no_fee_because})
        if self.expenses:
            lines.append(gettext("We pay back: %(costs)s") % {"costs": self.expenses})
        if self.paid_when:
            lines.append(gettext("How and when: %(how)s") % {"how": self.paid_when})
        return lines

    @property
    def takes_bookings(self) -> bool:
        """Are people asked to come? Not while only the month is known, nor once it was called off."""
        return self.is_published and not self.is_called_off and self.known == self.Known.TIMES

    @property
    def has_begun(self) -> bool:
        """Is it under way, or over? Of a month of which no more is known, nobody can say so before the month is over."""
        return (self.ends_at if self.known == self.Known.MONTH else self.starts_at) <= timezone.now()

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None


class Host(models.Model):
    """Somebody who runs this event and no other: they see who comes and what each needs, until it is over."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="hosts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hosts")

    class Meta:
        constraints = [models.UniqueConstraint(name="a_host_once", fields=["event", "person"])]


class ProgrammeItem(models.Model):
    """One line of the programme, on the event's clocks."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    at = models.TimeField()
    words = models.CharField(max_length=200)
    is_break = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "pk"]


class Place(models.Model):
    """Where a part of the event happens: a venue, or a video call."""

    class Setting(models.TextChoices):
        """Whose house it is (A7). Only the first is council or NHS."""

        STATUTORY = "council or nhs", _("A building of the council or the NHS")
        COMMUNITY = "community", _("A community place")
        HOME = "home", _("Somebody's home")
        OUTDOORS = "outdoors", _("Outdoors")
        ONLINE = "online", _("Online")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=300, blank=True)
    is_online = models.BooleanField(default=False)
    setting = models.CharField(max_length=14, choices=Setting, blank=True)  # "": nobody said
    bookable = models.PositiveIntegerField(null=True, blank=True)  # how many may book; None: as many as come
    room_limit = models.PositiveIntegerField(
        null=True, blank=True
    )  # for fire safety: everybody, supporters too
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="no_more_to_book_than_the_room_holds",
                condition=models.Q(bookable=None)
                | models.Q(room_limit=None)
                | models.Q(room_limit__gte=models.F("bookable")),
            )
        ]


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
