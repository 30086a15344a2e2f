import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Hat
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route
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
    # What the group looks for in people, in plain words (D8); empty: it looks for nobody now
    looking_for = TextKey(null=True, blank=True)
    looking_until = models.DateField(null=True, blank=True)
    takes_time = models.CharField(max_length=200, blank=True)  # how much, in words
    offer = models.CharField(
        max_length=500, blank=True
    )  # the fee or why there is none, costs, how and when (F1)
    # While it is closed to new people: why, and when it opens again (A5)
    closed_because = models.CharField(max_length=2000, blank=True)
    opens_again = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Groups.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.ref])

    @property
    def looks_for_people(self) -> bool:
        return self.looking_for_id is not None and (
            self.looking_until is None or self.looking_until >= timezone.localdate()
        )


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
    # Communities who are often not heard, and whom the group wants to reach, each by its name (C6).
    communities = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(name="versions_count_up", fields=["group", "version"])]


class Interest(models.Model):
    """Somebody would like to join a group (D8): in writing, in a recording or a film, or said on the phone. Never a mark."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="interests")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="interests"
    )
    name = EncryptedTextField(blank=True)
    reached = EncryptedTextField(blank=True)  # how to reach whoever has no account
    words = EncryptedTextField(blank=True)
    file = models.FileField(upload_to="interests/", blank=True)
    media_type = models.CharField(max_length=40, blank=True)
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    made_at = models.DateTimeField(auto_now_add=True)
    answer = EncryptedTextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
