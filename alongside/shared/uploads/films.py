"""Films: what moves and sounds stays; place, day, device, title and other things that tell of the maker are blanked."""

import zipfile

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads import mp4, webm
from alongside.shared.uploads.arriving import Broken, copy_on_disk
from alongside.shared.uploads.kinds import MP4, WEBM, kind_of


def keep_film(upload, *, field: str = "upload") -> File:
    """A copy of this film on the disk, without what tells of its maker. It is never whole in memory."""
    if upload.size > settings.LARGEST_FILM:
        raise Refused(
            _("This film is larger than %(mb)d MB. Make it smaller, or cut it into parts.")
            % {"mb": settings.LARGEST_FILM // 1024 // 1024},
            field=field,
        )
    kind = kind_of(upload, field=field)
    sentence = _("We could not read this film. Save it again as MP4, and send that.")
    with copy_on_disk(upload, f"film.{kind.extension}", sentence=sentence, field=field) as copy:
        if kind not in (MP4, WEBM):
            raise Broken
        (mp4 if kind == MP4 else webm).blank(copy.file)
        refuse_archive(copy.file)
    return copy


def refuse_archive(file) -> None:
    """A film that other programs would open as an archive carries something along."""
    if zipfile.is_zipfile(file):
        raise Broken
