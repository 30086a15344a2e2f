"""Writing a paper together: putting one in, saving it, and putting two people's saves together."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.differences import Clash
from alongside.documents.models import Paper, Writing
from alongside.documents.parts import (
    both,
    carry_ids,
    distinct_pictures,
    free,
    pictures,
    with_id,
    without_ids,
    without_jumps,
)
from alongside.formats.document import AnyBlock, Document, DocumentError, EasyReadIdea, Picture, to_dict
from alongside.formats.reading import Unreadable, read
from alongside.groups.models import Group
from alongside.people.models import Organisation
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.uploads import redraw_picture

LONGEST_TITLE = 200
LONGEST_SIDE = 1600  # of a picture in a paper, in pixels
MINE, THEIRS, BOTH = "mine", "theirs", "both"


@transaction.atomic
def put_paper_in(
    title: str = "",
    *,
    upload=None,
    words: str = "",
    summary: str = "",
    kind: str = Paper.Kind.PAPER,
    group: Group | None = None,
    audience: str = Paper.Audience.EVERYBODY,
    organisation: Organisation | None = None,
    written_as: str = Paper.WrittenAs.WORKER,
    needed_on: datetime.date | None = None,
    needed_for: str = "",
    language: str = "en-GB",
    by,
    via: str = Route.WEB,
) -> Paper:
    """Put a paper in, from a file or typed. Only the people who write it together see it until it is put out."""
    if audience == Paper.Audience.GROUP and group is None:
        raise Refused(_("Choose the group that it is for."), field="group")
    if upload is None and not words.strip():
        raise Refused(_("Choose a file, or write the words."), field="words")
    if upload is not None and words.strip():
        raise Refused(_("Choose a file or write the words, not both: nothing may be lost."), field="words")
    document, not_kept = (
        read_upload(upload, title=title, language=language)
        if upload is not None
        else (read_words(words, title=title, language=language), ())
    )
    paper = Paper.objects.create(
        title=document.title[:LONGEST_TITLE],
        summary=summary.strip(),
        kind=kind,
        group=group,
        audience=audience,
        organisation=organisation,
        written_as=written_as,
        needed_on=needed_on,
        needed_for=needed_for.strip(),
        language=document.language,
        owner=by,
    )
    Writing.objects.create(
        paper=paper, content=to_dict(document), made_by=by, made_at=timezone.now(), not_kept=list(not_kept)
    )
    record(by, "put a paper in", paper, via=via)
    return paper


@transaction.atomic
def put_document_in(document: Document, *, summary: str = "", by, via: str = Route.WEB) -> Paper:
    """Put in a paper that the program put together from records. People can change its words as in any paper."""
    paper = Paper.objects.create(
        title=document.title[:LONGEST_TITLE], summary=summary.strip(), language=document.language, owner=by
    )
    Writing.objects.create(paper=paper, content=to_dict(document), made_by=by, made_at=timezone.now())
    record(by, "put a paper in", paper, via=via)
    return paper


@transaction.atomic
def save_document(paper: Paper, document: Document, *, by, via: str = Route.WEB) -> Writing:
    """Save a draft that the program made from the newest one."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    return keep(paper, document, follows=newest_writing(paper), by=by, via=via)


