import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.shared.encryption.fields import EncryptedJSONField, EncryptedTextField


class Letter(models.Model):
    """One thing to send to one person. `document` is what it says, kept so that every format can be made of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to go")
        BY_HAND = "by hand", _("For a person to print or to ring")
        SENDING = "sending", _("Going now")
        SENT = "sent", _("Sent")
        NOT_SURE = "not sure", _("We are not sure that it went")
        FAILED = "failed", _("It did not go")
        HELD = "held", _("Kept back: sending is off")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=200, unique=True)  # what it is about and for whom: no letter goes twice
    to = models.UUIDField(db_index=True)  # a person's reference
    room = models.CharField(max_length=60)
    why = models.CharField(max_length=300)  # printed in the letter: why this came to you
    subject = EncryptedTextField()
    document = EncryptedJSONField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    way = models.CharField(max_length=10, blank=True)  # filled in when it goes
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "made_at"])]
