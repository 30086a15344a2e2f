import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.people.models.person import Person
from alongside.shared.encryption.fields import EncryptedTextField


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


class OwnWords(models.Model):
    """What somebody is here as in words of their own, when none of ours fits."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="own_words"
    )
    words = EncryptedTextField()


class Organisation(models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160, unique=True)

    def __str__(self) -> str:
        return self.name


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
