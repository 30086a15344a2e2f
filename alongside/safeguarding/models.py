import datetime
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.algorithms import chain
from alongside.people.models import Role
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route, new_salt

OPEN_FOR = datetime.timedelta(minutes=30)


class Number(models.Model):
    """A number to ring. 999 is none of these: it stands first on every page and cannot be taken away."""

    label = models.CharField(max_length=80)
    value = models.CharField(max_length=40)
    when = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    @property
    def dial(self) -> str:
        """What a phone dials: the digits, and a plus at the front."""
        return "".join(
            sign for place, sign in enumerate(self.value) if sign.isdigit() or (place, sign) == (0, "+")
        )


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leads alone."""
        if getattr(person, "is_authenticated", False) and person.has_role(Role.Kind.LEAD):
            return self
        return self.none()

    def new(self):
        return self.filter(state=Concern.State.NEW)


class Concern(models.Model):
    """What somebody wrote because they are worried about someone."""

    class Danger(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("I don't know")

    class Knows(models.TextChoices):
        YES = "yes", _("Yes, they know")
        NO = "no", _("No, they don't know")
        NOT_SAFE = "not safe", _("It would not be safe to tell them")

    class Reach(models.TextChoices):
        YES = "yes", _("Yes, it is safe")
        ONLY_ME = "only me", _("Only if I answer myself. Leave no message")
        NO = "no", _("No. Please do not contact me")

    class State(models.TextChoices):
        NEW = "new", _("new")
        LOOKED_AT = "looked at", _("being looked at")
        PASSED_ON = "passed on", _("passed on")
        CLOSED = "closed", _("closed")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = EncryptedTextField()
    about = EncryptedTextField(blank=True)
    reach_back = EncryptedTextField(blank=True)
    reach_is_safe = models.CharField(max_length=10, choices=Reach, blank=True)
    in_danger = models.CharField(max_length=10, choices=Danger)
    knows = models.CharField(max_length=10, choices=Knows, blank=True)
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    by = models.UUIDField(null=True, blank=True)  # a person's reference; empty when they gave no name
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def is_open_to(self, person) -> bool:
        """Did this person open it within the last half hour?"""
        return self.openings.filter(by=person.ref, at__gt=timezone.now() - OPEN_FOR).exists()


class Opening(models.Model):
    """Who opened a concern, and when. Never changed, never taken away."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="openings")
    by = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]


class ConcernNote(models.Model):
    """What a lead did. Never changed, never taken away; its words stand beside it, where a new key can lock them."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Wrote a note")
        PASSED_ON = "passed on", _("Passed it on")
        CLOSED = "closed", _("Closed it")

    class Agreed(models.TextChoices):
        YES = "yes", _("Yes")
        RISK = "risk", _("No. Asking would have put somebody at risk, or somebody else is at risk")
        NO_WAY = "no way", _("No. There was no way to ask them in time")
        COULD_NOT = "could not", _("No. They could not decide this for themselves at the time")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NOTE)
    agreed = models.CharField(max_length=10, choices=Agreed, blank=True)
    passed_on_on = models.DateField(null=True, blank=True)
    by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    seal = models.CharField(max_length=64)  # of the words, so that a later change of them shows

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="passed_on_says_when_and_whether_they_agreed",
                condition=~models.Q(kind="passed on")
                | (~models.Q(agreed="") & models.Q(passed_on_on__isnull=False)),
            ),
        ]

    @property
    def is_as_written(self) -> bool:
        return chain.seal(self.said.salt, {"words": self.said.words, "to": self.said.to}) == self.seal


class NoteWords(models.Model):
    """The words of a note, locked."""

    note = models.OneToOneField(ConcernNote, on_delete=models.PROTECT, primary_key=True, related_name="said")
    words = EncryptedTextField(blank=True)
    to = EncryptedTextField(blank=True)  # whom it was passed on to
    salt = models.CharField(max_length=64, default=new_salt)
