"""Voting papers: numbered, counted twice by two people from different sides, who do not see what the other reads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.voting.models.poll import Poll, Stratum


class Teller(models.Model):
    """Somebody who counts the papers of this vote. They speak for one side, and do not stand in it themselves."""

    class Side(models.TextChoices):
        DRAWS = "draws", _("people who draw on care and support")
        RUNS = "runs", _("people who run services")

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="tellers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="counts_for"
    )
    side = models.CharField(max_length=10, choices=Side)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="a_teller_once", fields=["poll", "person"])]


class PaperCount(models.Model):
    """One reading of the papers of one place or way. `turn` 1 and 2 are blind; 3 settles what differs.

    `round`: 1 for the first count, one more for each recount of the vote.
    """

    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="paper_counts")
    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="counts")
    round = models.PositiveSmallIntegerField(default=1)
    turn = models.PositiveSmallIntegerField()
    finished_at = models.DateTimeField(null=True, blank=True)
    # They could not go on: what they read stands for nothing, and another begins anew. Why is nobody's business.
    is_set_aside = models.BooleanField(default=False)

    class Meta:
        ordering = ["round", "turn"]
        constraints = [
            models.UniqueConstraint(
                name="one_reading_a_turn",
                fields=["stratum", "round", "turn"],
                condition=Q(is_set_aside=False),
            ),
            models.UniqueConstraint(
                name="a_teller_reads_once",
                fields=["stratum", "round", "teller"],
                condition=Q(is_set_aside=False),
            ),
            models.CheckConstraint(name="three_turns", condition=Q(turn__gte=1, turn__lte=3)),
        ]


class PaperLine(models.Model):
    """What this teller reads on the paper with this number. A later line for the same paper stands instead."""

    count = models.ForeignKey(PaperCount, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    choice = models.JSONField()  # as on a ballot; {} when nothing is on it
    is_spoilt = models.BooleanField(default=False)  # it cannot be counted

    class Meta:
        ordering = ["pk"]
