"""Formats that people make: asked for, promised, handed in, checked and signed."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.documents.actions.getting_out import (
    STALE,
    edition_for,
    may_have,
    no_file_left_over,
    now_ready,
    start_making,
)
from alongside.documents.actions.writing import read_upload, read_words
from alongside.documents.clock import day_of, kind_for, same_language
from alongside.documents.lead_times import days_for
from alongside.documents.letters import queue_paper, queue_promise
from alongside.documents.models import Edition, EditionFormat, FormatWanted, Paper, SignOff, Version
from alongside.documents.promises import FEWEST_CHECKERS
from alongside.documents.reading_matter import first_of, newest
from alongside.formats.document import Builder, Document, to_dict
from alongside.formats.pictures import concept
from alongside.partnership.figures import our_days, site
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.uploads import (
    keep_captions,
    keep_file,
    words_of_captions,
)

MOST_ASKED_BY_STRANGERS = 20  # open asks for one paper by people whom we do not know


@transaction.atomic
def ask_for_format(
    paper: Paper,
    *,
    format: str,
    language: str = "",
    person=None,
    reached: str = "",
    by=None,
    via: str = Route.WEB,
) -> FormatWanted:
    """Somebody asks for a paper in a format, in one step, by any way. They get it, or the day by which it comes.

    `person` is for whom; nobody known: `reached` may say how to tell them. Asking twice gives the first ask.
    """
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    version = newest(paper)
    if version is None:
        raise Refused(_("This paper is not out yet."))
    version = first_of(version)
    if person is not None and not may_have(person, paper):
        raise Refused(_("Only the people in its group can have this paper."))
    if format not in (EditionFormat.BSL, EditionFormat.TOUCH):
        language = paper.language if not language or same_language(language, paper.language) else language
    else:
        language = ""
    edition = edition_for(version, EditionFormat(format), language)
    today = day_of(timezone.now(), site().zone)
    if person is not None and (before := FormatWanted.objects.filter(edition=edition, person=person).first()):
        return before
    if (
        person is None
        and FormatWanted.objects.filter(edition=edition, person=None, ready_on=None).count()
        >= MOST_ASKED_BY_STRANGERS
    ):
        raise Refused(_("Many people have asked for this already. Ring us, and we note you as well."))
    promised = edition.promised_on
    if promised is None or promised < today:
        promised = add_working_days(today, days_for(format, by_person=edition.by_person), our_days())
    asked = FormatWanted.objects.create(
        edition=edition,
        person=person,
        reached=reached.strip()[:300],
        via=via,
        asked_on=today,
        promised_on=max(promised, today),
        ready_on=today if edition.is_ready else None,
    )
    record(by, "asked for a format", asked, via=via, helping=person if person != by else None)
    if person is not None:
        if edition.is_ready:
            queue_paper(version, person, edition)
            asked.told_at = timezone.now()
            asked.save(update_fields=["told_at"])
        else:
            queue_promise(asked)
    transaction.on_commit(lambda: start_making(version.pk))
    return asked


@transaction.atomic
def promise_edition(
    edition: Edition, *, promised_on: datetime.date, made_where: str = "", by, via: str = Route.WEB
) -> Edition:
    """Say by which day a format comes, and who makes it. A day that was promised can be moved; both stay in the history."""
    edition = locked(edition)
    today = day_of(timezone.now(), site().zone)
    if promised_on < today:
        raise Refused(_("This day is over. Choose a day that is still to come."), field="promised_on")
    before = edition.promised_on
    edition.promised_on, edition.made_where = promised_on, made_where.strip()
    edition.save(update_fields=["promised_on", "made_where"])
    if edition.format == EditionFormat.WEB:
        # What is made of a translation comes on its day.
        Edition.objects.filter(
            version=edition.version, language=edition.language, by_person=False, ready_at=None
        ).update(promised_on=promised_on)
    record(
        by,
        "promised a format",
        edition.version.paper,
        via=via,
        private={"format": edition.format, "before": str(before or ""), "now": str(promised_on)},
    )
    return edition


def locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(of=("self",)).select_related("version__paper").get(pk=edition.pk)


@transaction.atomic
def make_place(version: Version, *, format: str, language: str = "", by, via: str = Route.WEB) -> Edition:
    """Plan a format that nobody needs yet: a film for everybody, or a translation."""
    paper = version.paper
    kind = (
        kind_for(format, language or paper.language, paper) if format != EditionFormat.TOUCH else (format, "")
    )
    edition = edition_for(first_of(version), *kind)
    record(by, "planned a format", paper, via=via, private={"format": format})
    return edition


# ---------------------------------------------------------------------------------------------------------
# Easy Read
# ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def write_easy_read(
    edition: Edition, *, title: str, ideas: Sequence[tuple[str, str]], by, via: str = Route.WEB
) -> Edition:
    """The Easy Read words, an idea a line, each with the picture that a person chose ("" for none yet).

    It is "shorter words, draft" until it is signed. New words need new checks: signatures of the old ones fall away.
    """
    edition = locked(edition)
    if edition.format != EditionFormat.EASY_READ:
        raise ValueError("only an Easy Read edition has ideas")
    if edition.is_ready:
        raise Refused(
            _(
                "People with learning disabilities have checked these words. Put out a new version to change them."
            )
        )
    lines = [(" ".join(words.split()), picture) for words, picture in ideas if words.strip()]
    if not lines:
        raise Refused(_("Write at least one idea."), field="ideas")
    before = edition.content
    edition.content = to_dict(easy_document(title, lines, language=edition.language or "en-GB"))
    edition.state, edition.made_by = Edition.State.DRAFT, by
    edition.save(update_fields=["content", "state", "made_by"])
    if before != edition.content:
        edition.sign_offs.all().delete()
    record(by, "wrote shorter words", edition.version.paper, via=via)
    return edition


def easy_document(title: str, ideas: Sequence[tuple[str, str]], *, language: str = "en-GB") -> Document:
    """Ideas as a document: a picture on the left of each; a line that begins with # is a heading."""
    doc = Builder(title.strip() or _("Paper"), language=language)
    for words, name in ideas:
        chosen = concept(name) if name else None
        if words.startswith("#"):
            doc.heading(2, words.lstrip("# ") or words)
        elif chosen is None:
            doc.paragraph(words)
        else:
            doc.idea(chosen.png, words, alt=chosen.alt, credit=chosen.credit)
    return doc.document()


