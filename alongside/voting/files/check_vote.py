#!/usr/bin/env python3
"""Counts a vote of Alongside again, from the file that everybody can download. It needs Python 3.10 or later and nothing else.

    python3 check_vote.py vote.json
    python3 check_vote.py vote.json --head 990:ab12cd34ef56     # a check word that was printed, with its number
    python3 check_vote.py vote.json --number "7K2 M9Q X4T B5D"  # is my vote among those that were counted?
    python3 check_vote.py vote.json --papers papers.json        # for those who counted: every paper, with its number

It says what it did, line by line, and ends with 0 when everything agrees and with 1 when anything does not. Read it: it
is short on purpose, and shares no line with the program that counted first.
"""

import argparse
import hashlib
import json
import sys

KIND = "alongside-vote-1"
PAPERS = "alongside-papers-1"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ONE = 100_000  # an election counts in hundred-thousandths of a vote
ANSWERS = {"yes-no": ["yes", "no", "abstain"], "consent": ["agree", "stand aside", "object"]}
FEWEST = 10  # people in a part that is shown by itself
MOST_TIES = 20_000  # ways in which lots could fall that we try

# What stands in a result, and nothing else does: a word that nobody checks could say anything.
RESULT = set(
    "poll title method dots_each may_stack seats highest options totals people unused spoilt parts count lots"
    " check_numbers".split()
)
PART = set("names totals people unused missing spoilt notes without".split())
NOTE = {"name", "kind", "route", "rule"}
ALSO_IN_NOTES = {"also", "readers", "counted_by", "checked_by", "missing_reason", "photo_sha256"}
COUNT = set("elected quota stages margin how_close change ties remarks".split())


class Wrong(Exception):
    """Something does not agree; the words say what."""


def must(agrees, words):
    if not agrees:
        raise Wrong(words)


