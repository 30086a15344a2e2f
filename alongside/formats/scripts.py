"""Which script a word is written in, so that each is said or brailled in its own language."""

import re
import unicodedata

SCRIPTS = {"ARABIC": "ur", "GURMUKHI": "pa", "BENGALI": "bn", "DEVANAGARI": "hi", "GUJARATI": "gu"}
# Languages that are written in one of these scripts; every other is taken as written in Latin letters.
WRITTEN_SO = {
    "ur": "ARABIC", "ar": "ARABIC", "fa": "ARABIC", "ps": "ARABIC", "ckb": "ARABIC", "sd": "ARABIC",
    "pa": "GURMUKHI", "bn": "BENGALI", "hi": "DEVANAGARI", "gu": "GUJARATI",
}  # fmt: skip


def first_part(language: str) -> str:
    """The language alone, without its country: "en-GB" is "en"."""
    return language.lower().split("-")[0]


def by_script(text: str, language: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the language that its letters belong to. Nothing is lost between them.

    >>> by_script("The word \u0633\u0644\u0627\u0645 is peace", "en")
    [('en', 'The word '), ('ur', '\u0633\u0644\u0627\u0645 '), ('en', 'is peace')]
    """
    home = first_part(language)
    pieces: list[tuple[str, str]] = []
    for word in re.findall(r"\S+\s*|\s+", text):
        spoken = language_of_word(word, home)
        if pieces and pieces[-1][0] == spoken:
            pieces[-1] = (spoken, pieces[-1][1] + word)
        else:
            pieces.append((spoken, word))
    return pieces


def language_of_word(word: str, home: str) -> str:
    """The language of a word in a text whose language is `home`, by its first letter."""
    for sign in word:
        if not sign.isalpha():
            continue
        script = unicodedata.name(sign, "").split(" ")[0] if ord(sign) > 0x24F else "LATIN"
        if script in SCRIPTS:
            return home if WRITTEN_SO.get(home) == script else SCRIPTS[script]
        return "en" if home in WRITTEN_SO else home
    return home
