import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.people.models.person import Person
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class Right(models.TextChoices):
    """What somebody may do for another. A secret vote, contact details and consent are never among these."""

    READ = "read", _("read my papers")
    BOOK = "book", _("book events for me")
    NEEDS = "needs", _("say what I need")
    SAY = "say", _("write down what I say")
    LETTERS = "letters", _("get my letters")


def in_words(rights: list[str]) -> str:
    return ", ".join(str(Right(right).label) for right in rights if right in Right.values)


class Helps(models.QuerySet):
    def visible_to(self, person):
        """The two people concerned, and workers."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        return self if person.is_worker else self.filter(models.Q(helped=person) | models.Q(helper=person))

    def live(self):
        """Not ended and not run out."""
        return self.filter(ended_at=None, until__gte=timezone.localdate())


class Help(models.Model):
    """One person helps another, with rights chosen one by one, until a date. Never a vote."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    helped = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helped_by")
    helper = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helps")
    rights = models.JSONField(default=list)
    until = models.DateField()
    agreed_via = models.CharField(max_length=10, choices=Route)
    how_confirmed = models.CharField(max_length=200, blank=True)  # "rang back on a safe number"
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Helps.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_is_their_own_helper", condition=~models.Q(helped=models.F("helper"))
            )
        ]

    @property
    def rights_words(self) -> str:
        return in_words(self.rights)


class HelpWanted(models.Model):
    """Somebody asked for a helper. A worker rings back on a safe way before anybody can do anything."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helps_wanted")
    helper_name = EncryptedTextField()
    helper_reached = EncryptedTextField(blank=True)
    rights = models.JSONField(default=list)
    until = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    @property
    def rights_words(self) -> str:
        return in_words(self.rights)
