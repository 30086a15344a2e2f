import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.events.models import Event
from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey
from alongside.voting.models import Poll


class Questions(models.QuerySet):
    def visible_to(self, person):
        """A question is seen by whoever sees its event."""
        return self.filter(event__in=Event.objects.visible_to(person))


class Question(models.Model):
    """What an event asks. `poll`: people answer it with dots."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="questions")
    text = TextKey()
    poll = models.ForeignKey(Poll, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    objects = Questions.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(name="one_question_a_number", fields=["event", "order"])]

    @property
    def conclusion(self):
        """The newest one, or None: "no conclusion" is shown as such."""
        found = sorted(self.conclusions.all(), key=lambda one: one.pk)
        return found[-1] if found else None


class TableNote(models.Model):
    """One thing that one table said, without names. `is_confirmed`: the table was asked "is this what you said?"."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="notes")
    table = models.CharField(max_length=60)
    text = TextKey()
    via = models.CharField(max_length=10, choices=Route, default=Route.ROOM)
    facilitator = models.CharField(max_length=80, blank=True)
    scribe = models.CharField(max_length=80, blank=True)
    is_confirmed = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


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

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(name="one_idea_a_number", fields=["question", "order"])]


class SupportSheet(models.Model):
    """How one table felt about an idea: a word, and what they would change."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="sheets")
    table = models.CharField(max_length=60)
    support = models.CharField(max_length=16, choices=Support)
    change = TextKey(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_sheet_a_table", fields=["idea", "table"])]


class Conclusion(models.Model):
    """What came of a question. Never changed; a later one follows it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="conclusions")
    text = TextKey()
    adopts = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
