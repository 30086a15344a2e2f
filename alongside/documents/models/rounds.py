import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.documents.models.paper import Version
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class Round(models.Model):
    """A time in which everybody may say what they think of a version. It ends when every comment has an answer."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="round")
    opened_at = models.DateTimeField()
    until = models.DateField()  # the last day for comments
    question = models.CharField(max_length=300, blank=True)  # what we would most like to know
    closed_at = models.DateTimeField(null=True, blank=True)
    why_early = models.CharField(max_length=2000, blank=True)  # why it ended before everybody could read it

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Answer(models.Model):
    """What came of one comment or of several. A later answer follows an earlier one; neither is changed."""

    class Kind(models.TextChoices):
        CHANGED = "changed", _("It changed the paper")
        NOT_CHANGED = "not changed", _("It did not change the paper, because…")
        THINKING = "thinking", _("We are still thinking")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()


class Comment(models.Model):
    """What somebody said about a paper, or about one part of it, by any way. Others read the words, never the name."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="comments")
    part = models.CharField(max_length=120, blank=True)  # the id of a block; "" for the whole paper
    part_words = models.TextField(blank=True)  # what that part said when the comment was made
    words = EncryptedTextField()
    shown = models.BooleanField(default=True)  # others may read these words
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    made_at = models.DateTimeField()
    answer = models.ForeignKey(
        Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )  # the newest

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["round", "part"])]
        constraints = [
            models.CheckConstraint(name="a_part_has_words", condition=Q(part="") | ~Q(part_words=""))
        ]


class Answered(models.Model):
    """Which answer a comment got, and when: so that the way from "still thinking" to a yes or no can be read."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="answered")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="answered_once", fields=["comment", "answer"])]
