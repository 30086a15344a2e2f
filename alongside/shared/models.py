"""One table: the keys of forms that were sent, so that a double submit shows the first result."""

from django.db import models


class SentForm(models.Model):
    """A form that was carried out. `result` names the row that it made, as "app.Model:pk"."""

    key = models.UUIDField(primary_key=True)
    result = models.CharField(max_length=200, blank=True)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["day"])]
