import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey


class Polls(models.QuerySet):
    def visible_to(self, person):
        """Everybody sees a vote from the day on which it is settled; drafts are for workers."""
        if getattr(person, "is_authenticated", False) and person.is_worker:
            return self
        return self.exclude(state=Poll.State.DRAFT)

    def with_texts(self):
        return self.select_related("title", "about").prefetch_related("title__wordings", "about__wordings")


class Poll(models.Model):
    """One vote. Its state only ever moves along ARROWS; triggers in the database hold it there."""

    class Method(models.TextChoices):
        DOTS = "dots", _("Dots")

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        FROZEN = "frozen", _("Settled, not open yet")
        OPEN = "open", _("Open now")
        CLOSING = "closing", _("Closing")  # only inside the one transaction that closes it
        CLOSED = "closed", _("Closed, being counted")
        COUNTED = "counted", _("Counted")
        PROVISIONAL = "provisional", _("Result not certain yet")
        DISPUTED = "disputed", _("Somebody says that the count is wrong")
        RECOUNT = "recount", _("Being counted again")
        LOCKED = "locked", _("Final result")

    ARROWS = (
        (State.DRAFT, State.FROZEN),
        (State.FROZEN, State.OPEN),
        (State.OPEN, State.CLOSING),
        (State.CLOSING, State.CLOSED),
        (State.CLOSED, State.COUNTED),
        (State.COUNTED, State.PROVISIONAL),
        (State.PROVISIONAL, State.LOCKED),
        (State.PROVISIONAL, State.DISPUTED),
        (State.DISPUTED, State.RECOUNT),
        (State.RECOUNT, State.LOCKED),
    )

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = TextKey()
    about = TextKey(null=True, blank=True)
    method = models.CharField(max_length=10, choices=Method, default=Method.DOTS)
    dots_each = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(20)])
    may_stack = models.BooleanField()  # several dots on one option: chosen each time, and shown
    decided_by = models.CharField(max_length=200)  # who decides, after the count, what is taken on
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField(null=True, blank=True)  # as announced; a person opens and closes it
    closes_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    challenge_until = models.DateField(null=True, blank=True)  # until when a result is not certain
    made_at = models.DateTimeField(auto_now_add=True)
    objects = Polls.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_known_state",
                condition=Q(
                    state__in=[
                        "draft",
                        "frozen",
                        "open",
                        "closing",
                        "closed",
                        "counted",
                        "provisional",
                        "disputed",
                        "recount",
                        "locked",
                    ]
                ),
            ),
            models.CheckConstraint(name="at_least_one_dot", condition=Q(dots_each__gte=1, dots_each__lte=20)),
            models.CheckConstraint(
                name="a_vote_closes_after_it_opens",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("voting:poll", args=[self.ref])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def takes_wall_counts(self) -> bool:
        return self.state in {self.State.OPEN, self.State.CLOSED, self.State.RECOUNT}

    @property
    def is_over(self) -> bool:
        return self.state not in {self.State.DRAFT, self.State.FROZEN, self.State.OPEN, self.State.CLOSING}

    @property
    def has_result(self) -> bool:
        """Whether the result may be seen by everybody."""
        return self.state in {
            self.State.PROVISIONAL,
            self.State.DISPUTED,
            self.State.RECOUNT,
            self.State.LOCKED,
        }


class Options(models.QuerySet):
    def on_paper(self):
        """What dots can go on; not what was joined from others after the vote."""
        return self.filter(after_vote=False)


class Option(models.Model):
    """One thing that dots can go on. `after_vote`: joined from others when deciding, so it has no dots."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="options")
    title = TextKey()
    explanation = TextKey(null=True, blank=True)  # 60 words at most
    order = models.PositiveSmallIntegerField()  # its number on the paper, from 1; ballots name it by this
    after_vote = models.BooleanField(default=False)
    objects = Options.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="one_option_a_number", fields=["poll", "order"])]


class OptionParent(models.Model):
    """This option was joined from parts of that one."""

    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="joined_into")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_parent_once", fields=["option", "parent"]),
            models.CheckConstraint(name="nobody_is_their_own_parent", condition=~Q(option=F("parent"))),
        ]


class Stratum(models.Model):
    """A place or way that is counted apart. `joined_to`: it was too small, so it is shown with that one."""

    class Kind(models.TextChoices):
        WALL = "wall", _("Stickers on a wall")
        SECRET = "secret", _("Secret votes")

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="strata")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=80)
    route = models.CharField(max_length=10, choices=Route)
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "strata"
        constraints = [models.UniqueConstraint(name="one_stratum_a_name", fields=["poll", "name"])]


# The wall: stickers in a room, seen by all, nameless.


class WallCount(models.Model):
    """How the stickers of one place were counted. A correction is a new count; the newest one stands."""

    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="wall_counts")
    people_given_dots = models.PositiveIntegerField()
    unused = models.PositiveIntegerField()  # dots that people gave back or say they did not use
    missing = models.PositiveIntegerField(default=0)  # dots given out, neither on the wall nor given back
    missing_reason = models.CharField(max_length=2000, blank=True)
    counted_by = models.CharField(max_length=120)
    checked_by = models.CharField(max_length=120)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="missing_dots_have_a_reason", condition=Q(missing=0) | ~Q(missing_reason="")
            ),
            models.CheckConstraint(
                name="two_people_count",
                condition=~Q(counted_by="") & ~Q(checked_by="") & ~Q(counted_by=F("checked_by")),
            ),
        ]


class WallSheet(models.Model):
    """The dots counted on the sheet of one option."""

    count = models.ForeignKey(WallCount, on_delete=models.PROTECT, related_name="sheets")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    dots = models.PositiveIntegerField()
    photo_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["option__order"]
        constraints = [models.UniqueConstraint(name="a_sheet_once", fields=["count", "option"])]


# The secret vote: who has voted, and what was chosen, in tables that never meet.


class Elector(models.Model):
    """Somebody who may vote, once. `card_no` stays when the person is erased."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="electors")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="electors")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="electors"
    )
    card_no = models.PositiveIntegerField()
    channel = models.CharField(max_length=10, choices=Route)

    class Meta:
        ordering = ["card_no"]
        constraints = [
            models.UniqueConstraint(name="one_vote_a_person", fields=["poll", "person"]),
            models.UniqueConstraint(name="one_vote_a_card", fields=["poll", "card_no"]),
        ]


