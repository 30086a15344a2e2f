"""Text into sentences and words, for English as it is written here. Positions are kept, so that a word can be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# After these a full stop ends no sentence.
SHORT = frozenset(
    "mr mrs ms mx dr prof st rd ave no nos vs etc eg ie e.g i.e approx dept tel ext fig p pp min max am pm a.m p.m "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun rev hon cllr ltd co "
    "inc jr sr".split()
)
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+|[۔।]+(?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+)*")
NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|[^\s@()]{1,64}@[^\s@]{1,250}\.\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in its text."""

    text: str
    start: int

    @property
    def words(self) -> list[re.Match[str]]:
        return list(words_in(self.text))


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Each word, addresses of websites and e-mail left out.

    >>> [word[0] for word in words_in("See https://a.example/b: it's co-produced.")]
    ['See', "it's", 'co-produced']
    """
    hidden = NOT_WORDS.sub(lambda found: " " * len(found[0]), text)
    return WORD.finditer(hidden)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text. A line break ends one too, since headings and lists have no full stop.

    >>> [one.text for one in sentences("Dr. Khan came at 4.30 p.m. yesterday. We met, e.g. in York. Good!")]
    ['Dr. Khan came at 4.30 p.m. yesterday.', 'We met, e.g. in York.', 'Good!']
    """
    found: list[Sentence] = []
    start = 0
    for end in END.finditer(text):
        if end[0].startswith(".") and _goes_on(text, end):
            continue
        _keep(found, text, start, end.end())
        start = end.end()
    _keep(found, text, start, len(text))
    return found


def _keep(found: list[Sentence], text: str, start: int, end: int) -> None:
    words = text[start:end]
    if words.strip():
        found.append(Sentence(words.strip(), start + len(words) - len(words.lstrip())))


def _goes_on(text: str, end: re.Match[str]) -> bool:
    before = text[max(0, end.start() - 20) : end.start()].split()
    word = before[-1].lower().lstrip("(\"'“‘") if before else ""
    after = text[end.end() : end.end() + 20].lstrip()
    if word in SHORT:
        # "at 4 p.m. We left": a capital after a time may begin a sentence; after "Dr." it never does.
        return not (word in ("am", "pm", "a.m", "p.m", "etc") and (not after or after[:1].isupper()))
    if re.fullmatch(r"[A-Za-z]", word) and after[:1].isupper():
        return True  # an initial: J. Smith
    return bool(after) and after[0].islower()
