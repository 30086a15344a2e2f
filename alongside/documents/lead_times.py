"""How long a format takes to make, in working days, until the partnership says otherwise.

Starting points from practice (a sign language film and Easy Read are made by people and checked by people); a worker may
promise another day for each paper.
"""

from alongside.documents.models import EditionFormat

BY_MACHINE = 1
BY_PERSON = {
    EditionFormat.EASY_READ: 15,
    EditionFormat.BSL: 20,
    EditionFormat.TOUCH: 20,
    EditionFormat.BRAILLE: 10,
    EditionFormat.AUDIO: 5,
}
TRANSLATION = 15


def days_for(format: str, *, by_person: bool) -> int:
    """Working days from asking to having it."""
    return BY_PERSON.get(EditionFormat(format), TRANSLATION) if by_person else BY_MACHINE
