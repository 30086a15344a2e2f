import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Hat
from alongside.shared.texts.models import TextKey


class Groups(models.QuerySet):
    def visible_to(self, person):
        """Groups are public; what they keep among themselves is not kept here."""
        return self


class Group(models.Model):
    """A body of people who decide together."""

    class Kind(models.TextChoices):
        BOARD = "board", _("Board")
        WORKING_GROUP = "working group", _("Working group")
        COMMISSION = "commission", _("Commission")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    name = TextKey()
    about = TextKey(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Groups.as_manager()


class Membership(models.Model):
    """A seat in one group. The hat and the answer "here as a disabled person" belong to this seat alone."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    hat = models.CharField(max_length=20, choices=Hat)
    hat_is_public = models.BooleanField(default=False)
    # One bit, asked once with consent, used only for the majority meter. None: not answered.
    here_as_disabled = models.BooleanField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_seat_a_person", fields=["group", "person"], condition=models.Q(left_on=None)
            ),
            models.CheckConstraint(
                name="no_answer_without_consent",
                condition=models.Q(here_as_disabled=None) | models.Q(consented_at__isnull=False),
            ),
        ]


class Agreed(models.Model):
    """What a group agreed, when and how. Never changed; a new agreement follows it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="agreements")
    on = models.DateField()
    text = TextKey()
    how = models.CharField(max_length=200)  # "show of hands, all agreed"
    made_at = models.DateTimeField(auto_now_add=True)


class WorkingAgreement(models.Model):
    """The thresholds of a group, in versions; each version rests on something that was agreed."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="working_agreements")
    version = models.PositiveSmallIntegerField()
    agreed = models.OneToOneField(Agreed, on_delete=models.PROTECT)
    thresholds = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(name="versions_count_up", fields=["group", "version"])]
