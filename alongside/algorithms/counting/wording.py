"""What a count says, in plain words.

Counts say a thing as a kind with its names and numbers (`Said`), so that a room can say it in its own language; here
stands each kind in English. In a sentence, `{papers:paper}` is the number with its noun: 1 paper, 2 papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from string import Formatter
from typing import Any

PLACES = 5

Word = str | int | Fraction | tuple[str, ...]

SENTENCES = {
    # Rounds of transferable votes.
    "first choices": "First choices are counted: {papers:paper} for {seats:seat}. The quota is {quota}.",
    "surplus": "{who} has {surplus:vote} more than the quota. All the papers go on to their next choice, each worth "
    "less, so that only those {surplus:vote} move.",
    "out": "{who} has the fewest votes, {votes}, and is out. The papers go on to their next choice, each worth what it "
    "was worth there.",
    "as many as seats": "As many are left as there are seats, so no more papers need to move.",
    "stopped": "Here the count stops, because nobody agreed beforehand how to settle this tie.",
    "elected": "Elected: {who}.",
    "taken": "With the most: {who}.",
    "left behind": "{votes:vote} could not move on, for want of a next choice or in rounding.",
    # Ties.
    "tie by earlier stage": "{who} are level now. Stage {stage}, the latest at which they differed, decides: {chosen} "
    "comes first.",
    "tie by earlier stage, out": "{who} are level now. Stage {stage}, the latest at which they differed, decides: {chosen} "
    "goes out.",
    "tie by lots": "{who} are level. The lots decide: {chosen} comes first.",
    "tie by lots, out": "{who} are level. The lots decide: {chosen} goes out.",
    "tie without effect": "{who} are level. Whichever way a lot falls, the same are elected; here {chosen} comes first.",
    "tie without effect, out": "{who} are level. Whichever way a lot falls, the same are elected; here {chosen} goes out.",
    "open tie": "{who} are level, and nothing decides between them. Agree on a lot.",
    "joint place": "{who} are joint {place}, with {votes} each.",
    "tie at the line": "{who} are level with {votes} each, and there is room for {places} of them. Nobody agreed "
    "beforehand how to choose, so none of them is in.",
    "tie at the line by lots": "{who} are level with {votes} each, and there was room for {places} of them. The lots "
    "chose {chosen}.",
    "level answers": "As many said yes as no to {who}. That does not carry it.",
    # Rounds of approvals.
    "pav round": "{who} is chosen with a weight of {votes}: a paper counts in full until one of its choices is in, then "
    "a half, then a third, and so on.",
    "phragmen round": "{who} is chosen: shared by {papers:paper}, it leaves each of them with a load of {votes}, the "
    "smallest that there is.",
    "shares round": "{who} is chosen: {papers:paper} can pay for it with at most {votes} from each, the lowest price.",
    "shares completed": "{who} is chosen: nobody can pay in full any more, so everybody is given the same again, and "
    "its {papers:paper} are the first who can. That takes {votes} more for each.",
    "nobody wants more": "No paper has any of what is left, so the other places stay empty.",
    # Counts by number.
    "dots counted": "All dots are added up: {total:dot}.",
    "scores counted": "All scores are added up: {total:point}.",
    "answers counted": "{who}: {yes} yes, {no} no, {abstain} abstain.",
    "carried": "Carried.",
    "not carried": "Not carried.",
    "consent counted": "{who}: {agree} agree, {aside} stand aside, {object} object.",
    "agreed": "Agreed, because nobody objects.",
    "objected": "Not agreed yet: listen to what is objected, and change the proposal.",
    "nobody agrees": "Not agreed: nobody objects, but nobody says yes.",
    "strength": "{who}: {word} support.",
    "not discussed": "{who}: not discussed.",
    # What would change it.
    "one dot": "One dot moved from {inside} to {outside} puts them the other way round.",
    "some dots": "{dots:dot} moved from {inside} to {outside} put them the other way round.",
    "papers at least": "At least {least:paper} would have to be filled in otherwise to change the result, at most "
    "{papers}.",
    "papers exactly": "The fewest papers that, filled in otherwise, would change the result: {papers}.",
    "papers at most": "Some {papers:paper} filled in otherwise would change the result. That was found by trying; "
    "perhaps fewer would do.",
    "a lot decides": "No paper has to change for another result: a lot decides.",
    "one tie": "One more dot for {outside} makes it a tie.",
    "nothing to change": "No change to the papers we have would change the result.",
    # How close.
    "margin of dots": "{inside} and {outside} are {margin:dot} apart at the line.",
    "margin of points": "{inside} and {outside} are {margin:point} apart at the line.",
    "margin of votes": "At the last step {inside} had {margin:vote} more than {outside}.",
    "level": "It is level: a lot decides.",
    "margin of answers": "Nearest was {who}: yes and no are {margin} apart.",
    "objections": "Nearest was {who}, with {objections:objection}.",
    "margin of rounds": "In the last round {inside} came before {outside}; they were {margin} apart.",
    "margin of words": "How near tables were to each other is in their words, not in a number.",
    # Remarks.
    "not a multiple": "The total, {total}, cannot be all {dots_each:dot} each.",
    "one apart": "One dot decides between {inside} and {outside}.",
    "close": "It is close: {margin} apart.",
    "nobody agreed on a number": "Nobody said how many to take, so nothing is chosen here. The group decides.",
    "fewer than asked": "There are not more than {take} to choose from.",
    "take is not used": "In this way of voting the number to take makes no difference.",
    "spoilt": "{papers:paper} cannot be counted (line {lines}).",
    "marked spoilt": "{papers:paper} cannot be counted.",
    "blank": "{papers:paper} with nothing on.",
    "withdrawn": "{who} withdrew. Papers go on as if that name were not there.",
    "named twice": "{papers:paper} with a name twice; the first time counts.",
    "cut short": "{papers:paper} with a number left out or used twice; what comes before it counts.",
    "totals only": "Only totals were reported. We do not know what was on each paper.",
    "words only": "Strength of support stays in words. No number comes out of it.",
    "small part": "{part} has only {papers:paper}. Join it with another before anybody sees these numbers.",
    "part decides": "Without {part} the result would be otherwise.",
    "no upper limit": "Nobody said what the highest score is. The highest on a paper is {highest}.",
    "lots drawn": "The order drawn from “{seed}”: {who}.",
    "no papers": "There are no papers to count.",
    "empty rows": "{papers:paper} with nothing on (line {lines}). Are they only empty rows? Then take them away, and "
    "count again.",
    "label left out": "The column “{column}” only tells the papers apart, so it is not counted.",
    "numbers papers": "The column “{column}” counts 1, 2, 3 and so on. Does it only number the papers? Then take it "
    "away, and count again.",
    "last row is a sum": "Line {line} is the sum of the lines above. Is it no paper? Then take it away, and count again.",
    "sum left out": "“{name}” in line {line} is the sum of the others, so it is not counted.",
    "no title": "There is no title after the names. Look whether the last, {name}, is a name.",
}


def votes(number: Fraction | int) -> str:
    """A number of votes to five decimal places, halves up.

    >>> votes(Fraction(2, 3)), votes(21)
    ('0.66667', '21.00000')
    """
    scaled = Fraction(number) * 10**PLACES
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign, digits = ("-" if whole < 0 else ""), f"{abs(whole):0{PLACES + 1}d}"
    return f"{sign}{digits[:-PLACES]}.{digits[-PLACES:]}"


def short(number: Fraction | int) -> str:
    """A number of votes for a sentence, without zeros at the end.

    >>> short(Fraction(5, 2)), short(21)
    ('2.5', '21')
    """
    return votes(number).rstrip("0").rstrip(".")


def ordinal(place: int) -> str:
    """
    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd']
    """
    if place % 100 in (11, 12, 13):
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"


def together(names: tuple[str, ...]) -> str:
    """
    >>> together(("Ann", "Bob", "Cat"))
    'Ann, Bob and Cat'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


class _Plain(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            return together(value)
        said = value if isinstance(value, str) else short(value)
        return said + (f" {format_spec}{'' if said == '1' else 's'}" if format_spec else "")


@dataclass(frozen=True)
class Said:
    """One thing that a count says: its kind, for programs and translators, and what fills the sentence.

    >>> Said("blank", {"papers": 1}).sentence
    '1 paper with nothing on.'
    """

    kind: str
    words: Mapping[str, Word] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return _Plain().vformat(SENTENCES[self.kind], (), self.words)
