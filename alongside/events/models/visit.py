from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.events.models.event import Event
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey


class Visit(models.Model):
    """We went to people (A7): whose place, who hosted, what we heard, what we promised, and our answer to them."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="visit")
    whose = models.CharField(max_length=160)  # the group that we visited
    hosted_by = EncryptedTextField(blank=True)  # who welcomed us
    heard = TextKey(null=True, blank=True)  # in their words, without names
    promised = TextKey(null=True, blank=True)
    answer_by = models.DateField()
    answer = TextKey(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_via = models.CharField(_("way"), max_length=10, choices=Route, blank=True)
