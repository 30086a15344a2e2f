"""The count, and what people decided."""

import uuid

from django.db import models
from django.db.models import Q

from alongside.shared.texts.models import TextKey
from alongside.voting.models.poll import Option, Poll


class Result(models.Model):
    """A count as it was published. A recount is a new row that names the one before and says why."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="results")
    json = models.JSONField()
    sha256 = models.CharField(max_length=64)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="newer"
    )
    reason = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_recount_says_why", condition=Q(supersedes=None) | ~Q(reason=""))
        ]


class Selection(models.Model):
    """What people took on after the vote, and what waits. Never changed; a new decision follows it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="selections")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="selections")
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    margin = models.CharField(max_length=400)  # how close it was, in words, as it was seen when deciding
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="newer"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class SelectionLine(models.Model):
    """One option: taken on, or parked until a day on which it is looked at again. Either way with a reason."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="lines")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="selection_lines")
    taken_on = models.BooleanField()
    reason = TextKey()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["option__order"]
        constraints = [
            models.UniqueConstraint(name="an_option_is_decided_once", fields=["selection", "option"]),
            models.CheckConstraint(
                name="what_waits_has_a_day", condition=Q(taken_on=True) | Q(review_on__isnull=False)
            ),
        ]
