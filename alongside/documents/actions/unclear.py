""" "I don't understand this": said by anybody, by any way, and made clear by whoever answers for the words (L1)."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.differences import Clash
from alongside.documents.actions.getting_out import add_version, start_making
from alongside.documents.actions.writing import in_one, newest_writing
from alongside.documents.clock import day_of
from alongside.documents.letters import queue_fix
from alongside.documents.models import Commitment, Fix, Paper, Unclear, Writing
from alongside.documents.parts import (
    Section,
    both,
    carry_ids,
    free,
    part_of,
    pictures,
    sections,
    with_id,
    without_jumps,
    words_of,
)
from alongside.documents.promises import explained
from alongside.documents.reading_matter import newest
from alongside.documents.wording import unexplained
from alongside.formats.document import AnyBlock, Document, Heading, to_dict
from alongside.formats.reading import Unreadable, read
from alongside.partnership.actions import explain_word
from alongside.partnership.figures import site
from alongside.people.models import Organisation
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle

MOST_OPEN = 200  # of one paper: more of them would say nothing new


@transaction.atomic
def say_unclear(
    paper: Paper | None = None,
    *,
    part: str = "",
    page: str = "",
    words: str = "",
    tell_me: bool = False,
    person=None,
    by=None,
    via: str = Route.WEB,
) -> Unclear:
    """Somebody does not understand a section of a paper, or a page. Who it was is kept only to tell them (`tell_me`)."""
    title, number = "", None
    if paper is not None:
        version = newest(paper)
        if version is None:
            raise Refused(_("This paper is not out yet."))
        number = version.number
        if part:
            title = section_words(version.document, part)
            part = next(
                one.part
                for one in sections(version.document)
                if any(block.id == part for block in one.blocks)
            )
        if Unclear.objects.filter(paper=paper, fix=None).count() >= MOST_OPEN:
            raise Refused(_("Many people have said so already. We are working on it."))
    elif not page.strip():
        raise Refused(_("Say on which page it is."), field="words")
    elif Unclear.objects.filter(paper=None, fix=None).count() >= MOST_OPEN:
        raise Refused(_("Many people have said so already. We are working on it."))
    now = timezone.now()
    unclear = Unclear.objects.create(
        paper=paper,
        number=number,
        part=part,
        part_words=title,
        page=page.strip()[:200],
        words=words.strip(),
        person=person if tell_me else None,
        via=via,
        organisation=paper.organisation if paper else None,
        written_as=paper.written_as if paper else Paper.WrittenAs.WORKER,
        said_on=day_of(now, site().zone),
        made_at=now,
    )
    # The history knows that it was said, not by whom: else nobody would dare to.
    record(None, "did not understand", unclear, via=via)
    return unclear


def section_words(document: Document, part: str) -> str:
    """The words of the section that begins with this part. Refused when there is none."""
    for one in sections(document):
        if one.part == part or any(block.id == part for block in one.blocks):
            return "\n\n".join(words_of(block) for block in one.blocks)
    raise Refused(_("We cannot find that part any more. Say which part you mean."), field="words")


@transaction.atomic
def rewrite(
    paper: Paper, *, part: str, words: str, unclear=(), seen: str = "", by, via: str = Route.WEB
) -> Fix:
    """Write one section more clearly. It is live at once; the words before stay to be read.

    `part` is the first block of the section, `words` its new Markdown. The draft, if there is one, gets the same words where
    it still said what everybody read. `seen` is the digest of the version that the words were made from: refused when
    somebody made this section clearer meanwhile.
    """
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    version = newest(paper)
    if version is None:
        raise Refused(_("This paper is not out yet."))
    before = version.document
    section = next((one for one in sections(before) if any(block.id == part for block in one.blocks)), None)
    if section is None:
        raise Refused(_("We cannot find that part any more. Look at the paper again."), field="words")
    if seen and seen != version.digest and changed_since(paper, seen, section):
        raise Refused(
            _("Somebody made this part clearer while you wrote. Copy your words, and open it again."),
            field="words",
        )
    after = with_section(before, section.part, words)
    if after == before:
        raise Refused(_("These are the same words as before."), field="words")
    settle([explained(unexplained(after))])
    changed = add_version(
        paper, after, number=version.number, fix=version.fix + 1, what_changed=_("Made clearer"), by=by
    )
    draft_too(paper, before, after, by=by)
    fix = Fix.objects.create(
        kind=Fix.Kind.REWRITTEN,
        paper=paper,
        version=changed,
        part=section.part,
        before="\n\n".join(words_of(block) for block in section.blocks),
        after=section_words(after, section.part),
        by=by,
        made_at=timezone.now(),
    )
    settle_unclear(fix, unclear)
    record(by, "made a part clearer", paper, via=via)
    transaction.on_commit(lambda: start_making(paper.versions.get(number=version.number, fix=0).pk))
    return fix


def changed_since(paper: Paper, digest: str, section: Section) -> bool:
    """Did this section say something else in the version that somebody had before them?"""
    then = paper.versions.filter(digest=digest).order_by("-pk").first()
    was = [one.blocks for one in sections(then.document) if one.part == section.part] if then else []
    return was != [section.blocks]


def with_section(document: Document, part: str, words: str) -> Document:
    """The document with one section in new words. The section keeps the id of its first part."""
    old = next(one for one in sections(document) if one.part == part)
    # A picture stays where the new words still name it.
    files = {
        f"{one.id}.{one.media_type.split('/')[-1].split('+')[0]}": one.data for one in pictures(document)
    }
    try:
        new = read(
            words.encode(), "section.md", language=document.language, title=document.title, files=files
        ).document
    except Unreadable as no:
        raise Refused(str(no), field="words") from None
    if not new.blocks:
        raise Refused(_("There are no words yet."), field="words")
    blocks = at_level_of(old, named_as_before(document, old, new))
    at = next(number for number, block in enumerate(document.blocks) if block.id == part)
    whole = (*document.blocks[:at], *blocks, *document.blocks[at + len(old.blocks) :])
    return replace(document, blocks=without_jumps(whole))


def named_as_before(document: Document, old: Section, new: Document) -> list[AnyBlock]:
    """The new words of a section, each part with the id that it had: comments stay with the part that they are about.

    The id of the section itself never goes: whoever did not understand it is found by that.
    """
    # A section may begin at any level; alone it has to begin at the second.
    before = Document(document.title, blocks=tuple(with_level(block, 2) for block in old.blocks))
    carried = carry_ids(before, new).blocks
    inside = {block.id for block in old.blocks}
    outside = {block.id for block in document.blocks} | {one.id for one in pictures(document)}
    taken = outside - inside
    blocks: list[AnyBlock] = []
    for number, block in enumerate(carried):
        lost = number == 0 and all(one.id != old.part for one in carried)
        name = free(old.part if lost else block.id, taken)
        taken.add(name)
        blocks.append(with_id(block, name))
    return blocks


def with_level(block: AnyBlock, level: int) -> AnyBlock:
    return replace(block, level=level) if isinstance(block, Heading) else block


def at_level_of(old: Section, blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """The new words with their headings as deep as the heading of the section was. On the page it is typed as "##"."""
    deeper = old.blocks[0].level - 2 if isinstance(old.blocks[0], Heading) else 0
    return [
        with_level(block, min(6, block.level + deeper)) if isinstance(block, Heading) else block
        for block in blocks
    ]


def draft_too(paper: Paper, before: Document, after: Document, *, by) -> None:
    """The draft of the next version takes the clearer words, unless somebody is changing that very part."""
    draft = newest_writing(paper)
    if draft is None:
        return
    pieces = both(before, after, draft.document)
    if any(isinstance(piece, Clash) for piece in pieces):
        return
    made = in_one(pieces, before, after, draft.document)
    Writing.objects.create(
        paper=paper, follows=draft, content=to_dict(made), made_by=by, made_at=timezone.now()
    )


@transaction.atomic
def explain(
    *,
    paper: Paper | None = None,
    word: str = "",
    meaning: str,
    part: str = "",
    unclear=(),
    by,
    via: str = Route.WEB,
) -> Fix:
    """Explain instead of rewriting. A word that is explained stands in "What words mean" from then on, for every paper."""
    if not meaning.strip():
        raise Refused(_("Write what it means."), field="meaning")
    if word.strip():
        explain_word(word.strip(), meaning.strip(), by=by)
    before = ""
    version = newest(paper) if paper else None
    if version is not None and part and part_of(version.document, part) is not None:
        before = section_words(version.document, part)
    fix = Fix.objects.create(
        kind=Fix.Kind.EXPLAINED,
        paper=paper,
        version=version,
        part=part,
        before=before,
        after=meaning.strip(),
        word=word.strip()[:60],
        by=by,
        made_at=timezone.now(),
    )
    settle_unclear(fix, unclear)
    record(by, "explained a part", paper or fix, via=via)
    return fix


def settle_unclear(fix: Fix, unclear) -> None:
    """These were about it. Whoever wanted to be told is told, their own way."""
    today = day_of(fix.made_at, site().zone)
    for one in (
        Unclear.objects.select_for_update(of=("self",))
        .filter(pk__in=[row.pk for row in unclear], fix=None)
        .select_related("person")
    ):
        one.fix, one.fixed_on = fix, today
        to_tell, one.person = one.person, None  # kept for this alone
        one.save(update_fields=["fix", "fixed_on", "person"])
        if to_tell is not None:
            queue_fix(fix, to_tell)


@transaction.atomic
def promise_plain_words(
    organisation: Organisation, *, words: str, said_by: str, on: datetime.date, by, via: str = Route.WEB
) -> Commitment:
    """An organisation promised to use plain words (L3). `said_by` is a role ("its director"), never somebody's name."""
    if Commitment.objects.filter(organisation=organisation, ended_on=None).exists():
        raise Refused(_("This organisation has promised it already."), field="organisation")
    if on > day_of(timezone.now(), site().zone):
        raise Refused(_("This day has not come yet."), field="on")
    made = Commitment.objects.create(
        organisation=organisation, on=on, words=words.strip(), said_by=said_by.strip()
    )
    record(by, "wrote down a promise of plain words", made, via=via)
    return made
