import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.events.models import Event, Series
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey
from alongside.voting.models import Poll


class Questions(models.QuerySet):
    def visible_to(self, person):
        """A question is seen by whoever sees its event."""
        return self.filter(
            models.Q(event__in=Event.objects.visible_to(person)) | models.Q(series__isnull=False)
        )


class Question(models.Model):
    """What an event asks, or every event of a series (B4). `poll`: people answer it with dots."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    text = TextKey()
    poll = models.ForeignKey(Poll, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    objects = Questions.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_question_a_number", fields=["event", "order"]),
            models.UniqueConstraint(name="one_series_question_a_number", fields=["series", "order"]),
            models.CheckConstraint(
                name="a_question_of_an_event_or_of_a_series",
                condition=models.Q(event__isnull=True, series__isnull=False)
                | models.Q(event__isnull=False, series__isnull=True),
            ),
        ]

    @property
    def about(self) -> Event | Series:
        """Whose question it is."""
        return self.event or self.series

    @property
    def conclusion(self):
        """The newest one, or None: "no conclusion" is shown as such."""
        found = sorted(self.conclusions.all(), key=lambda one: one.pk)
        return found[-1] if found else None


class TableNotes(models.QuerySet):
    def not_read_back(self):
        """Typed, and the table has not said yet: yes, this is what we said."""
        return self.filter(confirmed_at=None, text__isnull=False)


class TableNote(models.Model):
    """One thing that one table said, without names: typed, photographed or said. Corrected by a new wording of its text.

    `confirmed_at`: the table was asked "is this what you said?", and said yes.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="notes")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notes")
    table = models.CharField(max_length=60)
    text = TextKey(null=True, blank=True)  # empty while there is only a photo or a sound
    file = models.FileField(upload_to="notes/", blank=True)  # a photo of the sheet, or what they said
    media_type = models.CharField(max_length=40, blank=True)
    via = models.CharField(max_length=10, choices=Route, default=Route.ROOM)
    facilitator = EncryptedTextField(blank=True)
    scribe = EncryptedTextField(blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = TableNotes.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_note_has_words_or_a_file", condition=models.Q(text__isnull=False) | ~models.Q(file="")
            )
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None


class Support(models.TextChoices):
    BROAD = "broad", _("Broad support")
    MIXED = "mixed", _("Mixed support")
    LITTLE = "little", _("Little support")
    LEAST = "least", _("Least support")
    NOT_DISCUSSED = "not discussed", _("Not talked about")


class Idea(models.Model):
    """A possible answer. It may be joined from others, which are shown. `support` is chosen by people, in words."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="ideas")
    title = TextKey()
    order = models.PositiveSmallIntegerField()
    parents = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="joined_into")
    support = models.CharField(max_length=16, choices=Support, default=Support.NOT_DISCUSSED)
    is_chosen = models.BooleanField(default=False)  # people chose the word; no later sheet changes it

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(name="one_idea_a_number", fields=["question", "order"])]


class SupportSheet(models.Model):
    """How one table felt about an idea (D1): a word; what they like, what worries them, what they would change."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="sheets")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=60)
    support = models.CharField(max_length=16, choices=Support)
    like = TextKey(null=True, blank=True)
    worry = TextKey(null=True, blank=True)
    change = TextKey(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_sheet_a_table", fields=["idea", "event", "table"])]


class Conclusion(models.Model):
    """What came of a question. Never changed; a later one follows it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="conclusions")
    text = TextKey()
    adopts = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
