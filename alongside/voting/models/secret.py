"""The secret vote: who has voted, and what was chosen, in tables that never meet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.shared.history.models import Route
from alongside.voting.models.poll import Poll, Stratum


class Elector(models.Model):
    """Somebody who may vote, once. `card_no` stays when the person is erased."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="electors")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="electors")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="electors"
    )
    card_no = models.PositiveIntegerField()
    channel = models.CharField(max_length=10, choices=Route)

    class Meta:
        ordering = ["card_no"]
        constraints = [
            models.UniqueConstraint(name="one_vote_a_person", fields=["poll", "person"]),
            models.UniqueConstraint(name="one_vote_a_card", fields=["poll", "card_no"]),
        ]


class VoteCode(models.Model):
    """A code's fingerprint. Its key is outside the database, so these rows alone open nothing.

    The first characters (`finder`) say whose code is being tried, so that wrong tries are counted for that code.
    """

    elector = models.OneToOneField(Elector, primary_key=True, on_delete=models.CASCADE, related_name="code")
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+")
    finder = models.CharField(max_length=4)
    hmac = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_finder_a_code", fields=["poll", "finder"])]


class Mark(models.Model):
    """This elector has voted. From the close on, the rows lie in the order of the list of voters."""

    class Took(models.TextChoices):
        STICKERS = "stickers", _("stickers")
        CARD = "card", _("a card without a name")
        PAPER = "paper", _("a voting paper")

    elector = models.OneToOneField(Elector, primary_key=True, on_delete=models.PROTECT, related_name="mark")
    idem_key = models.CharField(
        max_length=64, blank=True
    )  # fingerprint of the ballot paper's key; blank from the close on
    channel = models.CharField(max_length=10, choices=Route)
    help_given = models.CharField(max_length=80, blank=True)  # "read back"
    # What they took instead of voting themselves with a code: it is not tied to them, so no number of it is here.
    took = models.CharField(max_length=10, choices=Took, blank=True)
    paper_of = models.ForeignKey(
        Stratum, null=True, blank=True, on_delete=models.PROTECT, related_name="papers_given"
    )


class Ballot(models.Model):
    """What was chosen: {"option's number": dots}. No person, no time and no counter stand with it."""

    receipt = models.CharField(max_length=12, primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="ballots")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField()
    nonce = models.CharField(max_length=64)

    class Meta:
        ordering = ["receipt"]
