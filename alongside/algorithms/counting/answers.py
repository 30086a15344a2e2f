"""Counts of answers: yes, no and abstain; consent; strength of support in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from alongside.algorithms.counting import strength
from alongside.algorithms.counting.result import Change, Result, Stage, Tie
from alongside.algorithms.counting.wording import Said, Word

YES, NO, ABSTAIN = "yes", "no", "abstain"
AGREE, ASIDE, OBJECT = "agree", "stand aside", "object"

# What may stand on a paper, and what it means.
YES_NO_WORDS = {
    "yes": YES,
    "y": YES,
    "aye": YES,
    "for": YES,
    "in favour": YES,
    "no": NO,
    "n": NO,
    "nay": NO,
    "against": NO,
    "opposed": NO,
    "abstain": ABSTAIN,
    "abstains": ABSTAIN,
    "abstained": ABSTAIN,
    "abstention": ABSTAIN,
    "abstentions": ABSTAIN,
}
CONSENT_WORDS = {
    "agree": AGREE,
    "agrees": AGREE,
    "agreed": AGREE,
    "consent": AGREE,
    "yes": AGREE,
    "stand aside": ASIDE,
    "stands aside": ASIDE,
    "aside": ASIDE,
    "object": OBJECT,
    "objects": OBJECT,
    "objection": OBJECT,
    "objections": OBJECT,
    "block": OBJECT,
}
STRENGTH_WORDS = {said: word for word in strength.WORDS for said in (word, f"{word} support")}

NOTES = {
    "yes-no": "Each proposal is carried when more say yes than no. To abstain is to be counted as here, and for neither.",
    "consent": "A proposal is agreed when somebody agrees and nobody objects. Whoever stands aside can live with it.",
    "strength": "Each table says in a word how strong the support is. Where all that discussed it say the same word, that "
    "is the word; else it is mixed. People choose the word in the end.",
}

Paper = tuple[str, ...]  # an answer for each proposal, in their order; "" for none


def tallied(
    papers: Mapping[Paper, int], proposals: Sequence[str], answers: Sequence[str]
) -> dict[str, dict[str, int]]:
    """How often each answer was given to each proposal.

    >>> tallied({("yes",): 2, ("",): 1}, ["Meet monthly"], ["yes", "no"])
    {'Meet monthly': {'yes': 2, 'no': 0}}
    """
    found: dict[str, dict[str, int]] = {}
    for at, proposal in enumerate(proposals):
        said: Counter[str] = Counter()
        for paper, number in papers.items():
            said[paper[at]] += number
        if unknown := set(said) - set(answers) - {""}:
            raise ValueError(f"not an answer: {sorted(unknown)}")
        found[proposal] = {answer: said[answer] for answer in answers}
    return found


def count_yes_no(papers: Mapping[Paper, int], proposals: Sequence[str]) -> Result:
    """Papers are "yes", "no", "abstain" or "" for each proposal, with how many there are of each.

    >>> result = count_yes_no({("yes",): 3, ("no",): 2, ("abstain",): 1}, ["Meet monthly"])
    >>> result.elected, result.margin, result.change.papers
    (('Meet monthly',), 1, 1)
    """
    people = sum(papers.values())
    return _yes_no(tallied(papers, proposals, (YES, NO, ABSTAIN)), people)


def reported_yes_no(totals: Mapping[str, int]) -> Result:
    """The reported answers to one question: totals of "yes", "no" and perhaps "abstain". ValueError for others.

    >>> reported_yes_no({"yes": 3, "no": 4}).elected
    ('no',)
    """
    if unknown := set(totals) - {YES, NO, ABSTAIN}:
        raise ValueError(f"not an answer: {sorted(unknown)}")
    said = {answer: totals.get(answer, 0) for answer in (YES, NO, ABSTAIN)}
    result = _yes_no({"The question": said}, None)
    elected = () if said[YES] == said[NO] else ("yes",) if result.elected else ("no",)
    return result.but(elected=elected, totals=said, remarks=(Said("totals only"), *result.remarks))


def _yes_no(totals: Mapping[str, Mapping[str, int]], people: int | None) -> Result:
    stages, ties, carried = [], [], []
    nearest: tuple[int, str, Mapping[str, int]] | None = None
    fewest: list[int] = []
    for proposal, said in totals.items():
        yes, no = said[YES], said[NO]
        passes = yes > no
        carried += [proposal] if passes else []
        words: dict[str, Word] = {"who": proposal, "yes": yes, "no": no, "abstain": said[ABSTAIN]}
        stages.append(
            Stage(dict(said), (Said("answers counted", words), Said("carried" if passes else "not carried")))
        )
        if yes == no:
            ties.append(Tie((proposal,), "open", Said("level answers", {"who": proposal})))
        if nearest is None or abs(yes - no) < nearest[0]:
            nearest = (abs(yes - no), proposal, said)
        unsaid = said[ABSTAIN] + (people - sum(said.values()) if people is not None else 0)
        if (papers := _fewest_to_turn(yes, no, unsaid)) is not None:
            fewest.append(papers)
    margin, change = None, None
    if nearest:
        margin = nearest[0]
        change = (
            Change(min(fewest), True, (Said("papers exactly", {"papers": min(fewest)}),), least=min(fewest))
            if fewest
            else Change(None, True, (Said("nothing to change"),))
        )
    unused = None if people is None else sum(people - sum(said.values()) for said in totals.values())
    close = Said("margin of answers", {"who": nearest[1], "margin": nearest[0]}) if nearest else None
    return Result(
        "yes-no",
        tuple(carried),
        totals,
        NOTES["yes-no"],
        tuple(stages),
        papers=people,
        unused=unused,
        margin=margin,
        how_close=close,
        change=change,
        ties=tuple(ties),
    )


def _fewest_to_turn(yes: int, no: int, unsaid: int) -> int | None:
    """A paper turned from one to the other moves them by two, one that said neither by one."""
    if yes > no:
        return -(-(yes - no) // 2)
    needed = no - yes + 1
    turned = min(no, -(-needed // 2))
    rest = max(0, needed - 2 * turned)
    return turned + rest if rest <= unsaid else None


def count_consent(papers: Mapping[Paper, int], proposals: Sequence[str]) -> Result:
    """Papers are "agree", "stand aside", "object" or "" for each proposal, with how many there are of each.

    >>> count_consent({("agree",): 3, ("stand aside",): 2}, ["Meet monthly"]).elected
    ('Meet monthly',)
    """
    return _consent(tallied(papers, proposals, (AGREE, ASIDE, OBJECT)), sum(papers.values()))


def reported_consent(totals: Mapping[str, int]) -> Result:
    """The reported answers to one proposal.

    >>> reported_consent({"agree": 3, "object": 1}).elected
    ()
    """
    if unknown := set(totals) - {AGREE, ASIDE, OBJECT}:
        raise ValueError(f"not an answer: {sorted(unknown)}")
    said = {answer: totals.get(answer, 0) for answer in (AGREE, ASIDE, OBJECT)}
    result = _consent({"The proposal": said}, None)
    elected = ("agree",) if result.elected else ()
    return result.but(elected=elected, totals=said, remarks=(Said("totals only"), *result.remarks))


def _consent(totals: Mapping[str, Mapping[str, int]], people: int | None) -> Result:
    stages, agreed, fewest, standing = [], [], [], []
    for proposal, said in totals.items():
        objections = said[OBJECT]
        passes = not objections and said[AGREE] > 0
        agreed += [proposal] if passes else []
        why = "agreed" if passes else "objected" if objections else "nobody agrees"
        words: dict[str, Word] = {
            "who": proposal,
            "agree": said[AGREE],
            "aside": said[ASIDE],
            "object": objections,
        }
        stages.append(Stage(dict(said), (Said("consent counted", words), Said(why))))
        there_are = sum(said.values()) if people is None else people
        # One paper stops what is agreed. What is not agreed needs every objection to go, and somebody who agrees.
        if there_are:
            fewest.append(1 if passes or not objections else objections)
        standing.append((objections, proposal))
    close = min(standing, default=None)
    change = (
        Change(min(fewest), True, (Said("papers exactly", {"papers": min(fewest)}),), least=min(fewest))
        if fewest
        else Change(None, True, (Said("nothing to change"),))
    )
    return Result(
        "consent",
        tuple(agreed),
        totals,
        NOTES["consent"],
        tuple(stages),
        papers=people,
        unused=None if people is None else sum(people - sum(said.values()) for said in totals.values()),
        margin=None if close is None else -close[0] if close[0] else 1,
        how_close=None if close is None else Said("objections", {"who": close[1], "objections": close[0]}),
        change=change,
    )


def count_strength(sheets: Mapping[Paper, int], ideas: Sequence[str]) -> Result:
    """Sheets are a word for each idea (`strength.WORDS`) or "", with how many there are of each. No number comes out.

    >>> count_strength({("broad", "least"): 2, ("broad", ""): 1}, ["Idea 1", "Idea 2"]).totals
    {'Idea 1': 'broad', 'Idea 2': 'least'}
    """
    words: dict[str, str] = {}
    fewest: list[int] = []
    for at, idea in enumerate(ideas):
        said: Counter[str] = Counter()
        for sheet, number in sheets.items():
            said[sheet[at] or strength.NOT_DISCUSSED] += number
        words[idea] = strength.suggest(said.elements())
        fewest += _fewest_sheets(said, words[idea])
    stages = tuple(
        Stage(
            {},
            (
                Said("not discussed", {"who": idea})
                if word == strength.NOT_DISCUSSED
                else Said("strength", {"who": idea, "word": word}),
            ),
        )
        for idea, word in words.items()
    )
    least = min(fewest, default=None)
    return Result(
        "strength",
        (),
        words,
        NOTES["strength"],
        stages,
        papers=sum(sheets.values()),
        unused=sum(number * sheet.count("") for sheet, number in sheets.items()),
        how_close=Said("margin of words"),
        change=Change(None, True, (Said("nothing to change"),))
        if least is None
        else Change(least, True, (Said("papers exactly", {"papers": least}),), least=least),
        remarks=(Said("words only"),),
    )


def _fewest_sheets(said: Counter[str], word: str) -> list[int]:
    """How many sheets would have to say otherwise for another word."""
    if not said.total():
        return []
    discussed = said.total() - said[strength.NOT_DISCUSSED]
    if word != strength.MIXED or not discussed:
        return [1]
    # Mixed because tables differ, or because all said so: then all but those of one other word have to change.
    return [discussed - max(said[other] for other in (strength.BROAD, strength.LITTLE, strength.LEAST))]
