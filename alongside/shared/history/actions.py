"""The only code that adds to the two chains."""

from django.db import transaction
from django.utils import timezone

from alongside.algorithms import chain
from alongside.shared.history.models import Chain, PrivateEntry, PublicEntry, Route, Sealed, new_salt


def record(
    by, verb: str, thing, *, via: str = Route.WEB, helping=None, private: dict | None = None
) -> PrivateEntry:
    """Add an action to the private history, at the end of the transaction that it belongs to.

    `by` is the person who acted, None for the program; `helping` the person for whom it was done. `private` holds
    what may have to be erased one day.
    """
    fields = {
        "by": getattr(by, "ref", None),
        "helping": getattr(helping, "ref", None),
        "via": via,
        "thing": thing._meta.label,
        "thing_ref": str(getattr(thing, "ref", "") or thing.pk),
    }
    public = {name: str(value) if value else "" for name, value in fields.items()}
    return _append(Chain.PRIVATE, PrivateEntry, verb, public, private, fields)


def publish(kind: str, public: dict) -> PublicEntry:
    """Add a line to the public log: a result, an agreement, a sign-off, a restore. Nothing personal goes in."""
    return _append(Chain.PUBLIC, PublicEntry, kind, public, None, {})


@transaction.atomic
def _append(name, table, kind, public, private, fields):
    salt = new_salt()
    sealed = chain.seal(salt, private) if private else ""
    end, _ = Chain.objects.select_for_update().get_or_create(name=name)
    end.seq += 1
    at = timezone.now()
    link = chain.entry_hash(end.head, end.seq, at.isoformat(), kind, public, sealed)
    entry = table.objects.create(
        seq=end.seq, at=at, kind=kind, public=public, sealed=sealed, prev=end.head, hash=link, **fields
    )
    if private:
        Sealed.objects.create(entry_hash=link, salt=salt, private=private)
    end.head = link
    end.save(update_fields=["seq", "head"])
    return entry
