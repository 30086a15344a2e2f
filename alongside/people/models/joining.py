import uuid

from django.db import models

from alongside.shared.encryption.fields import EncryptedJSONField


class Joining(models.Model):
    """Somebody half way through joining. It goes when they finish, and after 28 days."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code_digest = models.CharField(max_length=64, unique=True)  # of the words that bring them back
    answers = EncryptedJSONField(default=dict)
    touched_at = models.DateTimeField(auto_now=True)