def one_text(value):
    """The same text for the same value: keys in order, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_count(value):
    return type(value) is int and value >= 0


def read(data):
    """The file as a value; it has to be written exactly as we write it, so that not one sign of it can differ."""
    text = data.decode("utf-8")
    bundle = json.loads(text)
    must(text == one_text(bundle), "The file was changed: it is not written as the program writes it.")
    must(
        type(bundle) is dict and set(bundle) == {"bundle", "result", "sha256", "log"},
        "This is no vote that we know.",
    )
    must(bundle["bundle"] == KIND, "This is no vote that we know.")
    return bundle


def in_hundred_thousandths(text):
    whole, _point, rest = text.partition(".")
    must(whole.isdigit() and rest.isdigit() and len(rest) == 5, f"{text} is no number of votes.")
    return int(whole) * ONE + int(rest)


def holds(value):
    """Every value inside this one."""
    yield value
    for inside in value.values() if type(value) is dict else value if type(value) is list else ():
        yield from holds(inside)


def has_the_shape(result):
    """What a result holds, no more and no less, and of which kind each is."""
    must(type(result) is dict and set(result) - {"papers"} == RESULT, "This is no result that we know.")
    plain = all(type(one) in (dict, list, str, int, bool, type(None)) for one in holds(result))
    must(plain, "There is a number with a point in it.")
    must(
        set(result["count"]) == COUNT and set(result["lots"]) == {"rule", "drawn", "order"},
        "The count is broken.",
    )
    options = result["options"]
    must(
        options and all(name.isdigit() and type(title) is str for name, title in options.items()),
        "The paper is broken.",
    )
    must(all(is_count(result[what]) for what in ("dots_each", "highest", "people")), "The rules are broken.")
    must(result["seats"] is None or (is_count(result["seats"]) and result["seats"]), "The rules are broken.")
    must(type(result["may_stack"]) is bool and type(result["title"]) is str, "The rules are broken.")
    for part in result["parts"]:
        must(set(part) == PART, "A part is broken.")
        must(all(NOTE <= set(note) <= NOTE | ALSO_IN_NOTES for note in part["notes"]), "A part is broken.")
        must(
            part["names"] == [note["name"] for note in part["notes"]],
            "A part has other names than its notes.",
        )
    names = [name for part in result["parts"] for name in part["names"]]
    must(len(set(names)) == len(names), "A place or way is counted twice.")


def one_total(result, total, people, name):
    """What one option has in one part, as a mapping that can be added up; held against what so many people can give."""
    method = result["method"]
    if method in ANSWERS:
        must(sorted(total) == sorted(ANSWERS[method]), f"{name}: there are other answers than on the paper.")
        must(
            all(is_count(number) for number in total.values()),
            f"{name}: there is something that is no number.",
        )
        must(sum(total.values()) <= people, f"{name}: there are more answers than people.")
        return total
    if method == "scottish-stv":
        votes = in_hundred_thousandths(total)
        must(votes % ONE == 0 and votes <= people * ONE, f"{name}: there are more first choices than people.")
        return {"": votes}
    must(is_count(total), f"{name}: there is something that is no number.")
    most = result["dots_each"] if method == "dots" else result["highest"]
    must(total <= most * people, f"{name}: there is more than {people} people can give.")
    return {"": total}


def added(totals):
    found = {}
    for total in totals:
        for answer, number in total.items():
            found[answer] = found.get(answer, 0) + number
    return found


def count_again(result):
    """Add the parts up, hold each against what its people could give, and work out who or what is in."""
    has_the_shape(result)
    options, parts, method = list(result["options"]), result["parts"], result["method"]
    must(method in {*ANSWERS, "dots", "score", "scottish-stv"}, "We do not know this way of voting.")
    must(parts, "There is nothing to count.")
    totals = {option: [] for option in options}
    for part in parts:
        name = ", ".join(part["names"])
        numbers = [part["people"], part["unused"], part["missing"], part["spoilt"]]
        must(all(is_count(number) for number in numbers), f"{name}: there is something that is no number.")
        must(set(part["totals"]) == set(options), f"{name}: its sheets are not those of the paper.")
        for option in options:
            totals[option].append(one_total(result, part["totals"][option], part["people"], name))
        if method == "dots":
            given, used = result["dots_each"] * part["people"], sum(part["totals"].values())
            must(
                used + part["unused"] == given,
                f"{name}: {used} dots used and {part['unused']} not used do not make {given}.",
            )
            must(part["missing"] <= part["unused"], f"{name}: more dots are missing than were not used.")
        must(
            len(parts) == 1 or part["people"] == 0 or part["people"] >= FEWEST,
            f"{name}: {part['people']} people are too few to be shown apart.",
        )
    must(set(result["totals"]) == set(options), "There are totals of ideas that were not on the paper.")
    whole = {option: added(totals[option]) for option in options}
    for option in options:
        shown = one_total(result, result["totals"][option], result["people"], result["options"][option])
        must(shown == whole[option], f"{result['options'][option]}: the parts make another number.")
    for what, words in (
        ("people", "people"),
        ("unused", "dots that were not used"),
        ("spoilt", "spoilt papers"),
    ):
        must(result[what] == sum(part[what] for part in parts), f"The number of {words} is wrong.")
    lots = result["lots"]
    order = sorted(options, key=lambda name: sha256(f"{lots['drawn']}\n{name}")) if lots["drawn"] else []
    must(lots["order"] == order, "The lots were not drawn like that.")
    must(not order or lots["rule"], "Lots were drawn, but nobody had agreed how.")
    shown = result["count"]["elected"]
    must(len(set(shown)) == len(shown), "Somebody is in twice.")
    if method == "scottish-stv":
        elected = elect(result, options, order)
        must(elected is None or sorted(elected) == sorted(shown), "The count says that others are in.")
    else:
        must(sorted(what_is_in(result, whole, order)) == sorted(shown), "The count says that others are in.")
        must(result["count"]["margin"] == apart(result, whole), "How close it was is published otherwise.")
        for part in parts:
            rest = {option: added(some) for option, some in but(part, parts, totals).items()}
            left_out(result, part, rest, order)
    if method in {"dots", "score"}:
        must(
            result["count"]["stages"][0]["votes"] == result["totals"],
            "The count has other numbers than the totals.",
        )
    numbers = result["check_numbers"]
    must(numbers == sorted(set(numbers)), "A check number stands there twice, or out of order.")
    must(
        all(len(one) == 12 and set(one) <= set(SIGNS) for one in numbers),
        "There is something that is no check number.",
    )
    must(len(numbers) <= result["people"], "There are more check numbers than people.")
    return whole


def what_is_in(result, whole, order):
    """Who or what is in by these totals: carried or agreed, or with the most."""
    if result["method"] in ANSWERS:
        return [option for option in whole if is_in(result["method"], whole[option])]
    return most(result, {option: total.get("", 0) for option, total in whole.items()}, order)


def but(part, parts, totals):
    """The totals of all parts but this one, option by option."""
    at = parts.index(part)
    return {option: some[:at] + some[at + 1 :] for option, some in totals.items()}


def left_out(result, part, rest, order):
    """What would be in without this place or way is as it was published."""
    name, shown = ", ".join(part["names"]), part["without"]
    others = [other for other in result["parts"] if other is not part and other["people"]]
    if not others or not part["people"]:
        must(shown is None, f"{name}: nothing would be left without it.")
        return
    if result["method"] in {"dots", "score"} and not result["seats"]:
        by_number = sorted(sorted(rest, key=int), key=lambda option: -rest[option].get("", 0))
        must(shown == by_number, f"{name}: without it the order would be another.")
        return
    must(sorted(shown) == sorted(what_is_in(result, rest, order)), f"{name}: without it others would be in.")


def apart(result, whole):
    """How close it was, as text: between the last that is in and the first that is not, or between yes and no."""
    if result["method"] == "yes-no":
        return str(min(abs(said["yes"] - said["no"]) for said in whole.values()))
    if result["method"] == "consent":
        fewest = min(said["object"] for said in whole.values())
        return str(-fewest if fewest else 1)
    numbers = sorted((said.get("", 0) for said in whole.values()), reverse=True)
    seats = result["seats"] or 0
    return str(numbers[seats - 1] - numbers[seats]) if 0 < seats < len(numbers) else None


def is_in(method, said):
    if method == "yes-no":
        return said["yes"] > said["no"]
    return said["agree"] > 0 and not said["object"]


def most(result, totals, order):
    """Those with the most, as many as were agreed; a tie at the line is settled by lots, or leaves the place empty."""
    left, elected = result["seats"] or 0, []
    for number in sorted(set(totals.values()), reverse=True):
        level = [option for option in totals if totals[option] == number]
        if len(level) <= left:
            elected += level
            left -= len(level)
            continue
        return elected + (sorted(level, key=order.index)[:left] if order else [])
    return elected


class TooMany(Wrong):
    """There are more ways in which lots could fall than we try."""


class Rounds:
    """An election by the rules for councils in Scotland (SSI 2007/42), round by round."""

    def __init__(self, papers, options, seats):
        papers = [(paper, number) for paper, number in papers if paper]
        self.seats, self.options = seats, options
        self.on_papers = {name for paper, _number in papers for name in paper}
        self.quota = (sum(number for _paper, number in papers) // (seats + 1) + 1) * ONE
        self.standing, self.elected, self.surplus, self.history = list(options), [], [], []
        self.kept = {}  # what an elected name keeps after its surplus has gone on
        self.piles = {name: [] for name in options}  # (what each paper is worth, the paper, how many)
        self.pass_on([(ONE, paper, number) for paper, number in papers])
        self.end_of_round()

    def copy(self):
        other = object.__new__(Rounds)
        other.__dict__ = dict(self.__dict__)
        for name in ("standing", "elected", "surplus", "history"):
            setattr(other, name, list(getattr(self, name)))
        other.kept, other.piles = dict(self.kept), {name: list(pile) for name, pile in self.piles.items()}
        return other

    def pass_on(self, pile):
        for worth, paper, number in pile:
            to = next((name for name in paper if name in self.standing), None)
            if to:
                self.piles[to].append((worth, paper, number))

    def has(self, name):
        return (
            self.kept[name]
            if name in self.kept
            else sum(worth * number for worth, _, number in self.piles[name])
        )

    def end_of_round(self):
        now = {name: self.has(name) for name in self.options}
        self.history.append(now)
        for name in sorted(
            (one for one in self.standing if now[one] >= self.quota), key=lambda one: -now[one]
        ):
            self.elected.append(name)
            self.standing.remove(name)
            if now[name] > self.quota:
                self.surplus.append(name)
        if len(self.elected) < self.seats and len(self.standing) <= self.seats - len(self.elected):
            self.elected, self.standing = self.elected + self.standing, []

    @property
    def is_over(self):
        return len(self.elected) >= self.seats or not self.standing

    def level(self):
        """Those of whom one is next, for its surplus or to go out; several where no earlier round tells them apart."""
        now, best = self.history[-1], max if self.surplus else min
        level = self.surplus or self.standing
        for then in [now, *reversed(self.history[:-1])]:
            right = best(then[name] for name in level)
            level = [name for name in level if then[name] == right]
        return level

    def take(self, who):
        """Pass on the surplus of `who`, or their papers when they go out."""
        moving, has = self.piles[who], self.history[-1][who]
        if self.surplus:
            self.surplus.remove(who)
            moving = [((has - self.quota) * worth // has, paper, number) for worth, paper, number in moving]
            self.kept[who] = self.quota
        else:
            self.standing.remove(who)
            self.piles[who], self.kept[who] = [], 0
        self.pass_on([(worth, after(paper, who), number) for worth, paper, number in moving])
        self.end_of_round()

    def makes_no_difference(self, level):
        """Names that are on no paper go one after the other, while enough others are left."""
        others = len(self.standing) - len(level)
        return not (self.surplus or self.on_papers & set(level)) and others >= self.seats - len(self.elected)

    def state(self, level):
        """The same for two counts that go on alike."""
        names = self.standing + self.surplus
        piles = {}
        for name in names:
            for worth, paper, number in self.piles[name]:
                left = (name, worth, tuple(one for one in paper if one in self.standing))
                piles[left] = piles.get(left, 0) + number
        past = tuple(tuple(then[name] for name in sorted(names)) for then in self.history)
        return (
            frozenset(self.standing),
            tuple(self.elected),
            frozenset(piles.items()),
            past,
            tuple(sorted(level)),
        )


def taken(rounds, who):
    other = rounds.copy()
    other.take(who)
    return other


def outcomes(rounds, known):
    """Every set that can be elected from here on, whichever way lots fall."""
    rounds = rounds.copy()
    while not rounds.is_over:
        level = rounds.level()
        if len(level) > 1 and not rounds.makes_no_difference(level):
            state = rounds.state(level)
            if state not in known:
                if len(known) >= MOST_TIES:
                    raise TooMany("There are too many ties to try every way in which lots could fall.")
                known[state] = frozenset().union(*(outcomes(taken(rounds, who), known) for who in level))
            return known[state]
        rounds.take(level[0])
    return frozenset({frozenset(rounds.elected)})


def elect(result, options, order):
    """Who is in, each round held against the round that was published.

    None where the count stopped at a tie, or the papers are not in the file: fewer than ten would tell who wrote them.
    """
    few = result["people"] < FEWEST
    must(
        few != ("papers" in result),
        "Ten papers or more are in the file, fewer are not: they would tell who wrote them.",
    )
    if few:
        must(set(result["count"]["elected"]) <= set(options), "Somebody is in who does not stand.")
        return None
    papers = [(list(paper), number) for paper, number in result["papers"]]
    must(
        sum(number for _paper, number in papers) == result["people"],
        "There are more or fewer papers than people.",
    )
    for paper, number in papers:
        must(is_count(number) and number > 0, "There is something that is no number.")
        must(
            len(set(paper)) == len(paper) and set(paper) <= set(options),
            "A paper has a name that does not stand.",
        )
    stages, known = result["count"]["stages"], {}
    rounds = Rounds(papers, options, result["seats"])
    must(
        result["count"]["quota"] * ONE == rounds.quota,
        "Another number of votes was enough than was published.",
    )
    first = {name: in_hundred_thousandths(result["totals"][name]) for name in options}
    must(rounds.history[0] == first, "The papers make other first choices.")
    while not rounds.is_over:
        must(len(rounds.history) <= len(stages), "The count went on for longer than was published.")
        level = rounds.level()
        who = level[0] if len(level) == 1 else choose(rounds, level, order, result, known)
        if who is None:
            break
        rounds.take(who)
    must(len(rounds.history) == len(stages), "The count was over sooner or later than was published.")
    for number, (now, stage) in enumerate(zip(rounds.history, stages, strict=True), start=1):
        shown = {name: in_hundred_thousandths(has) for name, has in stage["votes"].items()}
        must(shown == now, f"Round {number} was published otherwise.")
    if rounds.is_over:
        return rounds.elected
    stopped(result, rounds, known)
    return None


def stopped(result, rounds, known):
    """Nobody settled a tie, so the count stopped: who was in by then is in, and who is however the lot falls."""
    shown, sure = set(result["count"]["elected"]), set(rounds.elected)
    try:
        possible = outcomes(rounds, known)
        must(len(possible) > 1, "The count stopped at a tie that makes no difference.")
        most = frozenset.intersection(*possible)
    except TooMany:
        most = sure
    must(sure <= shown <= most, "The count stopped at a tie, and says that others are in.")


def after(paper, name):
    return paper[paper.index(name) + 1 :]


def choose(rounds, level, order, result, known):
    """Who of those that no round tells apart: by lots; else the one who was published, where it makes no difference.

    None where the count stopped at the tie.
    """
    if order:
        return sorted(level, key=order.index)[0 if rounds.surplus else -1]
    for tie in result["count"]["ties"]:
        now = tie["stage"] == len(rounds.history) + 1
        if now and tie["kind"] == "without effect" and set(tie["names"]) == set(level):
            who = tie["chosen"][0]
            must(who in level, "A tie was settled for somebody who was not level.")
            if not rounds.makes_no_difference(level):
                possible = {outcomes(taken(rounds, one), known) for one in level}
                must(len(possible) == 1, "A tie was settled as if it made no difference, and it does.")
            return who
    return None


def follow_the_log(log):
    """Every line of the public record follows the one before it, and none was changed."""
    must(type(log) is list and log, "The public record is missing.")
    before = ""
    for place, line in enumerate(log, start=1):
        must(
            set(line) == {"seq", "at", "kind", "public", "sealed", "prev", "hash"},
            f"Line {place} of the record is broken.",
        )
        must(line["seq"] == place and type(line["seq"]) is int, f"Line {place} of the record is missing.")
        must(line["prev"] == before, f"Line {place} of the record does not follow the one before it.")
        made = sha256(one_text([line[part] for part in ("prev", "seq", "at", "kind", "public", "sealed")]))
        must(made == line["hash"], f"Line {place} of the record was changed.")
        before = line["hash"]


def find_result(bundle):
    """The line of the public record that holds this result; a later one must not stand against it."""
    poll = bundle["result"]["poll"]
    lines = [
        line for line in bundle["log"] if line["kind"] == "result" and line["public"].get("poll") == poll
    ]
    must(lines, "The public record does not hold this result.")
    last = lines[-1]
    must(last["public"]["sha256"] == bundle["sha256"], "The public record holds another result of this vote.")
    must(
        last["public"]["totals"] == bundle["result"]["totals"],
        "The totals are not those of the public record.",
    )
    return last


def in_groups(signs):
    return " ".join(signs[at : at + 3] for at in range(0, len(signs), 3))


def check_number(poll, choice, nonce):
    """The check number of a paper: the first 60 bits of SHA-256(poll | paper | nonce), in signs of five bits."""
    bits = int(sha256(f"{poll}|{one_text(choice)}|{nonce}"), 16) >> (256 - 60)
    return "".join(SIGNS[(bits >> (5 * place)) & 31] for place in reversed(range(12)))


def check_papers(bundle, file):
    """For those who counted: every check number belongs to its paper, and the papers make the totals."""
    result = bundle["result"]
    must(
        file.get("bundle") == PAPERS and file.get("poll") == result["poll"],
        "These are the papers of another vote.",
    )
    for one in file["box"]:
        must(
            check_number(result["poll"], one["choice"], one["nonce"]) == one["receipt"],
            f"{in_groups(one['receipt'])} does not belong to its paper.",
        )
    must(
        sorted(one["receipt"] for one in file["box"]) == result["check_numbers"],
        "There are other check numbers.",
    )
    spoilt = sum(one["is_spoilt"] for one in file["papers"])
    must(spoilt == result["spoilt"], "There are more or fewer papers that cannot be counted.")
    papers = [one["choice"] for one in file["box"]]
    papers += [json.loads(one["choice"]) for one in file["papers"] if not one["is_spoilt"]]
    walls = any(note["kind"] in {"wall", "talk"} for part in result["parts"] for note in part["notes"])
    must(walls or len(papers) == result["people"], "There are more or fewer papers than people.")
    for option in result["options"]:
        said = [paper[option] for paper in papers if option in paper]
        total, method = result["totals"][option], result["method"]
        if method in ANSWERS:
            agrees = total == {answer: said.count(answer) for answer in ANSWERS[method]}
        elif method == "scottish-stv":
            agrees = in_hundred_thousandths(total) == said.count(1) * ONE
        else:
            agrees = total >= sum(said) if walls else total == sum(said)
        must(agrees, f"{result['options'][option]}: the papers make another number.")
    return len(papers)


def in_words(total):
    if isinstance(total, dict):
        return ", ".join(f"{answer} {number}" for answer, number in total.items())
    return str(total)


def check(bundle, head="", number="", papers=None):
    """Everything, as lines to read. Raises Wrong at the first thing that does not agree."""
    result = bundle["result"]
    whole = count_again(result)
    yield f"{result['title']}: {result['people']} people."
    if result["method"] in {"dots", "score"}:
        yield from in_order(result, {option: total.get("", 0) for option, total in whole.items()})
    else:
        for option in sorted(result["options"], key=int):
            mark = " (in)" if option in result["count"]["elected"] else ""
            yield f"  {result['options'][option]}: {in_words(result['totals'][option])}{mark}"
        if result["method"] == "scottish-stv" and "papers" not in result:
            yield "  Fewer than ten papers: only those who counted can count the rounds again."
    must(sha256(one_text(result)) == bundle["sha256"], "The result is not the one that got this check word.")
    yield f"Counted again: it agrees. Check word of the result: {bundle['sha256'][:12]}"
    follow_the_log(bundle["log"])
    line = find_result(bundle)
    for later in bundle["log"][line["seq"] :]:
        if later["public"].get("poll") == result["poll"] and later["kind"] in SINCE:
            yield f"Line {later['seq']}, {later['at'][:10]}: {SINCE[later['kind']]}"
    newest = bundle["log"][-1]
    yield f"In the public record: line {line['seq']}, {line['at'][:10]}."
    yield f"The newest line of the record: {newest['seq']}:{newest['hash'][:12]}"
    if head:
        seq, _colon, word = head.partition(":")
        must(seq.isdigit() and 1 <= int(seq) <= len(bundle["log"]), f"The record has no line {seq}.")
        must(
            bundle["log"][int(seq) - 1]["hash"].startswith(word) and len(word) >= 12,
            f"Line {seq} had another check word.",
        )
        yield f"The printed check word of line {seq} agrees."
    if number:
        typed = "".join(sign for sign in number.upper() if sign.isalnum())
        must(
            typed in result["check_numbers"], f"{in_groups(typed)} is not among the votes that were counted."
        )
        yield f"{in_groups(typed)} is among the votes that were counted."
    if papers is not None:
        yield f"The {check_papers(bundle, papers)} papers belong to their numbers, and make the totals."


SINCE = {
    "result questioned": "somebody says that this count is wrong. Look for a newer one.",
    "result final": "the time to question it was over, so it is final.",
}


def in_order(result, totals):
    """The options with the most first; those that are level share a place."""
    for option in sorted(totals, key=lambda one: (-totals[one], int(one))):
        place = 1 + sum(other > totals[option] for other in totals.values())
        joint = "joint " if list(totals.values()).count(totals[option]) > 1 else ""
        yield f"  {joint}{place}. {result['options'][option]}: {totals[option]}"


def say(line):
    sys.stdout.write(line + "\n")


def main(words=None):
    parser = argparse.ArgumentParser(description="Count a vote again.")
    parser.add_argument("file")
    parser.add_argument(
        "--head", default="", help="a printed check word with its number, such as 990:ab12cd34ef56"
    )
    parser.add_argument("--number", default="", help="your check number")
    parser.add_argument("--papers", default="", help="the papers with their numbers, for those who counted")
    said = parser.parse_args(words)
    try:
        with open(said.file, "rb") as file:
            bundle = read(file.read())
        papers = None
        if said.papers:
            with open(said.papers, "rb") as file:
                papers = json.loads(file.read())
        for line in check(bundle, said.head, said.number, papers):
            say(line)
    except Wrong as wrong:
        say(f"DOES NOT AGREE: {wrong}")
        return 1
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        say("DOES NOT AGREE: the file is broken.")
        return 1
    except OSError as why:
        say(f"{why.filename} cannot be read: {why.strerror}.")
        return 1
    say("Everything agrees.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
