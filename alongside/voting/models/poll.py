import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.shared.history.models import Route
from alongside.shared.texts.models import TextKey

LEAST_DAYS, MOST_DAYS = 5, 60  # working days in which a result can be questioned


class Polls(models.QuerySet):
    def visible_to(self, person):
        """Everybody sees a vote from the day on which it is settled; drafts are for workers."""
        if getattr(person, "is_authenticated", False) and person.is_worker:
            return self
        return self.exclude(state=Poll.State.DRAFT)

    def for_reader(self, person):
        """With `reader_counts`: whether this person was named to count the papers."""
        if not getattr(person, "is_authenticated", False):
            return self.annotate(reader_counts=Value(False, models.BooleanField()))
        mine = self.model.tellers.rel.related_model.objects.filter(poll=OuterRef("pk"), person=person)
        return self.annotate(reader_counts=Exists(mine))

    def with_texts(self):
        return self.select_related("title", "about").prefetch_related("title__wordings", "about__wordings")

    def with_titles(self):
        """For a line that only names each."""
        return self.select_related("title").prefetch_related("title__wordings")


class Poll(models.Model):
    """One vote. Its state only ever moves along ARROWS; triggers in the database hold it there."""

    class Method(models.TextChoices):
        DOTS = "dots", _("Dots: everybody shares out the same number of dots")
        YES_NO = "yes-no", _("Yes, no, or neither, to each proposal")
        CONSENT = "consent", _("Can we all live with it? Agree, stand aside or object")
        SCORE = "score", _("Marks: give each idea a number of points")
        NUMBERS = "scottish-stv", _("An election: put people or ideas in your order, 1, 2, 3")

    class Kind(models.TextChoices):
        SECRET = "secret", _("Secret: nobody sees how you vote")
        OPEN = "open", _("Open: your group sees your name and your vote")

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
    method = models.CharField(max_length=20, choices=Method, default=Method.DOTS)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SECRET)
    # An open vote belongs to one group: its members are the voters, and only they see the names.
    group = models.ForeignKey(
        "groups.Group", null=True, blank=True, on_delete=models.PROTECT, related_name="polls"
    )
    shown_while_open = models.BooleanField(default=False)  # an open vote whose group agreed to watch it
    # How many are taken or elected, when that is agreed before; None: people decide after the count.
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    highest = models.PositiveSmallIntegerField(default=5)  # the most points that one idea can have
    lots = models.CharField(max_length=300, blank=True)  # how a tie is settled, as agreed before the vote
    dots_each = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(20)])
    may_stack = models.BooleanField()  # several dots on one option: chosen each time, and shown
    decided_by = models.CharField(max_length=200)  # who decides, after the count, what is taken on
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField(null=True, blank=True)  # as announced; a person opens and closes it
    closes_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Working days after the count in which anybody can question it; longer where answers come by post.
    days_to_question = models.PositiveSmallIntegerField(default=10)
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
            models.CheckConstraint(
                name="an_open_vote_has_a_group", condition=Q(kind="secret") | Q(group__isnull=False)
            ),
            models.CheckConstraint(
                name="an_election_has_seats", condition=~Q(method="scottish-stv") | Q(seats__gte=1)
            ),
            models.CheckConstraint(
                name="time_to_question_a_result",
                condition=Q(days_to_question__gte=LEAST_DAYS, days_to_question__lte=MOST_DAYS),
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
    def is_secret(self) -> bool:
        return self.kind == self.Kind.SECRET

    @property
    def is_dots(self) -> bool:
        return self.method == self.Method.DOTS

    @property
    def is_election(self) -> bool:
        return self.method == self.Method.NUMBERS

    @property
    def ends_in_numbers(self) -> bool:
        """Whether each option ends with one number that can be put in order: dots, or points."""
        return self.method in {self.Method.DOTS, self.Method.SCORE}

    @property
    def fewest_options(self) -> int:
        """How many things have to stand on the paper: one proposal is enough to say yes or no to."""
        return 1 if self.method in {self.Method.YES_NO, self.Method.CONSENT} else 2

    @property
    def takes_paper_counts(self) -> bool:
        return self.state in {self.State.CLOSED, self.State.RECOUNT}

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
    """One thing that people vote on. `after_vote`: joined from others when deciding, so it has no votes.

    `person`: who stands here, in an election; they count no papers of it.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="options")
    title = TextKey()
    explanation = TextKey(null=True, blank=True)  # 60 words at most
    order = models.PositiveSmallIntegerField()  # its number on the paper, from 1; ballots name it by this
    after_vote = models.BooleanField(default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="stands_in"
    )
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
        OPEN = "open", _("Open votes")
        PAPER = "paper", _("Papers")
        TALK = "talk", _("A talk, turned into dots by a rule")

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="strata")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=80)
    route = models.CharField(max_length=10, choices=Route)
    rule = models.CharField(max_length=400, blank=True)  # of a talk: how what people say becomes dots
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "strata"
        constraints = [
            models.UniqueConstraint(name="one_stratum_a_name", fields=["poll", "name"]),
            models.CheckConstraint(name="a_talk_has_a_rule", condition=~Q(kind="talk") | ~Q(rule="")),
        ]

    @property
    def is_counted_by_hand(self) -> bool:
        """Dots that two people count in a room, whoever put them where."""
        return self.kind in {self.Kind.WALL, self.Kind.TALK}


class WayIn(models.Model):
    """How a community who is often not heard had a way into this vote (C6)."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ways_in")
    community = models.CharField(max_length=80)
    how = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
