import datetime
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.shared.encryption.fields import EncryptedJSONField, EncryptedTextField
from alongside.shared.history.models import Route

UNDO_FOR = datetime.timedelta(days=1)
ANSWER_WITHIN = datetime.timedelta(days=90)


class WaitingList(models.Model):
    """A spreadsheet that was sent, between one page and the next. It goes when it is brought in, and after 7 days."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.UUIDField()
    file_name = models.CharField(max_length=200)
    table = EncryptedJSONField()  # header, rows, lines, notes: as in shared.spreadsheets.Table
    columns = models.JSONField(default=list)  # for each column, the name of a field in matching.FIELDS
    doubles = EncryptedJSONField(default=dict)  # the key of a pair: "same" or "two"
    made_at = models.DateTimeField(auto_now_add=True)


class Brought(models.Model):
    """One list that came in."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.UUIDField()
    file_name = models.CharField(max_length=200)
    where_from = EncryptedTextField(blank=True)  # told to everybody on it: how their name came to us
    said_no = models.PositiveIntegerField(default=0)
    let_go = models.PositiveIntegerField(default=0)  # never answered, and were taken out
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    @property
    def can_be_undone_until(self) -> datetime.datetime:
        return self.made_at + UNDO_FOR


class Arrivals(models.QuerySet):
    def open(self):
        """Who has not answered."""
        return self.exclude(state=Arrival.State.YES)

    def unanswered_on(self, day: datetime.date):
        """Who was brought in, or asked, 90 days ago and has said nothing: their time is over."""
        before = day - ANSWER_WITHIN
        return self.open().filter(
            models.Q(asked_at=None, brought__made_at__date__lte=before) | models.Q(asked_at__date__lte=before)
        )


class Arrival(models.Model):
    """Somebody who came with a list, and what they said when they were asked."""

    class State(models.TextChoices):
        NOT_ASKED = "not asked", _("Not asked yet")
        ASKED = "asked", _("Asked, no answer yet")
        YES = "yes", _("Said yes")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # stands in the link that asks
    brought = models.ForeignKey(Brought, on_delete=models.CASCADE, related_name="arrivals")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="arrival")
    line = models.PositiveIntegerField()  # in the spreadsheet
    state = models.CharField(max_length=10, choices=State, default=State.NOT_ASKED)
    times_asked = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_via = models.CharField(max_length=10, choices=Route, blank=True)

    objects = Arrivals.as_manager()

    @property
    def letter_key(self) -> str:
        """The newest letter that asks them."""
        return f"ask {self.person.ref} {self.times_asked}"

    @property
    def goes_on(self) -> datetime.date:
        """When they are taken out if nothing is heard."""
        return timezone.localdate(self.asked_at or self.brought.made_at) + ANSWER_WITHIN


class SaidNo(models.Model):
    """A print of an address or number whose owner said no. It cannot be read back; it only recognises the same again."""

    print = models.CharField(max_length=64, unique=True)
    day = models.DateField()
