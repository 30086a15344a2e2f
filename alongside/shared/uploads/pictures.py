"""Pictures: drawn afresh, so that nothing hides in them and they tell nothing of their maker."""

import io

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from alongside.shared.errors import Refused

LARGEST_FILE = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 24_000_000
KINDS = ("PNG", "JPEG", "WEBP", "GIF")
ORIENTATION = 0x0112  # in EXIF: how the camera was held
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def redraw_picture(upload, *, longest_side: int = 1200, field: str | None = None) -> ContentFile:
    """A new PNG of this picture: only its pixels, at most `longest_side` pixels long, upright, nothing else.

    The size is read from the header and refused before any pixel is unpacked. Refused with a sentence: too large a
    file, too many pixels, a drawing in code (SVG), and whatever is not the picture that it says it is.
    """
    if upload.size > LARGEST_FILE:
        raise Refused(
            _("This picture is larger than 10 MB. Choose a smaller one, or send it to us."), field=field
        )
    upload.seek(0)
    start = upload.read(1024)
    upload.seek(0)
    if b"<svg" in start.lower() or start.lstrip().startswith((b"<?xml", b"<!DOCTYPE", b"<html")):
        raise Refused(
            _("This kind of file can carry a program (SVG). Save the picture as PNG and try again."),
            field=field,
        )
    try:
        picture = Image.open(upload, formats=KINDS)
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(
                _(
                    "This picture has too many dots to be safe (over 24 million). Make it smaller and try again."
                ),
                field=field,
            )
        picture.seek(0)
        picture = upright(picture)
        has_holes = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        clean = picture.convert("RGBA" if has_holes else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(
            _("We could not read this as a picture. Save it as PNG or JPEG and try again."), field=field
        ) from error
    clean.thumbnail((longest_side, longest_side))
    # A new image takes no metadata along: no place, no camera, no name.
    bare = Image.new(clean.mode, clean.size)
    bare.paste(clean)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue())


def upright(picture: Image.Image) -> Image.Image:
    """The picture as it was seen. What a camera notes of it is often broken; then the picture stays as it is."""
    try:
        turn = TURNS.get(picture.getexif().get(ORIENTATION))
    except Exception:
        # Broken notes make the reader fail in many ways. They are thrown away in any case.
        turn = None
    return picture if turn is None else picture.transpose(turn)
