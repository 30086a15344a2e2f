"""A version as its readers get it: its number and day, the stamp when it came late, and what its words mean."""

from dataclasses import replace

from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from alongside.documents.clock import day_of, same_language
from alongside.documents.models import Edition, EditionFormat, Paper, Version
from alongside.documents.parts import free
from alongside.documents.wording import with_meanings
from alongside.formats.document import AnyBlock, Builder, Document
from alongside.partnership.figures import site


@translation.override("en-gb")
def matter_of(document: Document, version: Version) -> Document:
    """The document with what every reader has to know about it, the same in every format. `document` may be a translation."""
    day = day_of(version.made_at, site().zone)
    said = _("Version %(number)d, %(day)s.") % {"number": version.number, "day": in_words(day)}
    taken = {block.id for block in document.blocks}
    first: list[AnyBlock] = []
    for stamp in version.late_stamps.all():
        late = Builder(document.title)
        late.note(
            ("bold", _("LATE.")),
            " ",
            _(
                "This paper was not there by %(due)s in every format that people need. "
                "We talk about it on %(day)s. It is for talking, not for deciding, unless everybody agrees."
            )
            % {"due": in_words(stamp.due_on), "day": in_words(stamp.needed_on)},
            kind="important",
            id=free("late-stamp", taken),
            language="en-GB",
        )
        first += late.document().blocks
    document = with_meanings(document)
    subtitle = f"{document.subtitle} {said}".strip() if said not in document.subtitle else document.subtitle
    return replace(document, subtitle=subtitle, blocks=(*first, *document.blocks))


def in_words(day) -> str:
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def first_of(version: Version) -> Version:
    """The row that the editions of this number hang on."""
    return version if version.fix == 0 else version.paper.versions.get(number=version.number, fix=0)


def newest(paper: Paper, number: int | None = None) -> Version | None:
    """What everybody reads now: the newest number, with every part that was made clearer."""
    rows = paper.versions.all() if number is None else paper.versions.filter(number=number)
    return rows.order_by("-number", "-fix").first()


def words_in(version: Version, language: str) -> Document | None:
    """The document of this version in a language: the newest wording, or what a person translated."""
    paper = version.paper
    if not language or same_language(language, paper.language):
        return newest(paper, version.number).document
    translated = Edition.objects.filter(
        version=version, format=EditionFormat.WEB, language=language, state=Edition.State.READY
    ).first()
    return translated.document if translated else None
