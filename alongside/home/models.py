import datetime
import uuid
from calendar import monthrange

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.people.models import ContactRoute
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route

READY_FOR = datetime.timedelta(days=28)


def a_month_after(day: datetime.date) -> datetime.date:
    """The same day of the next month, or its last day: the time that the law gives (UK GDPR, article 12(3)).

    >>> a_month_after(datetime.date(2027, 1, 31))
    datetime.date(2027, 2, 28)
    """
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))


class Requests(models.QuerySet):
    def visible_to(self, person):
        """The person concerned, and those who work here."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        return self if person.is_worker else self.filter(person=person)

    def waiting(self):
        return self.filter(state__in=[RecordRequest.State.ASKED, RecordRequest.State.SURE])


class RecordRequest(models.Model):
    """Somebody asked for a copy of what we keep about them, or to be erased. Nobody gets either without a check."""

    class Kind(models.TextChoices):
        COPY = "copy", _("a copy of everything that we keep")
        ERASE = "erase", _("to be erased")

    class State(models.TextChoices):
        ASKED = "asked", _("We make sure first")
        SURE = "sure", _("Ready")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")

    class Check(models.TextChoices):
        SECOND = "second", _("a second person looked")
        CALLED = "called", _("we asked back on a safe way")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="record_requests"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    asked_via = models.CharField(max_length=10, choices=Route)
    asked_by = models.UUIDField(null=True)  # whoever wrote it down: a worker, or they themselves
    asked_at = models.DateTimeField(auto_now_add=True)
    came_by = models.ForeignKey(
        ContactRoute, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    check_kind = models.CharField(max_length=10, choices=Check, blank=True)
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    called_on = models.CharField(max_length=10, choices=ContactRoute.Kind, blank=True)
    said = EncryptedTextField(blank=True)  # what was said when we asked back
    settled_at = models.DateTimeField(null=True)

    objects = Requests.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_request_of_a_kind",
                fields=["person", "kind"],
                condition=models.Q(state__in=["asked", "sure"]),
            )
        ]

    @property
    def days_left(self) -> int:
        return (self.due_on - timezone.localdate()).days

    @property
    def days_over(self) -> int:
        return -self.days_left

    @property
    def is_waiting(self) -> bool:
        return self.state in (self.State.ASKED, self.State.SURE)

    @property
    def is_erasure(self) -> bool:
        return self.kind == self.Kind.ERASE

    @property
    def can_be_erased(self) -> bool:
        return self.is_erasure and self.state == self.State.SURE

    @property
    def can_be_fetched(self) -> bool:
        """A copy that somebody made sure of, for 28 days."""
        return (
            self.kind == self.Kind.COPY
            and self.state in (self.State.SURE, self.State.DONE)
            and self.checked_at is not None
            and timezone.now() < self.checked_at + READY_FOR
        )

    def safe_ways(self):
        """The ways on which we may ask back: safe, known before this was asked, and not the way that it came by."""
        known = self.person.contact_routes.filter(is_safe=True, confirmed_at__lt=self.asked_at)
        return known.exclude(pk=self.came_by_id) if self.came_by_id else known


class Erased(models.Model):
    """The random reference of somebody who was erased, so that an older copy of the database forgets them again."""

    ref = models.UUIDField(unique=True)
    on = models.DateField(auto_now_add=True)


class NotToday(models.Model):
    """Somebody put a thing of Today off until another day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="put_off")
    key = models.CharField(max_length=120)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="put_off_once", fields=["person", "key"])]
