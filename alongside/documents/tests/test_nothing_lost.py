"""Thousands of made-up papers: no words are lost, and no part takes another's place."""

import io
import os
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from alongside.algorithms.differences import Clash, word_changes
from alongside.documents.actions.unclear import with_section
from alongside.documents.actions.writing import in_one
from alongside.documents.parts import both, carry_ids, differences, pictures, sections, without_ids, words_of
from alongside.documents.views.clearer import section_markdown
from alongside.formats.document import Builder, Document, words
from alongside.formats.markdown import to_markdown


def a_dot() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2), "white").save(made, "PNG")
    return made.getvalue()


DOT = a_dot()
WORDS = [
    "Drivers wait.",
    "Every stop has a seat.",
    "Buses",
    "What we ask for",
    "Who pays?",
    "The council pays.",
]
a_part = st.tuples(
    st.sampled_from(["heading", "deeper", "words", "list", "table", "note", "picture", "idea"]),
    st.sampled_from(WORDS),
    st.sampled_from(["", " Again.", " It is far too long for us."]),
)
many = settings(max_examples=int(os.environ.get("EXAMPLES", "60")), deadline=None)


def a_document(parts, title="Buses for all") -> Document:
    doc = Builder(title)
    level = 1
    for kind, short, more in parts:
        long = short + more
        match kind:
            case "heading":
                level = 2
                doc.heading(2, long)
            case "deeper":
                level = min(6, level + 1)
                doc.heading(level, long)
            case "words":
                doc.paragraph(long)
            case "list":
                doc.list([short, long])
            case "table":
                doc.table(caption=long, columns=["Who", "When"], rows=[[short, "Now"], [long, "Then"]])
            case "note":
                doc.note(long, kind="quote")
            case "picture":
                doc.picture(DOT, alt=long)
            case "idea":
                doc.idea(DOT, long, alt=short)
    return doc.document()


def said(blocks) -> Counter:
    return Counter((type(block).__name__, words_of(block)) for block in blocks)


def ids(document: Document) -> list[str]:
    return [block.id for block in document.blocks]


papers = st.lists(a_part, max_size=9)


@st.composite
def edits(draw):
    """A paper, and what two people made of it: parts changed, moved, taken out, and put in."""
    base = draw(papers)

    def edited():
        parts = list(base)
        for _step in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(parts)))
            match draw(st.sampled_from(["in", "out", "other", "twice"])):
                case "in":
                    parts.insert(at, draw(a_part))
                case "out":
                    del parts[at : at + 1]
                case "other" if at < len(parts):
                    parts[at] = draw(a_part)
                case "twice" if at < len(parts):
                    parts.insert(draw(st.integers(0, len(parts))), parts[at])
        return parts

    before = a_document(base)
    return before, carry_ids(before, a_document(edited())), carry_ids(before, a_document(edited()))


@many
@given(papers, papers)
def test_an_edit_keeps_every_word_and_a_part_keeps_its_kind(before, after):
    old, new = a_document(before), a_document(after)

    made = carry_ids(old, new)

    assert said(made.blocks) == said(new.blocks)
    kinds = {block.id: type(block) for block in old.blocks}
    assert all(kinds.get(block.id, type(block)) is type(block) for block in made.blocks)
    # What did not change at all stays what it was, twice the same words or not.
    assert carry_ids(old, a_document(before)) == old


@many
@given(edits())
def test_two_peoples_edits_hold_the_words_of_both(three):
    base, mine, theirs = three

    pieces = both(base, mine, theirs)

    kept = Counter()
    for piece in pieces:
        kept += said((*piece.mine, *piece.theirs)) if isinstance(piece, Clash) else said(piece)
    was = said(base.blocks)
    assert not (said(mine.blocks) - was) - kept, "words that I put in are lost"
    assert not (said(theirs.blocks) - was) - kept, "words that they put in are lost"


@many
@given(edits())
def test_whoever_edits_alone_gets_their_own_draft_part_for_part(three):
    base, mine, _theirs = three

    for made in (
        in_one(both(base, mine, base), base, mine, base),
        in_one(both(base, base, mine), base, base, mine),
    ):
        assert [without_ids(block) for block in made.blocks] == [without_ids(block) for block in mine.blocks]


@many
@given(edits())
def test_parts_that_both_kept_keep_their_ids_when_two_drafts_become_one(three):
    base, mine, theirs = three

    made = in_one(both(base, mine, theirs), base, mine, theirs)

    times = Counter(without_ids(block) for block in base.blocks)
    for block in base.blocks:
        if times[without_ids(block)] == 1 and block in mine.blocks and block in theirs.blocks:
            assert block in made.blocks


@many
@given(papers.filter(bool), st.data())
def test_a_section_that_is_opened_and_saved_again_is_the_same_section(parts, data):
    document = a_document(parts)
    section = data.draw(st.sampled_from(sections(document)))

    made = with_section(document, section.part, section_markdown(document, section))

    kinds = [type(block).__name__ for block in section.blocks]
    merges = any(pair == ("ListBlock", "ListBlock") for pair in pairwise(kinds))
    if "EasyReadIdea" not in kinds and not merges:
        assert made == document
    assert len(pictures(made)) == len(pictures(document))
    assert words(made) == words(document)


@many
@given(papers.filter(bool), papers.filter(bool), st.data())
def test_a_clearer_section_takes_nothing_from_the_sections_around_it(parts, clearer, data):
    document = a_document(parts)
    section = data.draw(st.sampled_from(sections(document)))
    new = to_markdown(
        a_document(
            [part for part in clearer if part[0] not in ("picture", "idea")] or [("words", "Yes.", "")]
        )
    )

    made = with_section(document, section.part, new.split("\n", 2)[2])

    inside = {block.id for block in section.blocks}
    around = [block.id for block in document.blocks if block.id not in inside]
    assert [block.id for block in made.blocks if block.id in around] == around
    assert any(block.id == section.part for block in made.blocks)


def test_what_changed_in_a_long_paper_of_few_words_said_again_and_again_is_found():
    """Such a paper kept the machine busy for a quarter of a minute, for everybody."""
    before = a_document([("words", "Drivers wait.", "")] * 999)
    after = a_document([("words", "Drivers wait." if at % 3 else "Who pays?", "") for at in range(999)])

    found = differences(before, after)
    word_changes("wait or go " * 1_200, "go or wait " * 1_200)

    assert found
