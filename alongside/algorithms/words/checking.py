"""The checks, one function each: a part of a text in, remarks out."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from alongside.algorithms.words.everyday import COMMON
from alongside.algorithms.words.reading_age import FEWEST_WORDS, reading_age
from alongside.algorithms.words.sentences import Sentence, sentences
from alongside.algorithms.words.swaps import SWAPS, WELL_KNOWN, WORDINGS

type Mode = Literal["everyday", "easy read"]
type Kind = Literal[
    "short form", "explained", "long sentence", "hard word", "passive", "wording", "easy read"
]
# Words of this house that every reader here meets
OURS = frozenset("carer co-produced braille subtitle loop wheelchair ramp quiet signer agenda".split())
LONGEST = {"everyday": 25, "easy read": 15}  # words in a sentence
MOST_EASY_WORDS = 1000
SHORT_FORM = re.compile(r"\b(?:[A-Z][A-Z0-9&]{1,7}s?|[A-Z](?:\.[A-Z]){1,5}\.?)(?![\w-])(?:\+)?")
NUMBER_WORDS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand)\b",
    re.IGNORECASE,
)
BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
PARTICIPLES = (
    "agreed asked based brought built called caught chosen come done drawn driven eaten felt found given gone grown "
    "heard held hidden kept known led left lost made meant met paid put read said seen sent set shown spoken spent "
    "taken taught thought told understood won written"
)
PASSIVE = re.compile(
    rf"\b{BE}\s+(?:not\s+|also\s+|often\s+|being\s+|\w+ly\s+)?(?:{'|'.join(PARTICIPLES.split())}|[a-z]{{3,}}ed)\b"
    r"(?:\s+by\s+\w+)?",
    re.IGNORECASE,
)
NOT_PASSIVE = frozenset(
    "interested tired excited worried pleased married retired disabled supposed used need".split()
)
JOINS = re.compile(r"\b(?:and|but|which|because|although|while|so that)\b|[;(]", re.IGNORECASE)
POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]?$")  # its first half
ROMAN = re.compile(r"^[IVXLCDM]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper: its id, its words, what it is, and its language when it is not English."""

    id: str
    text: str
    kind: str = "paragraph"
    language: str = "en-GB"
    has_picture: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that may keep people out: where (part, start, end), the words, why, and what to write instead."""

    kind: Kind
    part: str
    start: int
    end: int
    words: str
    why: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What was found. `reading_age` is a guide only; None when there are too few words to say."""

    remarks: tuple[Remark, ...]
    sentences: int
    words: int
    reading_age: int | None
    said: tuple[str, ...] = field(default=())

    def of(self, kind: Kind) -> list[Remark]:
        return [remark for remark in self.remarks if remark.kind == kind]


def is_english(part: Part) -> bool:
    return part.language.lower().split("-")[0] == "en"


def check(
    parts: Sequence[Part],
    *,
    mode: Mode = "everyday",
    glossary: Mapping[str, str] | None = None,
    keep: Collection[str] = (),
) -> Report:
    """Remarks on a text, in reading order. `glossary`: words that the partnership explains; `keep`: leave these alone.

    >>> report = check([Part("p", "We did it in order to ensure fairness.")])
    >>> [remark.words for remark in report.remarks]
    ['in order to', 'ensure']
    """
    glossary = glossary or {}
    kept = frozenset(word.casefold() for word in [*keep, *glossary])
    english = [part for part in parts if is_english(part)]
    found = [(part, one) for part in parts for one in sentences(part.text)]
    remarks: list[Remark] = []
    remarks += short_forms(english, glossary, frozenset(word.casefold() for word in keep))
    for part, one in found:
        remarks += long_sentences(part, one, mode)
        if is_english(part):
            remarks += passives(part, one)
            if mode == "easy read":
                remarks += easy_read(part, one)
    names = names_in(english)
    named: set[str] = set()
    for part in english:
        remarks += wordings(part)
        remarks += hard_words(part, kept, names, named)
        if mode == "easy read" and part.kind == "paragraph" and not part.has_picture and part.text.strip():
            words = "This idea has no picture beside it."
            remarks.append(Remark("easy read", part.id, 0, len(part.text), part.text[:60], words))
    order = {part.id: at for at, part in enumerate(parts)}
    ranks = ["explained", "short form", "wording", "long sentence", "easy read", "passive", "hard word"]
    remarks.sort(key=lambda one: (order[one.part], one.start, ranks.index(one.kind)))
    lists = [[word[0] for word in one.words] for part, one in found if is_english(part)]
    number = sum(map(len, lists))
    return Report(
        tuple(remarks), len(found), number, reading_age(lists), tuple(about(parts, english, number, mode))
    )


def about(parts: Sequence[Part], english: Sequence[Part], number: int, mode: Mode) -> Iterator[str]:
    """What is said of the whole."""
    if len(english) < len(parts):
        yield "We look at English word by word. Of other languages we only say when a sentence is long."
    if number < FEWEST_WORDS:
        yield f"There are fewer than {FEWEST_WORDS} words, too few to say a reading age."
    if mode == "easy read":
        if number > MOST_EASY_WORDS:
            yield f"Easy Read has at most {MOST_EASY_WORDS} words. This has {number}. Say what matters most."
        yield "No remark is not a pass: two people with learning disabilities read it and sign it."


