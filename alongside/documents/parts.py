"""The parts of a paper: what changed between two versions of it, and how a part is found again.

A part is a block of the document. Its id stays with it while it is edited, so that a comment, or "I don't understand
this", stays with its part in the versions that come.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from alongside.algorithms.differences import Clash, Pair, Run, pair_parts, put_together, word_changes
from alongside.formats.document import AnyBlock, Document, EasyReadIdea, Heading, Picture, texts_of, words


def words_of(block: AnyBlock) -> str:
    """What a part says, its lines one under the other; a picture says what it shows."""
    texts = [text for text in texts_of(block) if text.strip()]
    if isinstance(block, Picture):
        texts = [block.alt, *texts]
    return "\n".join(texts)


def kind_and_words(block: AnyBlock) -> str:
    """What makes two parts the same part: their kind and words. A heading and a sentence are never one part."""
    return f"{type(block).__name__}\x1f{words_of(block)}"


def plain(document: Document) -> str:
    """Every word, small, for the search: the same on each database."""
    return " ".join(words(document)).casefold()


def carry_ids(before: Document, after: Document) -> Document:
    """The document after an edit, each part with the id that it had before, however its words changed."""
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for pair in pairs(before, after):
        if pair.before is not None and pair.after is not None:
            ids[pair.after] = before.blocks[pair.before].id
            taken.add(ids[pair.after])
    blocks: list[AnyBlock] = []
    for at, block in enumerate(after.blocks):
        name = ids.get(at) or free(block.id, taken)
        taken.add(name)
        blocks.append(with_id(block, name))
    return replace(after, blocks=tuple(distinct_pictures(blocks, taken)))


def with_id(block: AnyBlock, name: str) -> AnyBlock:
    return block if block.id == name else replace(block, id=name)


def without_jumps(blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
    """The blocks with no heading more than one level under the heading before it: such a heading moves up."""
    made: list[AnyBlock] = []
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            block = block if block.level == level else replace(block, level=level)
        made.append(block)
    return tuple(made)


def free(name: str, taken: set[str]) -> str:
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    return made


def distinct_pictures(blocks: list[AnyBlock], taken: set[str]) -> Iterator[AnyBlock]:
    """The pictures beside Easy Read ideas have ids as well, and no two things may share one."""
    for block in blocks:
        if isinstance(block, EasyReadIdea) and block.picture.id in taken:
            block = replace(block, picture=replace(block.picture, id=free(f"{block.id}-picture", taken)))
        if isinstance(block, EasyReadIdea):
            taken.add(block.picture.id)
        yield block


def pairs(before: Document, after: Document) -> list[Pair]:
    """Which part is which. Parts of one kind alone can be one part that was changed."""
    found = pair_parts(
        [kind_and_words(block) for block in before.blocks], [kind_and_words(block) for block in after.blocks]
    )
    kept: list[Pair] = []
    for pair in found:
        if pair.before is not None and pair.after is not None:
            if type(before.blocks[pair.before]) is not type(after.blocks[pair.after]):
                kept += [Pair("taken out", pair.before, None), Pair("added", None, pair.after)]
                continue
        kept.append(pair)
    return kept


@dataclass(frozen=True)
class Difference:
    """One part that changed, for a page: under which heading it stands, and its words run by run."""

    change: str  # "changed", "added" or "taken out"
    under: str
    runs: tuple[Run, ...]
    part: str


def differences(before: Document, after: Document) -> list[Difference]:
    """What changed, in the order of the newer version, so that it can be read from top to bottom."""
    found: list[Difference] = []
    if before.title != after.title:
        found.append(Difference("changed", "", tuple(word_changes(before.title, after.title)), "title"))
    under = ""
    for pair in pairs(before, after):
        block = after.blocks[pair.after] if pair.after is not None else before.blocks[pair.before or 0]
        if pair.after is not None and isinstance(block, Heading):
            under = words_of(block)
        if pair.change == "same":
            continue
        if pair.change == "changed":
            runs = tuple(word_changes(words_of(before.blocks[pair.before or 0]), words_of(block)))
        else:
            runs = (Run(pair.change, words_of(block)),)
        found.append(Difference(pair.change, "" if isinstance(block, Heading) else under, runs, block.id))
    return found


def both(base: Document, mine: Document, theirs: Document) -> list[tuple[AnyBlock, ...] | Clash[AnyBlock]]:
    """Two people's edits of one draft as one: parts that are clear, and clashes that a person decides.

    A part counts as changed when anything in it did, its id left aside.
    """
    return [
        Clash(*(tuple(part.block for part in side) for side in (piece.base, piece.mine, piece.theirs)))
        if isinstance(piece, Clash)
        else tuple(part.block for part in piece)
        for piece in put_together(*([Part(block) for block in one.blocks] for one in (base, mine, theirs)))
    ]


class Part:
    """A block that equals another when all but their ids is the same: the same words may stand in a paper twice."""

    def __init__(self, block: AnyBlock):
        self.block = block
        self.content = without_ids(block)
        self.hash = hash(self.content)

    def __eq__(self, other) -> bool:
        return isinstance(other, Part) and self.hash == other.hash and self.content == other.content

    def __hash__(self) -> int:
        return self.hash


def without_ids(block: AnyBlock) -> AnyBlock:
    if isinstance(block, EasyReadIdea):
        block = replace(block, picture=replace(block.picture, id="x"))
    return replace(block, id="x")


@dataclass(frozen=True)
class Section:
    """A heading with all that stands under it up to the next heading of any level."""

    part: str  # the id of its first block
    title: str
    blocks: tuple[AnyBlock, ...]


def sections(document: Document) -> list[Section]:
    """The document cut at its headings; what comes before the first heading is a section without a title."""
    found: list[list[AnyBlock]] = []
    for block in document.blocks:
        if not found or isinstance(block, Heading):
            found.append([])
        found[-1].append(block)
    return [
        Section(blocks[0].id, words_of(blocks[0]) if isinstance(blocks[0], Heading) else "", tuple(blocks))
        for blocks in found
    ]


def part_of(document: Document, part: str) -> AnyBlock | None:
    return next((block for block in document.blocks if block.id == part), None)


def pictures(document: Document | None) -> list[Picture]:
    """Every picture, those beside Easy Read ideas too."""
    blocks = document.blocks if document else ()
    found = [block.picture if isinstance(block, EasyReadIdea) else block for block in blocks]
    return [one for one in found if isinstance(one, Picture)]
