from django.db import models


class Copy(models.Model):
    """One copy that was made, and what the last check of it found."""

    name = models.CharField(max_length=120, unique=True)  # of its file
    made_at = models.DateTimeField(auto_now_add=True)
    size = models.PositiveBigIntegerField()
    during_secret_vote = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)  # "" when the check found nothing wrong

    class Meta:
        ordering = ["-made_at", "-pk"]
