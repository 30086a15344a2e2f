"""The open vote: names and votes stand together, for one group. No query over secret votes can reach them."""

from django.db import models

from alongside.voting.models.secret import Elector


class OpenVote(models.Model):
    """What a member of the group says. They may change it until the vote closes."""

    elector = models.OneToOneField(
        Elector, primary_key=True, on_delete=models.PROTECT, related_name="open_vote"
    )
    # Their name as the group sees it; empty for somebody who is on no list, or was erased.
    signed = models.CharField(max_length=200, blank=True)
    choice = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)
