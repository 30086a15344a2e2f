"""Files that people send us: known by what is in them, never by their name, and kept without what tells of their maker.

A picture is drawn afresh. A film or a recording keeps its moving pictures and sound; place, day, device and title are
blanked in it. Captions are written afresh. Whatever is not clearly one of these is refused with a sentence.
"""

from alongside.shared.uploads.captions import keep_captions, words_of_captions
from alongside.shared.uploads.films import keep_film
from alongside.shared.uploads.keeping import keep_file
from alongside.shared.uploads.kinds import Kind, kind_of
from alongside.shared.uploads.pictures import redraw_picture
from alongside.shared.uploads.sounds import keep_sound
from alongside.shared.uploads.texts import keep_braille

__all__ = [
    "Kind",
    "keep_braille",
    "keep_captions",
    "keep_file",
    "keep_film",
    "keep_sound",
    "kind_of",
    "redraw_picture",
    "words_of_captions",
]
