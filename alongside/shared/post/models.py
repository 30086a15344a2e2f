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
        UNMADE = "unmade", _("Waiting to be made in their format")
        SENT = "sent", _("Sent")
        NOT_SURE = "not sure", _("We are not sure that it went")
        FAILED = "failed", _("It did not go")
        HELD = "held", _("Kept back: sending is off")
        STOPPED = "stopped", _("Stopped before it went")
        CAME_BACK = "came back", _("Came back")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=200, unique=True)  # what it is about and for whom: no letter goes twice
    to = models.UUIDField(db_index=True)  # a person's reference
    room = models.CharField(max_length=60)
    why = models.CharField(max_length=300)  # printed in the letter: why this came to you
    subject = EncryptedTextField()
    document = EncryptedJSONField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    batch = models.CharField(max_length=120, blank=True, db_index=True)  # letters that went out together
    is_news = models.BooleanField(default=False)  # goes only with a yes to news, and says how to stop it
    link = EncryptedTextField(blank=True)  # where a text leads; to the letter itself when empty
    short = EncryptedTextField(blank=True)  # what a text message says; the subject when empty
    # Asks somebody who has not said yes whether we may write, or answers what they just asked of us: it goes also by
    # a way that nobody has made sure of, of which only a print is kept here.
    is_expected = models.BooleanField(default=False)
    unsure_print = models.CharField(max_length=64, blank=True, db_index=True)
    way = models.CharField(max_length=10, blank=True)  # filled in when it goes
    format = models.CharField(max_length=20, blank=True)  # the reader's, filled in when it goes
    not_before = models.DateTimeField()  # until then it can be stopped
    tries = models.PositiveSmallIntegerField(default=0)  # how often we found nobody to give it to
    going_until = models.DateTimeField(
        null=True, blank=True
    )  # a program that has it and is silent by then is gone
    going_with = models.UUIDField(null=True, blank=True)  # which program has it
    provider = models.CharField(max_length=120, blank=True)  # what the provider calls it
    is_made = models.BooleanField(default=False)  # a person made it in the reader's format
    printed_at = models.DateTimeField(null=True, blank=True)
    ring_on = models.DateField(null=True, blank=True)  # they asked to be rung on this day
    rung = models.PositiveSmallIntegerField(default=0)  # how often nobody answered
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"])]

    @property
    def message_id(self) -> str:
        """The same for ever, so that a reader's mail program sees one letter as one."""
        return f"<{self.ref}@alongside>"