@transaction.atomic
def sign_off(
    edition: Edition, *, name: str, on: datetime.date, with_whom: str = "", by, via: str = Route.WEB
) -> Edition:
    """Somebody with a learning disability has checked it, and is named as they wish. With two, it is Easy Read, and out."""
    edition = locked(edition)
    if edition.format != EditionFormat.EASY_READ or not edition.content:
        raise Refused(_("There are no words to check yet."))
    if on > day_of(timezone.now(), site().zone):
        raise Refused(_("This day has not come yet."), field="on")
    name = " ".join(name.split())
    if edition.sign_offs.filter(name__iexact=name).exists():
        raise Refused(
            _("%(name)s has signed already. Another person has to check it too.") % {"name": name},
            field="name",
        )
    SignOff.objects.create(edition=edition, name=name, on=on, with_whom=with_whom.strip())
    record(by, "wrote down who checked Easy Read", edition.version.paper, via=via)
    if edition.sign_offs.count() >= FEWEST_CHECKERS and not edition.is_ready:
        publish("easy read", {"paper": str(edition.version.paper.ref), "number": edition.version.number})
        return now_ready(edition)
    return edition


# ---------------------------------------------------------------------------------------------------------
# Films, recordings, files and translations
# ---------------------------------------------------------------------------------------------------------

KEEPS = {EditionFormat.BSL: "film", EditionFormat.AUDIO: "sound", EditionFormat.BRAILLE: "braille"}