# Short forms


def short_forms(
    parts: Sequence[Part], glossary: Mapping[str, str], kept: Collection[str]
) -> Iterator[Remark]:
    """Each short form once, where it first stands: explained for the reader, or explained by nobody."""
    seen: set[str] = set()
    whole = "\n".join(part.text for part in parts)
    everything = [part for part in parts if part.kind != "heading" or not part.text.isupper()]
    for part in everything:
        for found in SHORT_FORM.finditer(part.text):
            name = plain(found[0])
            if (
                name in seen
                or found[0].casefold() in kept
                or ROMAN.match(name)
                or shouted(part.text, found)
                or POSTCODE.match(name)
            ):
                continue
            seen.add(name)
            if is_explained(name, whole):
                continue
            if name in WELL_KNOWN or name in glossary:
                words = glossary.get(name) or WELL_KNOWN[name]
                yield Remark(
                    "explained",
                    part.id,
                    found.start(),
                    found.end(),
                    found[0],
                    f"We explain it: {words}.",
                    (words,),
                )
            else:
                why = f"Nobody has said what {found[0]} means. Write it out the first time."
                yield Remark("short form", part.id, found.start(), found.end(), found[0], why)


def plain(short: str) -> str:
    """A short form without its dots and its plural s.

    >>> plain("G.P."), plain("GPs"), plain("LGBTQ+")
    ('GP', 'GP', 'LGBTQ')
    """
    short = short.replace(".", "").rstrip("+")
    return short[:-1] if len(short) > 2 and short.endswith("s") else short


def shouted(text: str, found: re.Match[str]) -> bool:
    """Is the word part of a line in capitals, and no short form?"""
    around = text[max(0, found.start() - 25) : found.end() + 25]
    letters = [sign for sign in around if sign.isalpha()]
    return len(letters) > 12 and sum(sign.isupper() for sign in letters) > len(letters) * 0.8


def is_explained(short: str, text: str) -> bool:
    """Do words beside the short form begin with its letters: "Community Partnership Panel (CPP)", or the other way?

    >>> is_explained("CPP", "the Co-Production Partnership (CPP) met"), is_explained("CPP", "the CPP met")
    (True, False)
    """
    for found in re.finditer(rf"\(\s*{re.escape(short)}s?\+?\s*\)", text):
        if has_letters(short, re.findall(r"[A-Za-z]+", text[max(0, found.start() - 120) : found.start()])):
            return True
    for found in re.finditer(
        rf"\b{re.escape(short)}s?\s*(?:\(|:|,? (?:which |that )?(?:means|stands for|is short for)\b|–|—)",
        text,
    ):
        after = text[found.end() : found.end() + 120]
        words = re.findall(r"[A-Za-z]+", after.split(")")[0])
        if has_letters(short, words[: len(short) * 3], at_start=True):
            return True
    return False


def has_letters(short: str, words: list[str], at_start: bool = False) -> bool:
    """Do the words, in order, begin with the letters? Small words between them may be passed over."""
    wanted = [letter for letter in short.upper() if letter.isalpha()]
    order = words if at_start else words[::-1]
    letters = wanted if at_start else wanted[::-1]
    at = 0
    skipped = 0
    for word in order:
        if at == len(letters):
            break
        if word[0].upper() == letters[at]:
            at += 1
            skipped = 0
        elif word.lower() in {"of", "and", "the", "for", "in", "on", "to", "a"} or skipped < 1:
            skipped += 1
        else:
            return False
    return at == len(letters)


# Sentences


def long_sentences(part: Part, one: Sentence, mode: Mode) -> Iterator[Remark]:
    number = len(one.words)
    most = LONGEST[mode]
    if number > most and part.kind != "cell":
        why = f"This sentence has {number} words. At {most} or fewer more people can follow. Can it be two?"
        yield Remark("long sentence", part.id, one.start, one.start + len(one.text), one.text, why)


def passives(part: Part, one: Sentence) -> Iterator[Remark]:
    for found in PASSIVE.finditer(one.text):
        last = re.split(r"\s+", re.sub(r"\s+by\s+\w+$", "", found[0]))[-1].lower()
        if last in NOT_PASSIVE:
            continue
        why = "It may not be clear who does it. Say who does what."
        yield Remark("passive", part.id, one.start + found.start(), one.start + found.end(), found[0], why)


def easy_read(part: Part, one: Sentence) -> Iterator[Remark]:
    joins = list(JOINS.finditer(one.text))
    if joins and part.kind != "cell":
        found = joins[0]
        where = (one.start + found.start(), one.start + found.end())
        yield Remark(
            "easy read", part.id, *where, found[0], "One sentence says one thing. Can it be two sentences?"
        )
    for found in NUMBER_WORDS.finditer(one.text):
        where = (one.start + found.start(), one.start + found.end())
        yield Remark("easy read", part.id, *where, found[0], "Write numbers as figures.")


