"""Columns whose words are locked in the database and plain in the program."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from alongside.shared.encryption.keys import lock, lock_without_time, unlock


class Locked(models.TextField):
    """What both fields share: no search by value, for two locked copies of the same words never look the same."""

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise TypeError(f"{self.name} is locked: it cannot be searched by {lookup_name}.")

    def from_db_value(self, value, expression, connection):
        return self.opened(value)


class EncryptedTextField(Locked):
    """Words. Empty stays empty."""

    def get_prep_value(self, value):
        return lock(str(value)) if value else value

    def opened(self, value):
        return unlock(value) if value else value


class EncryptedJSONField(Locked):
    """A list or a table of values."""

    def get_prep_value(self, value):
        return value if value is None else lock(json.dumps(value, cls=DjangoJSONEncoder))

    def opened(self, value):
        return json.loads(unlock(value)) if value else value

    def to_python(self, value):
        return value


class TimelessJSONField(EncryptedJSONField):
    """The same, for what must not say when it came in: other locks carry the second in which they were closed."""

    def get_prep_value(self, value):
        return value if value is None else lock_without_time(json.dumps(value, cls=DjangoJSONEncoder))
