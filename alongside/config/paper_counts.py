"""The command `alongside count FILE`: papers from a file, counted by the method that was agreed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.algorithms.counting import answers, approvals, by_number, reading, scottish
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.counting.parts import joined, with_parts
from alongside.algorithms.counting.reading import BadFile, Papers, Table
from alongside.algorithms.counting.result import Result
from alongside.algorithms.counting.wording import Said, votes

LARGEST = 200  # megabytes


@dataclass(frozen=True)
class Wishes:
    """What was agreed before the count, beside the method."""

    take: int | None = None
    dots: int = 3
    may_stack: bool = True
    most: int | None = None
    lots: str | None = None
    by: str | None = None


def count_file(file: Path, method: str, wishes: Wishes) -> Result:
    """Count a file. BadFile with a sentence when it cannot be counted so."""
    if wishes.take is not None and wishes.take < 1:
        raise BadFile("Take at least one.")
    if wishes.lots is not None and not wishes.lots.strip():
        raise BadFile("Say after --lots from which words or numbers to draw.")
    if wishes.lots is not None and not wishes.lots.isprintable():
        raise BadFile("Draw from words and numbers that everybody can type.")
    if wishes.dots < 1 or (wishes.most is not None and wishes.most < 1):
        raise BadFile("Everybody needs at least one dot, and the highest score is at least 1.")
    try:
        if file.stat().st_size > LARGEST * 10**6:
            raise BadFile(f"This file is larger than {LARGEST} megabytes.")
        data = file.read_bytes()
    except OSError as why:
        raise BadFile(f"{file.name} cannot be read: {why.strerror}.") from why
    if method == "scottish-stv":
        return _ranked(file, data, wishes)
    if file.suffix.casefold() == ".blt":
        raise BadFile("A .blt holds papers with an order of choice. Count it with --method scottish-stv.")
    table = reading.read_table(data, wishes.by)
    if method in approvals.METHODS:
        return _approvals(table, method, wishes)
    return _reported(table, method, wishes) if table.holds_totals else _papers(table, method, wishes)


def _order(options: tuple[str, ...], wishes: Wishes) -> tuple[str, ...]:
    return () if wishes.lots is None else drawn(options, wishes.lots)


def _finished[P](
    read: Papers[P],
    wishes: Wishes,
    count: Callable[[Mapping[P, int]], Result],
    totals: Callable[[Mapping[P, int]], Mapping[str, Any]] | None = None,
) -> Result:
    """The count of all papers, with what the file itself gives reason to say, and with its parts."""
    result = count(joined(read.parts))
    # Rows with nothing on them are pointed out with their lines already.
    said = {remark.kind for remark in read.remarks}
    remarks = [
        *read.remarks,
        *(one for one in result.remarks if one.kind != "blank" or "empty rows" not in said),
    ]
    if result.lots:
        remarks.append(Said("lots drawn", {"seed": str(wishes.lots), "who": result.lots}))
    result = result.but(spoilt=read.spoilt, remarks=tuple(remarks), title=read.title)
    if wishes.by is None:
        return result
    return with_parts(result, read.parts, totals or (lambda papers: count(papers).totals), count)


def _ranked(file: Path, data: bytes, wishes: Wishes) -> Result:
    if file.suffix.casefold() == ".csv":
        read = reading.ranked_papers(reading.read_table(data, wishes.by))
        seats = wishes.take
        if seats is None:
            raise BadFile("Say with --take how many seats there are.")
    else:
        read = reading.read_blt(data)
        seats = read.seats or 1
        if wishes.take not in (None, seats):
            raise BadFile(f"The file says {seats} seats. Leave --take out, or change the file.")
        if wishes.by is not None:
            raise BadFile("A .blt has no parts to tell apart. Leave --by out.")
    known: dict[str, Any] = {
        "withdrawn": read.withdrawn,
        "order": _order(tuple(name for name in read.options if name not in read.withdrawn), wishes),
    }
    result = _finished(
        read,
        wishes,
        lambda papers: scottish.count(papers, read.options, seats, **known),
        lambda papers: scottish.first_choices(papers, read.options, read.withdrawn),
    )
    if result.change is None:
        nearest = scottish.nearest_change(joined(read.parts), read.options, seats, **known)
        result = result.but(change=nearest)
    return result


def _approvals(table: Table, method: str, wishes: Wishes) -> Result:
    if table.holds_totals:
        raise BadFile("This method needs every paper: a row for each, with 1 or 0 for each option.")
    take = wishes.take
    if take is None:
        raise BadFile("Say with --take how many to choose.")
    read = reading.approval_papers(table)
    order = _order(read.options, wishes)
    result = _finished(
        read,
        wishes,
        lambda papers: approvals.count(papers, read.options, take, method, order=order),
        lambda papers: approvals.approvals(papers, read.options),
    )
    if result.change is None:
        papers = joined(read.parts)
        nearest = approvals.nearest_change(papers, read.options, take, method, order=order)
        result = result.but(change=nearest)
    return result


def _papers(table: Table, method: str, wishes: Wishes) -> Result:
    order = _order(table.columns, wishes)
    if method == "dots":
        dots = reading.dot_papers(table, wishes.dots, may_stack=wishes.may_stack)
        rules: dict[str, Any] = {"may_stack": wishes.may_stack, "take": wishes.take, "order": order}
        return _finished(
            dots,
            wishes,
            lambda papers: by_number.count_dots(papers, dots.options, wishes.dots, **rules),
        )
    if method == "score":
        scores = reading.score_papers(table, wishes.most)
        return _finished(
            scores,
            wishes,
            lambda papers: by_number.count_scores(
                papers, scores.options, wishes.most, take=wishes.take, order=order
            ),
        )
    words, count = {
        "yes-no": (answers.YES_NO_WORDS, answers.count_yes_no),
        "consent": (answers.CONSENT_WORDS, answers.count_consent),
        "strength": (answers.STRENGTH_WORDS, answers.count_strength),
    }[method]
    read = reading.word_papers(table, words)
    return _without_take(_finished(read, wishes, lambda papers: count(papers, read.options)), wishes)


def _reported(table: Table, method: str, wishes: Wishes) -> Result:
    """Totals that somebody reported."""
    if method == "strength":
        raise BadFile("Strength of support stays in words: give a row for each sheet, not totals.")
    read = reading.totals_of(table)
    order = _order(read.options, wishes)

    def count(totals: Mapping[str, int]) -> Result:
        if method == "dots":
            return by_number.reported_dots(totals, wishes.dots, take=wishes.take, order=order)
        if method == "score":
            return by_number.reported_scores(totals, take=wishes.take, order=order)
        words = answers.YES_NO_WORDS if method == "yes-no" else answers.CONSENT_WORDS
        said: dict[str, int] = {}
        for name, number in totals.items():
            word = words.get(reading.spoken(name))
            if word is None:
                raise reading.not_one_of(read.lines[name], name, words)
            said[word] = said.get(word, 0) + number
        return answers.reported_yes_no(said) if method == "yes-no" else answers.reported_consent(said)

    result = count(joined(read.parts))
    result = result.but(remarks=(*read.remarks, *result.remarks))
    if result.lots:
        drawing = Said("lots drawn", {"seed": str(wishes.lots), "who": result.lots})
        result = result.but(remarks=(*result.remarks, drawing))
    if wishes.by is not None:
        result = with_parts(result, read.parts, lambda part: count(part).totals, count, are_papers=False)
    return result if method in ("dots", "score") else _without_take(result, wishes)


def _without_take(result: Result, wishes: Wishes) -> Result:
    if wishes.take is None:
        return result
    return result.but(remarks=(*result.remarks, Said("take is not used")))


def lines(result: Result) -> Iterator[str]:
    """The result in words."""
    if result.title:
        yield result.title
    if result.papers is not None:
        free = "" if result.unused is None else f", {result.unused:,} unused"
        yield f"{result.papers:,} papers counted, {result.spoilt:,} spoilt{free}."
    for number, stage in enumerate(result.stages, 1):
        yield f"{number}. {stage.action}" if len(result.stages) > 1 else stage.action
        width = max(map(len, stage.votes), default=0)
        whole = all(isinstance(has, int) for has in stage.votes.values())
        for name, has in stage.votes.items():
            yield f"   {name:{width}}  {f'{has:,}' if whole else votes(has):>15}"
    yield f"In: {', '.join(result.elected)}." if result.elected else "Nothing is chosen here."
    for tie in result.ties:
        yield f"Level: {tie.said.sentence}"
    if result.how_close:
        yield f"How close: {result.how_close.sentence}"
    for one in result.change.said if result.change else ():
        yield one.sentence
    for name, part in result.parts.items():
        totals = ", ".join(f"{option} {_said(total)}" for option, total in part.totals.items())
        yield f"{name}: {totals}."
        if part.without is not None:
            yield f"   Without {name}: {', '.join(part.without) or 'nothing is chosen'}."
    for remark in result.remarks:
        yield f"Look: {remark.sentence}"
    yield f"How it is counted: {result.note}"


def _said(total: Any) -> str:
    if isinstance(total, Mapping):
        return "/".join(f"{number} {answer}" for answer, number in total.items())
    return str(total)