# Words


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Hard words and phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for hard in sorted(SWAPS, key=len, reverse=True):
        words = tuple(hard.split())
        found.setdefault(words[0], []).append(words)
    return found


def hard_phrases(words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Each hard word or phrase among these words: where it begins and ends, and its entry in the list."""
    lows = [word[0].lower() for word in words]
    at = 0
    while at < len(words):
        for first in (lows[at], *bases(lows[at])):
            entry = next(
                (one for one in phrases().get(first, ()) if tuple(lows[at + 1 : at + len(one)]) == one[1:]),
                None,
            )
            if entry is not None:
                yield words[at].start(), words[at + len(entry) - 1].end(), " ".join(entry)
                at += len(entry) - 1
                break
        at += 1


@cache
def wrong_wordings() -> re.Pattern[str]:
    longest = sorted(WORDINGS, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])", re.IGNORECASE)


def wordings(part: Part) -> Iterator[Remark]:
    if part.kind == "quote":
        return  # people speak of themselves as they like
    for found in wrong_wordings().finditer(part.text):
        before = part.text[: found.start()]
        if before.count("“") > before.count("”"):
            continue
        if found[0].lower().startswith("the ") and names_people(part.text, found):
            continue
        instead, why = WORDINGS[found[0].lower()]
        yield Remark("wording", part.id, found.start(), found.end(), found[0], why, instead)


def names_people(text: str, found: re.Match[str]) -> bool:
    """ "The disabled people came": here the word only describes who came."""
    small = {"and", "or", "in", "of", "to", "who", "are", "is", "were", "for", "need", "can", "have"}
    after = re.match(r"\s+([a-z]+)", text[found.end() :])
    return after is not None and after[1] not in small


def names_in(parts: Iterable[Part]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence somewhere: names of people, places and bodies."""
    names = set()
    for part in parts:
        for one in sentences(part.text):
            for word in one.words[1:]:
                if word[0][:1].isupper():
                    names |= {piece.casefold() for piece in re.split(r"[-'’]", word[0])}
    return frozenset(names)


def hard_words(
    part: Part, kept: Collection[str], names: Collection[str], named: set[str]
) -> Iterator[Remark]:
    """Words with an everyday swap, and words that few people meet; these once, and then `named` holds them."""
    if part.kind == "quote":
        return  # what somebody said stays as they said it
    for one in sentences(part.text):
        words = one.words
        taken: set[int] = set()
        for start, end, entry in hard_phrases(words):
            said = one.text[start:end]
            taken |= {word.start() for word in words if start <= word.start() < end}
            if said.lower() in kept or (said[:1].isupper() and said.lower() in names):
                continue
            easy = SWAPS[entry]
            where = (one.start + start, one.start + end)
            yield Remark("hard word", part.id, *where, said, f"More people know “{easy[0]}”.", easy)
        for word in words:
            low = word[0].casefold()
            if word.start() in taken or low in named or is_known(word[0], kept, names):
                continue
            named.add(low)
            where = (one.start + word.start(), one.start + word.end())
            why = "Few people meet this word every day. Is there a simpler one, or can you explain it?"
            yield Remark("hard word", part.id, *where, word[0], why)


def bases(word: str) -> Iterator[str]:
    """What a word may be a form of.

    >>> list(bases("rooms"))
    ['room', 'rooms']
    """
    for end, adds in (("s", ("",)), ("ed", ("e", "")), ("d", ("",)), ("ing", ("e", ""))):
        if word.endswith(end):
            yield from (word[: -len(end)] + add for add in adds)
    yield word


def is_known(word: str, kept: Collection[str], names: Collection[str]) -> bool:
    """Is this a word that people meet every day, a name, a number, or one that is explained?"""
    low = word.replace("’", "'").casefold()
    if low in kept or not any(sign.isalpha() for sign in low) or any(sign.isdigit() for sign in low):
        return True
    if not low.isascii() or word.isupper() or len(low) > 60:
        return True
    if low.endswith("n't"):
        return True  # doesn't, can't, won't
    low = re.sub(r"'(?:s|re|ve|ll|d|m)$", "", low)
    for piece in low.split("-"):
        piece = piece.replace("'", "")
        forms = (piece, piece.removesuffix("s"), piece.removesuffix("es"), american(piece))
        if any(form in OURS for form in forms):
            continue
        if len(piece) > 3 and not any(form in COMMON or form in names for form in forms):
            return False
    return True


def american(word: str) -> str:
    """The spelling that the list of common words may have instead.

    >>> american("organising"), american("colour"), american("centre")
    ('organizing', 'color', 'center')
    """
    word = re.sub(r"is(e|ed|es|ing|ation)$", r"iz\1", word)
    word = re.sub(r"our(s|ed|ing)?$", lambda found: "or" + (found[1] or ""), word)
    return re.sub(r"tre$", "ter", word)