@transaction.atomic
def hand_in_file(
    edition: Edition, *, upload=None, captions=None, transcript: str = "", by, via: str = Route.WEB
) -> Edition:
    """A film, a recording or a braille file that a person made. It is ready at once.

    A film has captions or its words: many people watch it without knowing sign language, or without sound. What lies
    somewhere to be touched, or goes by post, needs no file: `transcript` says where it is.
    """
    edition = locked(edition)
    wanted = KEEPS.get(EditionFormat(edition.format))
    lies_somewhere = edition.format in (EditionFormat.TOUCH, EditionFormat.BRAILLE)
    if upload is None and not (lies_somewhere and transcript.strip()):
        raise Refused(
            _("Say where it is, and how people get it.") if lies_somewhere else _("Choose the file."),
            field="transcript" if lies_somewhere else "upload",
        )
    edition.by_person, edition.made_by, edition.transcript = True, by, transcript.strip()
    if upload is not None:
        kept = keep_file(upload)
        kind = kept.kind
        if kind.name != wanted:
            raise Refused(
                _("This file is of another kind. For “%(format)s” send another one.")
                % {"format": edition.get_format_display()},
                field="upload",
            )
        if edition.format == EditionFormat.BSL and captions is None and not transcript.strip():
            raise Refused(
                _("Add captions, or write down what is signed, for people who do not sign."), field="captions"
            )
        edition.captions = keep_captions(captions) if captions is not None else ""
        if edition.captions and not edition.transcript:
            edition.transcript = words_of_captions(edition.captions)
    with no_file_left_over(edition):
        if upload is not None:
            old, storage = edition.file.name, edition.file.storage
            with kept:
                name = f"{edition.ref}-{timezone.now():%H%M%S%f}.{kind.extension}"
                edition.file.save(name, kept, save=False)
            edition.media_type = kind.media_type
            if old:
                transaction.on_commit(lambda: storage.delete(old))
        edition.save(update_fields=["captions", "transcript", "file", "media_type", "by_person", "made_by"])
        record(by, "handed a format in", edition.version.paper, via=via, private={"format": edition.format})
        return now_ready(edition)


@transaction.atomic
def hand_in_translation(
    edition: Edition, *, upload=None, words: str = "", by, via: str = Route.WEB
) -> Edition:
    """The paper in another language, as a file or typed. The machine makes its other formats from these words."""
    edition = locked(edition)
    paper = edition.version.paper
    if edition.format != EditionFormat.WEB or not edition.by_person:
        raise ValueError("only the words in another language are translated")
    if (upload is None) == (not words.strip()):
        raise Refused(_("Choose a file, or write the words."), field="words")
    document = (
        read_upload(upload, language=edition.language)[0]
        if upload is not None
        else read_words(words, language=edition.language)
    )
    edition.content = to_dict(replace(document, language=edition.language))
    edition.made_by = by
    edition.save(update_fields=["content", "made_by"])
    record(by, "handed a translation in", paper, via=via, private={"language": edition.language})
    version = edition.version
    # Print, sound and braille in this language are made of these words.
    Edition.objects.filter(version=version, language=edition.language, by_person=False).update(made_for=STALE)
    transaction.on_commit(lambda: start_making(version.pk))
    return now_ready(edition)


def may_be_asked_for(paper: Paper) -> list[str]:
    """The formats that anybody may ask for; to feel with the hands only what is drawn."""
    every = [one for one in EditionFormat if one != EditionFormat.WEB]
    return [one for one in every if one != EditionFormat.TOUCH or paper.kind == Paper.Kind.DRAWING]


@transaction.atomic
def mark_told(asked: FormatWanted, *, by, via: str = Route.WEB) -> FormatWanted:
    """Somebody told whoever asked that it is there; how they are reached is not kept any longer."""
    asked = FormatWanted.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    asked.told_at, asked.reached = timezone.now(), ""
    asked.save(update_fields=["told_at", "reached"])
    record(by, "told that a format is there", asked, via=via)
    return asked
