"""The parts of a count: what came from each place or way of voting, and what the result would be without it."""

from collections.abc import Callable, Mapping

from alongside.algorithms.counting.result import Part, Result, Total
from alongside.algorithms.counting.wording import Said
from alongside.algorithms.rounding import FEWEST_VOTERS


def joined[P](parts: Mapping[str, Mapping[P, int]], but: str | None = None) -> dict[P, int]:
    """All parts as one, without one of them perhaps.

    >>> joined({"hall": {"a": 2, "b": 0}, "online": {"a": 1}}), joined({"hall": {"a": 2}, "online": {"a": 1}}, "hall")
    ({'a': 3, 'b': 0}, {'a': 1})
    """
    found: dict[P, int] = {}
    for name, part in parts.items():
        if name != but:
            for paper, number in part.items():
                found[paper] = found.get(paper, 0) + number
    return found


def with_parts[P](
    whole: Result,
    parts: Mapping[str, Mapping[P, int]],
    totals: Callable[[Mapping[P, int]], Mapping[str, Total]],
    count: Callable[[Mapping[P, int]], Result],
    *,
    are_papers: bool = True,
) -> Result:
    """The result with its parts, and remarks where a part is small or decides.

    `parts` are papers by part, or with `are_papers` false reported totals; `totals` says what stands on those of a part,
    and `count` counts any papers, here those of all parts but one.

    >>> def count(papers):
    ...     return Result("dots", (max(papers, key=papers.get),), papers, "")
    >>> rooms = {"hall": {"Jobs": 20, "Buses": 1}, "online": {"Jobs": 2, "Buses": 12}}
    >>> result = with_parts(count(joined(rooms)), rooms, dict, count)
    >>> result.elected, result.parts["hall"].without, [remark.sentence for remark in result.remarks]
    (('Jobs',), ('Buses',), ['Without hall the result would be otherwise.'])
    """
    found: dict[str, Part] = {}
    remarks = []
    for name, part in parts.items():
        without = count(joined(parts, name)).elected if len(parts) > 1 else None
        decides = without is not None and set(without) != set(whole.elected)
        papers = sum(part.values()) if are_papers else None
        found[name] = Part(totals(part), papers, without, decides)
        if papers is not None and papers < FEWEST_VOTERS:
            remarks.append(Said("small part", {"part": name, "papers": papers}))
        if decides:
            remarks.append(Said("part decides", {"part": name}))
    return whole.but(parts=found, remarks=(*whole.remarks, *remarks))
