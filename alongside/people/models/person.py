import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from alongside.shared.history.models import Route


class People(BaseUserManager):
    def visible_to(self, person):
        """Everybody sees themselves and those they help; whoever works here sees names. There is no directory."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        if person.has_role(Role.Kind.COORDINATOR, Role.Kind.ADMINISTRATOR):
            return self.all()
        today = timezone.localdate()
        helped = models.Q(helped_by__helper=person, helped_by__ended_at=None, helped_by__until__gte=today)
        return self.filter(pk__in=self.filter(models.Q(pk=person.pk) | helped).values("pk"))

    def get_by_natural_key(self, ref):
        return self.get(ref=ref)


class Format(models.TextChoices):
    """How somebody likes to get things."""

    WEB = "web", _("On the web or by e-mail")
    EASY_READ = "easy read", _("Easy Read")
    LARGE_PRINT = "large print", _("Large print")
    AUDIO = "audio", _("To listen to")
    BSL = "bsl", _("British Sign Language film")
    BRAILLE = "braille", _("Braille")
    PAPER = "paper", _("On paper, by post")
    TEXT = "text", _("Text message")
    PHONE = "phone", _("Phone call")
    PDF = "pdf", _("In print, or to print")
    WORD = "docx", _("As a Word file")


class Person(AbstractBaseUser):
    """Somebody. A name is enough: no e-mail, no phone and no account are needed."""

    password = None  # nobody has one; see docs/decisions/0004
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    called = models.CharField(_("what to call you"), max_length=80, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    language = models.CharField(max_length=16, default="en-GB")
    format = models.CharField(max_length=20, default="web")  # a name in alongside.formats.FORMATS
    print_size = models.PositiveSmallIntegerField(default=12)
    display = models.JSONField(default=dict, blank=True)
    hidden = models.BooleanField(default=False)  # "hide me from every list"
    brings = models.CharField(max_length=500, blank=True)  # skills and what they know, in their words
    brings_shown = models.BooleanField(default=False)  # groups that look for a skill may find them by it
    joined_via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    welcomed_at = models.DateTimeField(
        null=True, blank=True
    )  # when a worker, or their own code, made sure of them
    # Brought from a list: nothing is sent but the one question, until they said yes
    held_back = models.BooleanField(default=False)
    session_seal = models.UUIDField(default=uuid.uuid4, editable=False)  # a new one signs out everywhere
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "ref"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.called or self.name

    # Nobody has a password, so what Django and allauth ask about one is answered here.
    def has_usable_password(self) -> bool:
        return False

    def set_unusable_password(self) -> None:
        pass

    def check_password(self, raw_password) -> bool:
        return False

    def get_session_auth_hash(self) -> str:
        return salted_hmac("alongside.people.session", str(self.session_seal), algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self):
        for key in settings.SECRET_KEY_FALLBACKS:
            yield salted_hmac(
                "alongside.people.session", str(self.session_seal), secret=key, algorithm="sha256"
            ).hexdigest()

    @property
    def format_words(self) -> str:
        return str(dict(Format.choices).get(self.format, self.format))

    @property
    def first_name_only(self) -> str:
        return (self.called or self.name).split()[0]

    def has_role(self, *roles: str) -> bool:
        if not hasattr(self, "_roles"):
            self._roles = set(self.roles.live().values_list("kind", flat=True))
        return bool(self._roles & set(roles))

    @property
    def is_worker(self) -> bool:
        return self.has_role(Role.Kind.COORDINATOR)

    @property
    def keeps_others_data(self) -> bool:
        """Any role here: who has one signs in with two steps."""
        return self.has_role(*Role.Kind.values)


class Roles(models.QuerySet):
    def live(self):
        """Given, not ended, and of today."""
        today = timezone.localdate()
        return self.filter(
            models.Q(first_day=None) | models.Q(first_day__lte=today),
            models.Q(last_day=None) | models.Q(last_day__gte=today),
            ended_on=None,
        )


class Role(models.Model):
    """Work that somebody does for the partnership."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("looks after this website")
        COORDINATOR = "coordinator", _("coordinator")
        TREASURER = "treasurer", _("pays people")
        EDITOR = "editor", _("puts papers and news out")
        LEAD = "safeguarding lead", _("named to keep people safe")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind)
    since = models.DateField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)
    # For whoever stands in for somebody: from a day to a day, both counted in.
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="stood_in_by"
    )

    objects = Roles.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_role_of_a_kind", fields=["person", "kind"], condition=models.Q(ended_on=None)
            )
        ]
