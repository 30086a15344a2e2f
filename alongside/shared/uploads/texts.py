"""Braille files."""

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads.kinds import is_braille

LARGEST = 2 * 1024 * 1024  # bytes


def keep_braille(upload, *, field: str = "upload") -> ContentFile:
    """A braille file (BRF): the 64 braille signs in lines of at most 42, as braille printers take them."""
    if upload.size > LARGEST:
        raise Refused(_("This braille file is larger than 2 MB. Cut it into volumes."), field=field)
    upload.seek(0)
    data = upload.read().rstrip(b"\x1a\x00")  # what old programs end a file with
    if not is_braille(data):
        raise Refused(_("This is no braille file (BRF). Its lines have at most 42 signs."), field=field)
    return ContentFile(data, name="braille.brf")
