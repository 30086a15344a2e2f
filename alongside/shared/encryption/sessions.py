"""Sessions, locked like the fields: what somebody typed before their sign-in ran out may be in them."""

from cryptography.fernet import InvalidToken
from django.contrib.sessions.backends import db

from alongside.shared.encryption.keys import lock, unlock


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        return db.SessionStore.get_model_class()

    def encode(self, session_dict):
        return lock(self.serializer().dumps(session_dict).decode("latin-1"))

    def decode(self, session_data):
        try:
            return self.serializer().loads(unlock(session_data).encode("latin-1"))
        except (InvalidToken, ValueError):
            return {}
