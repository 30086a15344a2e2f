import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.documents.models.paper import Paper


class Link(models.Model):
    """Something useful that others keep on the web, with what it says in plain words. A dead one stays, with a note."""

    class State(models.TextChoices):
        WORKS = "works", _("It works")
        GONE = "gone", _("It is gone")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=500)
    format = models.CharField(max_length=60, blank=True)  # "web page", "PDF, 24 pages", "film with captions"
    summary = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=State, default=State.WORKS)
    checked_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)  # what it said, where to ask, once it is gone
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title"]


class Use(models.Model):
    """How often something that we made was used, in a time, by whose count."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="uses")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=80)  # "page views", "people who got it"
    period = models.CharField(max_length=80)  # "April 2026 to March 2027"
    source = models.CharField(max_length=160)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
