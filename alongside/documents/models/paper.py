import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alongside.formats.document import Document, from_dict
from alongside.groups.models import Agreed, Group
from alongside.people.models import Organisation, Role


class Papers(models.QuerySet):
    def visible_to(self, person):
        """Papers that are out for everybody are public; a group's own are for its members; drafts for their writers.

        Whoever works here sees all of them, and so do the members of the group that a draft is for.
        """
        everybodys = Q(audience=Paper.Audience.EVERYBODY, first_out_at__isnull=False)
        if not getattr(person, "is_authenticated", False):
            return self.filter(everybodys)
        if person.has_role(Role.Kind.COORDINATOR, Role.Kind.EDITOR):
            return self
        today = timezone.localdate()
        mine = Group.objects.filter(
            Q(memberships__left_on=None) | Q(memberships__left_on__gt=today), memberships__person=person
        )
        return self.filter(everybodys | Q(owner=person) | Q(group__in=mine.values("pk")))

    def are_out(self):
        return self.filter(first_out_at__isnull=False)

    def newest_first(self):
        return self.order_by("-first_out_at", "-pk")


class Paper(models.Model):
    """One piece of writing through its life. What it says is in its versions."""

    class Kind(models.TextChoices):
        PAPER = "paper", _("A paper to read")
        DRAWING = "drawing", _("A plan or a drawing")
        MADE = "made", _("Something that we made together, for others to use")

    class Audience(models.TextChoices):
        EVERYBODY = "everybody", _("Everybody")
        GROUP = "group", _("Only the people in this group")

    class WrittenAs(models.TextChoices):
        WORKER = "worker", _("the people who work here")
        ORGANISATION = "organisation", _("people from an organisation")
        MEMBER = "member", _("other members")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)  # of the newest version; before the first, of the draft
    summary = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=16, default="en-GB")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAPER)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.EVERYBODY)
    # Who answers for it. In public only the organisation and the role are named.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    written_as = models.CharField(max_length=12, choices=WrittenAs, default=WrittenAs.WORKER)
    needed_on = models.DateField(null=True, blank=True)  # the day on which people talk about it
    needed_for = models.CharField(max_length=160, blank=True)  # "the Board on 12 May"
    search = models.TextField(blank=True, editable=False)  # the words of the newest version, plain and small
    first_out_at = models.DateTimeField(null=True, blank=True)  # when its first version could be read
    agreed = models.OneToOneField(Agreed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_version = models.PositiveSmallIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Papers.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_groups_own_paper_has_a_group",
                condition=Q(audience="everybody") | Q(group__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:paper", args=[self.ref])

    @property
    def is_out(self) -> bool:
        return self.first_out_at is not None


class Versions(models.QuerySet):
    def light(self):
        """Without the words and pictures, which may be megabytes."""
        return self.defer("content")

    def firsts(self):
        """Each number once, as it was before anything in it was made clearer."""
        return self.filter(fix=0)

    def newest_numbers(self):
        """The newest number of each paper, its first row, without the words."""
        rows = Version.objects.filter(paper=models.OuterRef("paper")).order_by("-number")
        return (
            self.firsts()
            .light()
            .filter(number=models.Subquery(rows.values("number")[:1]))
            .select_related("paper")
        )


class Version(models.Model):
    """What everybody could read from a moment on. Never changed: a better wording is the same number with a new `fix`."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    fix = models.PositiveSmallIntegerField(default=0)  # how often a part of this number was made clearer
    content = models.JSONField()  # formats.document.to_dict
    digest = models.CharField(max_length=64)  # SHA-256 of the content: the same words, the same digest
    what_changed = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    objects = Versions.as_manager()

    class Meta:
        ordering = ["number", "fix"]
        constraints = [models.UniqueConstraint(name="version_once", fields=["paper", "number", "fix"])]

    @cached_property
    def document(self) -> Document:
        return from_dict(self.content)


class Writing(models.Model):
    """One save of a draft. A save never takes another's place: it follows one, and both stay until the version is out."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="writings")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField()
    # Somebody else changed the same parts meanwhile: kept beside, until a person has put both together.
    aside = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    not_kept = models.JSONField(default=list, blank=True)  # sentences: what of a file could not be kept

    class Meta:
        ordering = ["pk"]

    @cached_property
    def document(self) -> Document:
        return from_dict(self.content)


class Author(models.Model):
    """Somebody who made it together with others, credited as they wish."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_as = models.CharField(max_length=160)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
