import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


class Partnership(models.Model):
    """The one row that says whose house this is."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=100)
    strapline = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True)
    logo = models.FileField(upload_to="logo/", blank=True)
    contact_name = models.CharField(max_length=80, blank=True)  # the person who answers the phone
    contact_hours = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=60, default="Europe/London")
    is_example = models.BooleanField(default=False)  # invented people; nothing is ever sent
    set_up_at = models.DateTimeField(null=True, blank=True)
    # When nobody is here: [{"first": "2026-12-21", "back_on": "2027-01-04", "words": ""}], the newest last
    closures = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="only_one_partnership", condition=models.Q(only=True))]


class Aim(models.Model):
    words = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class ContactWay(models.Model):
    """One way to reach the partnership, printed at the end of every page and letter."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Ring")
        TEXT = "text", _("Text")
        EMAIL = "email", _("E-mail")
        POST = "post", _("Write to")
        WEB = "web", _("Web")

    kind = models.CharField(max_length=10, choices=Kind, unique=True)
    value = models.CharField(max_length=300)

    @property
    def label(self) -> str:
        return self.get_kind_display()

    @property
    def href(self) -> str:
        digits = "".join(sign for sign in self.value if sign.isdigit() or sign == "+")
        return {
            self.Kind.PHONE: f"tel:{digits}",
            self.Kind.TEXT: f"sms:{digits}",
            self.Kind.EMAIL: f"mailto:{self.value}",
            self.Kind.WEB: self.value if self.value.startswith("http") else f"https://{self.value}",
        }.get(self.kind, "")


class GlossaryWord(models.Model):
    """A word or short form that the partnership explains."""

    word = models.CharField(max_length=60, unique=True)
    meaning = models.CharField(max_length=300)


class SetUpCode(models.Model):
    """The one-time code for the first administrator; only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    @staticmethod
    def digest_of(code: str) -> str:
        return hashlib.sha256("".join(code.split()).replace("-", "").upper().encode()).hexdigest()
