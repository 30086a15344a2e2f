import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.documents.models.paper import Paper, Version
from alongside.people.models import Organisation
from alongside.shared.history.models import Route


class Fix(models.Model):
    """What was done about words that somebody did not understand. It stays to be read, with the words before."""

    class Kind(models.TextChoices):
        REWRITTEN = "rewritten", _("We wrote it more clearly")
        EXPLAINED = "explained", _("We explained it")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.CASCADE, related_name="fixes")
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    part = models.CharField(max_length=120, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField()  # the new words, or the explanation
    word = models.CharField(
        max_length=60, blank=True
    )  # the word that was explained, in "What words mean" too
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()


class Unclear(models.Model):
    """Somebody said "I don't understand this", of a part of a paper or of a page of ours. Nobody is asked who."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.CASCADE, related_name="unclear")
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # of the version that they read
    part = models.CharField(max_length=120, blank=True)
    part_words = models.TextField(blank=True)
    page = models.CharField(max_length=200, blank=True)  # the address of a page that is no paper
    words = models.CharField(max_length=300, blank=True)  # the word or sentence that is hard
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # only when they want to be told
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # who has to make it clear; none: the partnership itself
    written_as = models.CharField(max_length=12, choices=Paper.WrittenAs, default=Paper.WrittenAs.WORKER)
    said_on = models.DateField()
    made_at = models.DateTimeField()
    fix = models.ForeignKey(Fix, null=True, blank=True, on_delete=models.PROTECT, related_name="unclear")
    fixed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Commitment(models.Model):
    """An organisation said that it will always use plain words (L3)."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plain_words")
    on = models.DateField()
    words = models.CharField(max_length=300)
    said_by = models.CharField(max_length=120)  # a role, never a name
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                name="one_promise_an_organisation",
                fields=["organisation"],
                condition=models.Q(ended_on=None),
            )
        ]
