import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.people.models.person import Person
from alongside.shared.history.models import Route


class Consent(models.Model):
    """A clear yes, said or written, to one thing alone. Taking it back is as easy as giving it; the row then ends."""

    class To(models.TextChoices):
        NEEDS = "needs", _("keep what I need, and show it to whoever must arrange it")
        NEWS = "news", _("send me news")
        LIST = "list", _("keep my name, and write to me")
        SKILLS = "skills", _("let groups find me by what I can do")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    to = models.CharField(max_length=10, choices=To)
    words = models.TextField()  # exactly what was read to them or stood on the page
    via = models.CharField(max_length=10, choices=Route)
    taken_by = models.UUIDField(null=True)  # the worker who heard it; None: the person themselves
    read_back = models.BooleanField(default=False)
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_via = models.CharField(max_length=10, choices=Route, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_yes_to_a_thing", fields=["person", "to"], condition=models.Q(ended_at=None)
            )
        ]
