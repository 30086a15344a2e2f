"""A check number, said in words: for people who hear it, or who find words easier to keep than signs."""

from alongside.algorithms.receipts import SIGNS, as_typed

# One word for each sign, short and hard to mistake on the phone; a digit is its own word.
# fmt: off
NAMES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "apple", "butter", "candle", "daisy", "egg", "feather", "garden", "hat", "jam", "kettle", "moon",
    "nut", "paper", "queen", "river", "sugar", "tea", "violin", "window", "x-ray", "yellow", "zebra",
]
# fmt: on
WORDS = dict(zip(SIGNS, NAMES, strict=True))


def in_words(number: str) -> str:
    """The check number as words, a comma after each group of three.

    >>> in_words("7K2M9QX4TB5D")
    'seven kettle two, moon nine queen, x-ray four tea, butter five daisy'
    """
    words = [WORDS[sign] for sign in number]
    return ", ".join(" ".join(words[start : start + 3]) for start in range(0, len(words), 3))


def as_told(text: str) -> str:
    """A check number as somebody typed it, in signs or in words.

    >>> as_told("7k2 m9q x4t b5d"), as_told("Seven kettle two, moon nine queen, x-ray four tea, butter five daisy.")
    ('7K2M9QX4TB5D', '7K2M9QX4TB5D')
    """
    signs = {word: sign for sign, word in WORDS.items()}
    words = (
        text.casefold()
        .replace("x ray", "x-ray")
        .replace("xray", "x-ray")
        .replace(",", " ")
        .replace(".", " ")
        .split()
    )
    if words and all(word in signs for word in words):
        return "".join(signs[word] for word in words)
    return as_typed(text)
