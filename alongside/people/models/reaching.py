import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.people.models.person import Person
from alongside.shared.encryption.fields import EncryptedTextField


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
    value = EncryptedTextField()
    note = EncryptedTextField(blank=True)  # "after six", "ask for Sam", "Relay UK first"
    is_safe = models.BooleanField(default=True)
    is_first_choice = models.BooleanField(default=False)
    no_voicemail = models.BooleanField(default=False)  # never leave a message
    neutral_envelope = models.BooleanField(default=False)  # nothing outside says who wrote
    failed_at = models.DateTimeField(
        null=True, blank=True
    )  # something came back; not used until somebody looks
    failed_why = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_first_choice", fields=["person"], condition=models.Q(is_first_choice=True)
            )
        ]