class VoteCode(models.Model):
    """A code's fingerprint. Its key is outside the database, so these rows alone open nothing.

    The first characters (`finder`) say whose code is being tried, so that wrong tries are counted for that code.
    """

    elector = models.OneToOneField(Elector, primary_key=True, on_delete=models.CASCADE, related_name="code")
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+")
    finder = models.CharField(max_length=4)
    hmac = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_finder_a_code", fields=["poll", "finder"])]


class Mark(models.Model):
    """This elector has voted. From the close on, the rows lie in the order of the list of voters."""

    elector = models.OneToOneField(Elector, primary_key=True, on_delete=models.PROTECT, related_name="mark")
    idem_key = models.CharField(
        max_length=64, blank=True
    )  # fingerprint of the ballot paper's key; blank from the close on
    channel = models.CharField(max_length=10, choices=Route)
    help_given = models.CharField(max_length=80, blank=True)  # "read back"


class Ballot(models.Model):
    """What was chosen: {"option's number": dots}. No person, no time and no counter stand with it."""

    receipt = models.CharField(max_length=12, primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="ballots")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField()
    nonce = models.CharField(max_length=64)

    class Meta:
        ordering = ["receipt"]


# The count, and what people decided.


class Result(models.Model):
    """A count as it was published. A recount is a new row that names the one before and says why."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="results")
    json = models.JSONField()
    sha256 = models.CharField(max_length=64)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="newer"
    )
    reason = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_recount_says_why", condition=Q(supersedes=None) | ~Q(reason=""))
        ]


class Selection(models.Model):
    """What people took on after the vote, and what waits. Never changed; a new decision follows it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="selections")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="selections")
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    margin = models.CharField(max_length=400)  # how close it was, in words, as it was seen when deciding
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="newer"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class SelectionLine(models.Model):
    """One option: taken on, or parked until a day on which it is looked at again. Either way with a reason."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="lines")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="selection_lines")
    taken_on = models.BooleanField()
    reason = TextKey()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["option__order"]
        constraints = [
            models.UniqueConstraint(name="an_option_is_decided_once", fields=["selection", "option"]),
            models.CheckConstraint(
                name="what_waits_has_a_day", condition=Q(taken_on=True) | Q(review_on__isnull=False)
            ),
        ]
