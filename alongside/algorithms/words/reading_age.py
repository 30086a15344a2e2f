"""About how old a reader must be, by a well-known formula. A guide only: a formula does not know meaning.

Source: Kincaid and others 1975 (Flesch-Kincaid grade). A grade is five years below an age.
"""

import re

FEWEST_WORDS = 100
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """About how many syllables an English word has; right for nine in ten.

    >>> [syllables(word) for word in ("the", "people", "partnership", "decided", "created", "time", "I")]
    [1, 2, 3, 3, 3, 1, 1]
    """
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 2:
        return 1
    count = len(VOWELS.findall(word))
    count += len(re.findall(r"ia(?!n\b)|io(?!n|us)|eo(?!p)|ua|creat|[aeiou]ing\b|[a-z]{2}ea\b", word))
    if re.search(r"[^aeiouylr]e\b|[^aeiouy]{2}re\b", word) or re.search(r"[aeiouy][lr]e\b", word):
        count -= 1
    if re.search(r"[^aeioutdy]e[ds]\b", word) and not re.search(r"(s|x|z|ch|sh|[cg])es\b", word):
        count -= 1
    return max(1, count)


def reading_age(sentences: list[list[str]]) -> int | None:
    """The age of a reader who understands this with ease, 5 to 22; None under 100 words. `sentences`: lists of words.

    >>> reading_age([["We", "meet", "on", "Monday"]]) is None
    True
    """
    counted = [[syllables(word) for word in words] for words in sentences if words]
    number = sum(map(len, counted))
    if number < FEWEST_WORDS:
        return None
    grade = 0.39 * number / len(counted) + 11.8 * sum(map(sum, counted)) / number - 15.59
    return max(5, min(22, round(grade) + 5))
