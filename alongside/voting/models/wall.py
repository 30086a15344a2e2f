"""The wall: stickers in a room, seen by all, nameless."""

from django.db import models
from django.db.models import F, Q

from alongside.voting.models.poll import Option, Stratum


class WallCount(models.Model):
    """How the stickers of one place were counted. A correction is a new count; the newest one stands."""

    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="wall_counts")
    people_given_dots = models.PositiveIntegerField()
    unused = models.PositiveIntegerField()  # dots that people gave back or say they did not use
    missing = models.PositiveIntegerField(default=0)  # dots given out, neither on the wall nor given back
    missing_reason = models.CharField(max_length=2000, blank=True)
    counted_by = models.CharField(max_length=120)
    checked_by = models.CharField(max_length=120)
    photo = models.FileField(upload_to="walls/", blank=True)  # for workers; everybody sees its check word
    photo_sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="missing_dots_have_a_reason", condition=Q(missing=0) | ~Q(missing_reason="")
            ),
            models.CheckConstraint(
                name="two_people_count",
                condition=~Q(counted_by="") & ~Q(checked_by="") & ~Q(counted_by=F("checked_by")),
            ),
        ]


class WallSheet(models.Model):
    """The dots counted on the sheet of one option."""

    count = models.ForeignKey(WallCount, on_delete=models.PROTECT, related_name="sheets")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    dots = models.PositiveIntegerField()

    class Meta:
        ordering = ["option__order"]
        constraints = [models.UniqueConstraint(name="a_sheet_once", fields=["count", "option"])]
