import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.documents.models import Paper
from alongside.events.models import Event, Series
from alongside.shared.dates import RoughDateField


class Sources(models.QuerySet):
    def visible_to(self, person):
        """What others published is for everybody."""
        return self

    def with_everything(self):
        return self.prefetch_related("events", "figures", "questions__ideas__parents", "options", "parts")


class ReportedSource(models.Model):
    """A report that others published. We quote it briefly and say where the words end."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    place = models.CharField(max_length=120)
    about = models.TextField()
    dots_each = models.PositiveSmallIntegerField(null=True)
    dots_caption = models.CharField(max_length=200, blank=True)
    dots_method = models.TextField(blank=True)
    taken_on_why = models.TextField(blank=True)
    parked_why = models.TextField(blank=True)
    next_steps = models.JSONField(default=list)  # sentences
    contact_kinds = models.TextField(
        blank=True
    )  # which kinds of ways it gave; never the addresses themselves
    seats_least = models.PositiveSmallIntegerField(null=True)
    seats_most = models.PositiveSmallIntegerField(null=True)
    seats_good = models.PositiveSmallIntegerField(null=True)
    objects = Sources.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("reports:reported", args=[self.ref])


class ReportedEvent(models.Model):
    source = models.ForeignKey(ReportedSource, on_delete=models.CASCADE, related_name="events")
    name = models.CharField(max_length=200)
    on = RoughDateField()
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=40, blank=True)
    is_plan = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]


class ReportedFigure(models.Model):
    """A number as it was printed: with its comparator ("over"), its population and its base, where it has one."""

    source = models.ForeignKey(ReportedSource, on_delete=models.CASCADE, related_name="figures")
    key = models.SlugField()
    value = models.PositiveIntegerField()
    words = models.CharField(max_length=200)
    comparator = models.CharField(max_length=20, blank=True)  # "over", "more than": printed before the number
    population = models.CharField(max_length=200, blank=True)
    base = models.PositiveIntegerField(null=True)  # None: the base was not published
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="a_figure_once", fields=["source", "key"])]

    @property
    def number(self) -> str:
        """The number as it was printed, with its comparator: "over 60"."""
        return f"{self.comparator} {self.value}".strip()


class ReportedQuestion(models.Model):
    source = models.ForeignKey(ReportedSource, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=300)
    said = models.TextField(blank=True)  # what people said, in our words
    quote = models.TextField(blank=True)  # the published words, short
    conclusion = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]


class ReportedIdea(models.Model):
    """An idea with its support in words; numbers are never made of them."""

    class Support(models.TextChoices):
        BROAD = "broad", _("Broad support")
        LEAST = "least", _("Least support")
        NONE = "", _("Put together afterwards")

    question = models.ForeignKey(ReportedQuestion, on_delete=models.CASCADE, related_name="ideas")
    number = models.PositiveSmallIntegerField(null=True)  # None: nobody tabled it; it was joined from others
    text = models.CharField(max_length=300)
    support = models.CharField(max_length=10, choices=Support, blank=True)
    parents = models.ManyToManyField("self", symmetrical=False, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]


class ReportedOption(models.Model):
    """A published total of dots, and whether people took it on."""

    source = models.ForeignKey(ReportedSource, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=120)
    dots = models.PositiveIntegerField()
    taken_on = models.BooleanField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]


class ReportedPart(models.Model):
    """A line of the structure that was described: who sends people to whom. `under` is the line above it."""

    source = models.ForeignKey(ReportedSource, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField()
    text = models.CharField(max_length=200)
    sends_to = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]


class Thanked(models.Model):
    """The day after: whoever came was thanked. Who is written down later is thanked later."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="thanked")
    words = models.TextField()
    people = models.PositiveIntegerField()
    at = models.DateTimeField()


class Report(models.Model):
    """What came of an event or of a series. It is a paper: people check it as they comment on any paper (B5)."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.OneToOneField(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="report"
    )
    series = models.OneToOneField(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="report"
    )
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="report")
    started_at = models.DateTimeField()
    check_until = models.DateField(
        null=True, blank=True
    )  # the last day on which people can say what is wrong
    final_at = models.DateTimeField(null=True, blank=True)
    traces = models.JSONField(
        default=list
    )  # [figure, what it counts, record, link] of every number that we made
    explained = models.JSONField(
        default=list
    )  # [figure, its words, where it comes from] of every number that no record has; it is printed
    why_early = models.CharField(
        max_length=2000, blank=True
    )  # why it was final before that day; it is printed

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_report_is_of_an_event_or_of_a_series",
                condition=models.Q(event__isnull=True, series__isnull=False)
                | models.Q(event__isnull=False, series__isnull=True),
            )
        ]

    @property
    def about(self) -> Event | Series:
        return self.event or self.series

    @property
    def events(self) -> list[Event]:
        """The events that it tells of, in their order; those that were called off too, which it says."""
        if self.event:
            return [self.event]
        events = self.series.events.filter(published_at__isnull=False).select_related("access_count")
        return list(events.order_by("starts_at", "pk"))
