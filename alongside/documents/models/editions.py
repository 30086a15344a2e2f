import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.documents.models.paper import Version
from alongside.formats.document import Document, from_dict
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class EditionFormat(models.TextChoices):
    """How somebody can have a paper. The first words of each are those on the page."""

    WEB = "web", _("In words, on the web")
    PDF = "pdf", _("In print, or to print")
    LARGE_PRINT = "large print", _("Large print")
    WORD = "docx", _("Word file")
    AUDIO = "audio", _("To listen to")
    BRAILLE = "braille", _("Braille")
    EASY_READ = "easy read", _("Easy Read")
    BSL = "bsl", _("British Sign Language film")
    TOUCH = "touch", _("To feel with your hands")


class Editions(models.QuerySet):
    def behind(self):
        """What the machine has not made, or made of words that are not the newest."""
        newest = Version.objects.filter(
            paper=models.OuterRef("version__paper"), number=models.OuterRef("version__number")
        ).order_by("-fix")
        return (
            self.filter(by_person=False)
            .exclude(format=EditionFormat.WEB)
            .annotate(newest_fix=models.Subquery(newest.values("fix")[:1]))
            .filter(Q(state__in=["waiting", "making"]) | ~Q(made_for=F("newest_fix")))
            .order_by("version")
        )


class Edition(models.Model):
    """A version in one format and language: asked for, on its way, or ready.

    `version` is always the first of its number. What a person made is a document, a file, or a film with its captions.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Not made yet")
        MAKING = "making", _("Being made now")
        DRAFT = "draft", _("Made, not checked yet")
        READY = "ready", _("Ready")
        NOT_HERE = "not here", _("This machine cannot make it; a person has to")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="editions")
    format = models.CharField(max_length=12, choices=EditionFormat)
    language = models.CharField(max_length=16, blank=True)  # empty for sign language and touch
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    by_person = models.BooleanField(default=False)
    content = models.JSONField(null=True, blank=True)  # a document, where a person wrote one
    file = models.FileField(upload_to="papers/", blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    captions = models.TextField(blank=True)  # WebVTT
    transcript = models.TextField(blank=True)
    made_for = models.PositiveSmallIntegerField(default=0)  # which fix of the version the file was made of
    promised_on = models.DateField(null=True, blank=True)
    made_where = models.CharField(max_length=160, blank=True)  # who makes it: an organisation, never a name
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ready_at = models.DateTimeField(null=True, blank=True)  # the first time that a reader could have it
    fault = models.CharField(max_length=300, blank=True)
    objects = Editions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="edition_once", fields=["version", "format", "language"]),
            models.CheckConstraint(
                name="a_ready_edition_says_since_when",
                condition=~Q(state="ready") | Q(ready_at__isnull=False),
            ),
        ]

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def document(self) -> Document | None:
        return from_dict(self.content) if self.content else None


class SignOff(models.Model):
    """Somebody with a learning disability checked that an Easy Read edition is easy to understand."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sign_offs")
    name = models.CharField(max_length=80)  # as they want to be named
    on = models.DateField()
    with_whom = models.CharField(max_length=120, blank=True)  # the group that they checked it with
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="sign_once", fields=["edition", "name"])]


class FormatWanted(models.Model):
    """Somebody asked for a paper in a format. The promised date and how long it took are public; who asked is not."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="asked_for")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    reached = EncryptedTextField(blank=True)  # how to tell somebody whom we do not know
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    asked_on = models.DateField()
    promised_on = models.DateField()
    ready_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_ask_a_person", fields=["edition", "person"], condition=Q(person__isnull=False)
            ),
            models.CheckConstraint(name="promised_after_asked", condition=Q(promised_on__gte=F("asked_on"))),
        ]


class Sending(models.Model):
    """A version on its way to its readers, each in their own format. Over when nobody waits any more."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="sending")
    started_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)


class Out(models.Model):
    """The moment at which the last format that the readers needed was out. Never changed or taken away."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="out")
    at = models.DateTimeField()
    # [{"format", "language", "people", "ready_at"}]: what was needed then, and when each was there
    needed = models.JSONField(default=list)


class LateStamp(models.Model):
    """This version was not out in time for a day. Nobody can take the stamp off."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="late_stamps")
    needed_on = models.DateField()
    due_on = models.DateField()
    stamped_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_stamp_a_day", fields=["version", "needed_on"])]
