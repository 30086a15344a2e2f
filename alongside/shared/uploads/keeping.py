"""Any file that has a keeper, kept as what it is."""

from django.core.files.base import File
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads.films import keep_film
from alongside.shared.uploads.kinds import Kind, kind_of
from alongside.shared.uploads.sounds import keep_sound
from alongside.shared.uploads.texts import keep_braille

KEEPERS = {"film": keep_film, "sound": keep_sound, "braille": keep_braille}


def keep_file(upload, *, field: str = "upload") -> File:
    """A film, a recording or a braille file without what tells of its maker; its `kind` says which it is.

    A long film takes seconds. So a form calls this when it looks at what came in, before the database is locked for
    writing; the action calls it as well, and is given back as it is what was kept already.
    """
    if isinstance(getattr(upload, "kind", None), Kind):
        return upload
    kind = kind_of(upload, field=field)
    if kind.name not in KEEPERS:
        raise Refused(
            _("Here we need a film, a recording or a braille file. Choose another one."), field=field
        )
    kept = KEEPERS[kind.name](upload, field=field)
    kept.kind = kind
    return kept
