import uuid

from django.db import models

from alongside.people.models.person import Person


class SignInCard(models.Model):
    """A printed card with a code that signs its owner in: for people without e-mail. Only the code's print is kept."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)


class KnownBrowser(models.Model):
    """A browser in which somebody has signed in before; a new one is told to them. Only a print of its mark is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="known_browsers")
    digest = models.CharField(max_length=64)
    seen_on = models.DateField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_browser_once", fields=["person", "digest"])]
