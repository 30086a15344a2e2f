import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.shared.encryption.fields import EncryptedJSONField


class Route(models.TextChoices):
    """The way in which something reached us or was done."""

    WEB = "web", _("on the web")
    PHONE = "phone", _("by phone")
    TEXT = "text", _("by text")
    EMAIL = "email", _("by e-mail")
    POST = "post", _("by post")
    VISIT = "visit", _("on a visit")
    DESK = "desk", _("at our desk")
    ROOM = "room", _("in the room")
    PROGRAM = "program", _("by the program itself")


class Chain(models.Model):
    """The newest entry of a chain. This row is locked last, in every transaction that adds an entry."""

    PRIVATE, PUBLIC = "private", "public"

    name = models.CharField(max_length=10, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """One link. `public` is in the check word as it stands; `private` only through its seal."""

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    public = models.JSONField(default=dict)
    sealed = models.CharField(max_length=64, blank=True)
    prev = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ["seq"]


class PrivateEntry(Entry):
    """An action: who, what, to which thing, by which way, and for whom."""

    by = models.UUIDField(null=True, db_index=True)  # None: the program itself
    helping = models.UUIDField(null=True, db_index=True)
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    thing = models.CharField(max_length=60)  # "app.Model"
    thing_ref = models.CharField(max_length=60, db_index=True)


class PublicEntry(Entry):
    """A line of the public log."""


class Sealed(models.Model):
    """The words behind a seal, with their salt. Erasing the row leaves the chain whole."""

    entry_hash = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=64)
    private = EncryptedJSONField()


def new_salt() -> str:
    return uuid.uuid4().hex + uuid.uuid4().hex
