"""The letters that this room sends."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.documents.clock import kind_for, readers
from alongside.documents.models import Answer, Comment, Edition, EditionFormat, Fix, FormatWanted, Version
from alongside.documents.parts import pictures
from alongside.documents.reading_matter import in_words, matter_of, words_in
from alongside.formats.document import Builder, Document, Paragraph, Picture, Span
from alongside.formats.easy_read import easy_read
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter

MANY, HEAVY = 100, 300_000  # readers; bytes of pictures
MADE_BY_PEOPLE = (EditionFormat.EASY_READ, EditionFormat.BSL)


def queue_papers(version: Version, editions: Sequence[Edition]) -> int:
    """A letter to every reader whose format is there and who has not had it. How many readers still wait."""
    paper = version.paper
    batch = f"paper {version.ref}"
    had = set(Letter.objects.filter(batch=batch).values_list("to", flat=True))
    ready = {(one.format, one.language): one for one in editions}
    documents: dict[int, Document] = {}
    waiting = 0
    many = readers(paper).count() > MANY
    for person in readers(paper).only("pk", "ref", "format", "language").order_by("pk"):
        if person.ref in had:
            continue
        edition = ready.get(kind_for(person.format, person.language, paper))
        if edition is None:
            waiting += 1
            continue
        if edition.pk not in documents:
            document = paper_letter(version, edition)
            documents[edition.pk] = lighter(document) if many else document
        queue_paper(version, person, edition, document=documents[edition.pk], batch=batch)
    return waiting


def lighter(document: Document) -> Document:
    """The document for very many: heavy pictures are told in words, or each letter would hold megabytes."""
    heavy = sum(len(one.data) for one in pictures(document))
    if heavy < HEAVY:
        return document
    blocks = [
        Paragraph(
            id=block.id,
            language=block.language,
            spans=(Span(_("Picture: %s") % (block.alt or block.caption)),),
        )
        if isinstance(block, Picture) and not block.decorative
        else block
        for block in document.blocks
        if not (isinstance(block, Picture) and block.decorative)
    ]
    return replace(document, blocks=tuple(blocks))


def queue_paper(
    version: Version, person, edition: Edition, *, document: Document | None = None, batch: str = ""
) -> Letter:
    """One paper to one reader, in the edition that is theirs."""
    kind = "paper" if batch else f"asked {edition.ref}"
    return queue_letter(
        f"{kind} {version.ref} {person.ref}",
        to=person,
        room="documents",
        why=_("This came to you because you read our papers.")
        if batch
        else _("This came to you because you asked for it."),
        document=document or paper_letter(version, edition),
        batch=batch,
        link=link_to(edition),
        is_made=edition.format in MADE_BY_PEOPLE or edition.by_person,
    )


def link_to(edition: Edition) -> str:
    paper = edition.version.paper
    if edition.by_person:
        return reverse("documents:edition", args=[paper.ref, edition.ref])
    return paper.get_absolute_url()


def paper_letter(version: Version, edition: Edition) -> Document:
    """What the letter says: the paper itself, or where to find the film."""
    if edition.format == EditionFormat.EASY_READ and edition.document:
        return easy_read(edition.document, [one.name for one in edition.sign_offs.all()])
    if edition.content:
        return matter_of(edition.document, version)
    if not edition.by_person:
        return matter_of(words_in(version, edition.language), version)
    return where_to_find(version, edition)


@translation.override("en-gb")
def where_to_find(version: Version, edition: Edition) -> Document:
    here = site()
    doc = Builder(version.paper.title, about=here.name)
    doc.paragraph(
        _("You can have this paper like this now: %(format)s.") % {"format": edition.get_format_display()},
        id="format",
    )
    doc.paragraph(_("It is here: %(address)s") % {"address": settings.ADDRESS + link_to(edition)}, id="where")
    doc.paragraph(_("Or tell us how else to get it to you."), id="else")
    add_ways(doc, here)
    return doc.document()


def add_ways(doc: Builder, here) -> None:
    """How to reach us."""
    if here.ways:
        doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")


def queue_promise(asked: FormatWanted) -> Letter:
    """To somebody who asked for a format: when it comes."""
    paper = asked.edition.version.paper
    with translation.override("en-gb"):
        title = _("%(format)s of “%(paper)s”: by %(day)s") % {
            "format": asked.edition.get_format_display(),
            "paper": paper.title,
            "day": in_words(asked.promised_on),
        }
        doc = Builder(title[:200], about=site().name)
        doc.paragraph(_("You asked for it. We send it to you as soon as it is there."), id="promise")
        add_ways(doc, site())
        return queue_letter(
            f"promise {asked.ref}",
            to=asked.person,
            room="documents",
            why=_("This came to you because you asked for it."),
            document=doc.document(),
            link=paper.get_absolute_url(),
            is_made=True,
        )


def queue_answers(answer: Answer, comments: Sequence[Comment]) -> int:
    """The answer to everybody whose comment it answers, each once, their own way. How many letters."""
    told: dict = {}
    for comment in comments:
        if comment.person is not None:
            told.setdefault(comment.person, []).append(comment)
    for person, theirs in told.items():
        queue_answer(answer, person, theirs)
    return len(told)


@translation.override("en-gb")
def queue_answer(answer: Answer, person, comments: Sequence[Comment]) -> Letter:
    paper = answer.round.version.paper
    came = {
        Answer.Kind.CHANGED: _("What you said changed “%(paper)s”"),
        Answer.Kind.NOT_CHANGED: _("What you said about “%(paper)s” did not change it, and why"),
        Answer.Kind.THINKING: _("What you said about “%(paper)s”: we are still thinking"),
    }[Answer.Kind(answer.kind)] % {"paper": paper.title[:120]}
    doc = Builder(came, about=site().name)
    doc.heading(2, _("You said"), id="you-said")
    for number, comment in enumerate(comments, start=1):
        doc.note(comment.words, kind="quote", id=f"said-{number}")
    doc.heading(2, _("Our answer"), id="answer")
    doc.paragraph(answer.words, id="answer-words")
    short = f"{came}. {answer.words}"
    return queue_letter(
        f"answer {answer.ref} {person.ref}",
        to=person,
        room="documents",
        why=_("This came to you because you told us what you think."),
        document=doc.document(),
        link=reverse("documents:comments", args=[paper.ref]),
        short=short if len(short) <= 300 else f"{short[:297]}…",
        is_made=True,
    )


@translation.override("en-gb")
def queue_fix(fix: Fix, person) -> Letter:
    """To somebody who did not understand, and wanted to know when it is clearer."""
    doc = Builder(_("You told us that something was hard to understand"), about=site().name)
    if fix.part:
        doc.paragraph(_("It was in “%(paper)s”.") % {"paper": fix.paper}, id="where")
    doc.paragraph(
        _("Now it says:") if fix.kind == Fix.Kind.REWRITTEN else _("This is what it means:"), id="now"
    )
    doc.note(fix.after, kind="note", id="words")
    doc.paragraph(_("Thank you. It is clearer for everybody now."), id="thanks")
    return queue_letter(
        f"clearer {fix.ref} {person.ref}",
        to=person,
        room="documents",
        why=_("This came to you because you asked to be told."),
        document=doc.document(),
        link=fix.paper.get_absolute_url() if fix.paper else reverse("documents:plain_words"),
        is_made=True,
    )