@transaction.atomic
def change_paper(
    paper: Paper,
    *,
    summary: str = "",
    group: Group | None = None,
    audience: str = Paper.Audience.EVERYBODY,
    organisation: Organisation | None = None,
    needed_on: datetime.date | None = None,
    needed_for: str = "",
    by,
    via: str = Route.WEB,
) -> Paper:
    """Change what is said about a paper: for whom it is, and when it is needed."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if audience == Paper.Audience.GROUP and group is None:
        raise Refused(_("Choose the group that it is for."), field="group")
    if audience == Paper.Audience.GROUP and paper.audience == Paper.Audience.EVERYBODY and paper.is_out:
        raise Refused(
            _("Everybody could read this paper already. It cannot be taken back."), field="audience"
        )
    paper.summary, paper.group, paper.audience = summary.strip(), group, audience
    paper.organisation, paper.needed_on, paper.needed_for = organisation, needed_on, needed_for.strip()
    paper.save(update_fields=["summary", "group", "audience", "organisation", "needed_on", "needed_for"])
    record(by, "changed what is said about a paper", paper, via=via)
    return paper


def read_upload(upload, *, title: str = "", language: str = "en-GB") -> tuple[Document, tuple[str, ...]]:
    """The document in a file that somebody sent, its pictures drawn afresh, and what could not be kept."""
    upload.seek(0)
    try:
        reading = read(upload.read(), upload.name, language=language, title=title.strip() or None)
    except Unreadable as no:
        raise Refused(str(no), field="upload") from None
    return with_clean_pictures(reading.document), reading.not_kept


def read_words(
    words: str, *, title: str = "", language: str = "en-GB", base: Document | None = None
) -> Document:
    """The document in what somebody typed. Pictures of `base` are kept where the words still name them."""
    files = {f"{one.id}.{one.media_type.split('/')[-1].split('+')[0]}": one.data for one in pictures(base)}
    if not words.strip():
        raise Refused(_("There are no words yet."), field="words")
    try:
        reading = read(
            words.encode(),
            "paper.md",
            language=base.language if base else language,
            title=title.strip() or None,
            files=files,
        )
    except Unreadable as no:
        raise Refused(str(no), field="words") from None
    return reading.document


def with_clean_pictures(document: Document) -> Document:
    """Every picture drawn afresh: without place, camera or name, and nothing hidden in it."""

    def clean(picture: Picture) -> Picture:
        drawn = redraw_picture(ContentFile(picture.data), longest_side=LONGEST_SIDE, field="upload")
        return replace(picture, data=drawn.read(), media_type="image/png")

    return replace(
        document,
        blocks=tuple(
            clean(block)
            if isinstance(block, Picture)
            else replace(block, picture=clean(block.picture))
            if isinstance(block, EasyReadIdea)
            else block
            for block in document.blocks
        ),
    )


def newest_writing(paper: Paper) -> Writing | None:
    """The draft as it stands; saves that wait beside it are left out."""
    return paper.writings.filter(aside=False).order_by("-pk").first()


@transaction.atomic
def save_writing(
    paper: Paper, *, words: str, follows: str = "", title: str = "", by, via: str = Route.WEB
) -> Writing:
    """Save the draft. When somebody else saved meanwhile, both are put together; nothing is ever written over.

    `follows` is the reference of the save that the words were made from. Where both changed the same part, this save is
    kept beside (`aside`), and a person chooses with `settle_writing`.
    """
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    newest = newest_writing(paper)
    base = paper.writings.filter(ref=follows).first() if follows else newest
    if base is None and newest is not None:
        raise Refused(_("We cannot tell which draft you changed. Copy your words, and open the draft again."))
    document = read_words(words, title=title, base=base.document if base else None)
    if base is not None:
        document = carry_ids(base.document, document)
    if base is None or newest is None or base.pk == newest.pk:
        return keep(paper, document, follows=newest, by=by, via=via)
    pieces = both(base.document, document, newest.document)
    if any(isinstance(piece, Clash) for piece in pieces) or titles_clash(base, document, newest):
        return keep(paper, document, follows=base, by=by, via=via, aside=True)
    made = in_one(pieces, base.document, document, newest.document)
    return keep(paper, made, follows=newest, by=by, via=via)


def titles_clash(base: Writing, mine: Document, theirs: Writing) -> bool:
    was, other = base.document.title, theirs.document.title
    return mine.title != was and other != was and mine.title != other


def in_one(pieces, base: Document, mine: Document, theirs: Document, choices: Sequence[str] = ()) -> Document:
    """One document of the pieces; `choices` says for each clash whose words are taken."""
    chosen = iter(choices)
    blocks = []
    for piece in pieces:
        if not isinstance(piece, Clash):
            blocks += piece
            continue
        match next(chosen, BOTH):
            case "mine":
                blocks += piece.mine
            case "theirs":
                blocks += piece.theirs
            case _:
                known = [without_ids(block) for block in piece.theirs]
                blocks += [
                    *piece.theirs,
                    *(block for block in piece.mine if without_ids(block) not in known),
                ]
    named = without_jumps(with_names(blocks, base))
    taken = {block.id for block in named}
    lead = mine if mine.title != base.title or theirs.title == base.title else theirs
    try:
        return replace(
            theirs, title=lead.title, about=lead.about, blocks=tuple(distinct_pictures(named, taken))
        )
    except DocumentError as fault:
        raise Refused(_("The two do not fit together. %(why)s") % {"why": fault}) from None


def with_names(blocks: Sequence[AnyBlock], base: Document) -> list[AnyBlock]:
    """The blocks, no two with one id. What stood in the paper before keeps its own: comments hang on it."""
    before = {block.id: without_ids(block) for block in base.blocks}
    stayed: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if before.get(block.id) == without_ids(block):
            stayed.setdefault(block.id, at)
    taken = set(stayed)
    named = []
    for at, block in enumerate(blocks):
        name = block.id if stayed.get(block.id) == at else free(block.id, taken)
        taken.add(name)
        named.append(with_id(block, name))
    return named


def keep(paper: Paper, document: Document, *, follows, by, via, aside: bool = False) -> Writing:
    content = to_dict(document)
    if follows is not None and not aside and follows.content == content:
        return follows
    writing = Writing.objects.create(
        paper=paper, follows=follows, content=content, aside=aside, made_by=by, made_at=timezone.now()
    )
    if not paper.is_out and not aside:
        paper.title = document.title[:LONGEST_TITLE]
        paper.save(update_fields=["title"])
    record(by, "saved a draft", paper, via=via)
    return writing


def clashes(writing: Writing) -> list[Clash]:
    """Where a save that waits beside and the draft as it stands changed the same part."""
    return [piece for piece in pieces_of(writing) if isinstance(piece, Clash)]


def pieces_of(writing: Writing):
    newest = newest_writing(writing.paper)
    base = writing.follows or newest
    return both(base.document, writing.document, newest.document)


@transaction.atomic
def settle_writing(
    writing: Writing, *, choices: Sequence[str], title: str = MINE, seen: str = "", by, via: str = Route.WEB
) -> Writing:
    """A person says, for each place that two people changed, whose words stay. Refused when the draft moved on again."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=writing.paper_id)
    writing = Writing.objects.select_related("follows").get(pk=writing.pk)
    newest = newest_writing(paper)
    if not writing.aside:
        raise Refused(_("Somebody has put these two together already."))
    if seen and str(newest.ref) != seen:
        raise Refused(_("Somebody saved again while you chose. Look at the places once more."))
    writing.paper = paper
    pieces = pieces_of(writing)
    if len(choices) != sum(isinstance(piece, Clash) for piece in pieces):
        raise Refused(_("Choose for every place."))
    base = writing.follows or newest
    made = in_one(pieces, base.document, writing.document, newest.document, choices)
    if title in (MINE, THEIRS) and titles_clash(base, writing.document, newest):
        made = replace(made, title=(writing if title == MINE else newest).document.title)
    settled = keep(paper, made, follows=newest, by=by, via=via)
    # It stays to be read; the save that holds both is newer, so it is the draft.
    Writing.objects.filter(pk=writing.pk).update(aside=False)
    return settled
