import uuid

from django.db import models

from alongside.people.models.person import Person
from alongside.shared.encryption.fields import EncryptedTextField


class NoteToMyself(models.Model):
    """What somebody noticed about their own assumptions. Read by nobody else, whatever their work here."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes_to_myself")
    words = EncryptedTextField()
    made_at = models.DateTimeField(auto_now_add=True)
