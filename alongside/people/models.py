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
        """Everybody sees themselves and those they help; workers see everybody. There is no directory."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        if person.is_worker:
            return self.all()
        helped = Help.objects.live().filter(helper=person).values("helped")
        return self.filter(models.Q(pk=person.pk) | models.Q(pk__in=helped))

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
    language = models.CharField(max_length=16, default="en-GB")
    format = models.CharField(max_length=20, default="web")  # a name in alongside.formats.FORMATS
    print_size = models.PositiveSmallIntegerField(default=12)
    display = models.JSONField(default=dict, blank=True)
    hidden = models.BooleanField(default=False)  # "hide me from every list"
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
            self._roles = set(self.roles.filter(ended_on=None).values_list("kind", flat=True))
        return bool(self._roles & set(roles))

    @property
    def is_worker(self) -> bool:
        return self.has_role(Role.Kind.COORDINATOR)


class Role(models.Model):
    """Work that somebody does for the partnership."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("looks after this website")
        COORDINATOR = "coordinator", _("coordinator")
        TREASURER = "treasurer", _("pays people")
        EDITOR = "editor", _("puts papers and news out")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind)
    since = models.DateField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_role_of_a_kind", fields=["person", "kind"], condition=models.Q(ended_on=None)
            )
        ]


class ContactRoute(models.Model):
    """One way to reach a person. The one source: other tables of addresses mirror this one."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        TEXT = "text", _("Text message")
        PHONE = "phone", _("Phone")
        POST = "post", _("Letter")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_routes")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=400)
    is_safe = models.BooleanField(default=True)
    is_first_choice = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_first_choice", fields=["person"], condition=models.Q(is_first_choice=True)
            )
        ]


class Hat(models.TextChoices):
    """What somebody is here as."""

    USES_SERVICES = "uses services", _("someone who uses services")
    DISABLED = "disabled person", _("a disabled person")
    CARER = "carer", _("a carer")
    FAMILY = "family", _("a family member")
    SUPPORTER = "supporter", _("a supporter")
    VOLUNTARY = "voluntary", _("from a disabled people's organisation or charity")
    PROVIDER = "provider", _("from an organisation that gives services")
    FRONTLINE = "frontline", _("frontline staff")
    OFFICER = "officer", _("a senior officer")
    COUNCILLOR = "councillor", _("a councillor")
    ADVOCATE = "advocate", _("an advocate")
    FACILITATOR = "facilitator", _("a facilitator")


class PersonHat(models.Model):
    """The person's own list. What they wear in a group stands with their seat there."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="hats")
    hat = models.CharField(max_length=20, choices=Hat)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_hat_once", fields=["person", "hat"])]


class Organisation(models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160, unique=True)


class Affiliation(models.Model):
    """From an organisation, or from none: `organisation` empty means "not connected to an organisation"."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="an_organisation_once", fields=["person", "organisation"]),
            models.UniqueConstraint(
                name="not_connected_once", fields=["person"], condition=models.Q(organisation=None)
            ),
        ]


class Right(models.TextChoices):
    """What somebody may do for another. A secret vote, contact details and consent are never among these."""

    READ = "read", _("read my papers")
    BOOK = "book", _("book events for me")
    NEEDS = "needs", _("say what I need")
    SAY = "say", _("write down what I say")
    LETTERS = "letters", _("get my letters")


class Helps(models.QuerySet):
    def visible_to(self, person):
        """The two people concerned, and workers."""
        if not getattr(person, "is_authenticated", False):
            return self.none()
        return self if person.is_worker else self.filter(models.Q(helped=person) | models.Q(helper=person))

    def live(self):
        """Not ended and not run out."""
        return self.filter(ended_at=None, until__gte=timezone.localdate())


class Help(models.Model):
    """One person helps another, with rights chosen one by one, until a date. Never a vote."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    helped = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helped_by")
    helper = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helps")
    rights = models.JSONField(default=list)
    until = models.DateField()
    agreed_via = models.CharField(max_length=10, choices=Route)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Helps.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_is_their_own_helper", condition=~models.Q(helped=models.F("helper"))
            )
        ]
