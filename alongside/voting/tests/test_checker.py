"""Anybody counts a vote again with one file and a small program that shares nothing with ours."""

import importlib.util
import json
import random
import subprocess
import sys

import pytest
from django.urls import reverse

from alongside.algorithms.chain import canonical, digest
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.counting.scottish import count as scottish_count
from alongside.partnership.tests.make import a_partnership
from alongside.shared.history.figures import newest_line
from alongside.shared.history.models import PrivateEntry, PublicEntry
from alongside.voting.actions import count_poll, dispute, recount
from alongside.voting.bundle import CHECKER, bundle_of, tellers_file
from alongside.voting.counts import plain, plain_totals
from alongside.voting.models import Ballot, Teller
from alongside.voting.tests.make import a_coordinator, a_counted_poll, a_voter, an_open_poll
from alongside.voting.tests.test_methods import a_vote, ranked

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
EDITS = 500


def the_checker():
    spec = importlib.util.spec_from_file_location("check_vote", CHECKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agrees(checker, data: bytes, **more) -> bool:
    try:
        list(checker.check(checker.read(data), **more))
    except (checker.Wrong, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    return True


def changed(bundle: str, change) -> bytes:
    value = json.loads(bundle)
    change(value)
    return canonical(value).encode()


def test_the_program_needs_nothing_but_python_and_says_what_it_did(tmp_path):
    poll = a_counted_poll()
    file = tmp_path / "vote.json"
    file.write_text(bundle_of(poll), encoding="utf-8")

    told = subprocess.run(
        [sys.executable, "-I", "-S", CHECKER, file], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert told.returncode == 0, told.stdout + told.stderr
    assert "1. Housing: " in told.stdout
    assert "Everything agrees." in told.stdout


def test_it_knows_no_module_of_ours_nor_of_anybody_else():
    imports = {
        line.split()[1] for line in CHECKER.read_text().splitlines() if line.startswith(("import ", "from "))
    }

    assert imports <= set(sys.stdlib_module_names)


def an_election(**more):
    papers = (
        [ranked("1", "2")] * 6 + [ranked("2", "3")] * 2 + [ranked("3")] * 3 + [ranked("4", "3")] * 2 + [{}]
    )
    return a_vote("scottish-stv", papers, seats=2, **more)


WAYS = {
    "dots": lambda: a_counted_poll(phone=11),
    "yes-no": lambda: a_vote("yes-no", [{"1": "yes", "2": "no"}] * 7 + [{"1": "no"}] * 6),
    "consent": lambda: a_vote("consent", [{"1": "agree"}] * 9 + [{"2": "object"}] * 3),
    "score": lambda: a_vote("score", [{"1": 5, "2": 3}] * 6 + [{"2": 4}] * 5, seats=1),
    "scottish-stv": an_election,
}


@pytest.mark.parametrize("way", list(WAYS))
def test_C3_every_one_of_five_hundred_changes_of_one_byte_is_found(way):
    checker, data, dice = the_checker(), bundle_of(WAYS[way]()).encode(), random.Random(500)
    assert agrees(checker, data)

    missed = []
    for _edit in range(EDITS):
        place = dice.randrange(len(data))
        byte = dice.choice([one for one in range(256) if one != data[place]])
        if agrees(checker, data[:place] + bytes([byte]) + data[place + 1 :]):
            missed.append((place, byte))

    assert missed == []


def changed_and_sealed(bundle: str, change) -> bytes:
    """A result that somebody changed, with the check words and the record written anew: only counting again finds it."""
    value = json.loads(bundle)
    change(value["result"])
    value["sha256"] = digest(canonical(value["result"]))
    before = ""
    for line in value["log"]:
        if line["kind"] == "result":
            line["public"] |= {"sha256": value["sha256"], "totals": value["result"]["totals"]}
        line["prev"] = before
        before = line["hash"] = digest(
            canonical([line[part] for part in ("prev", "seq", "at", "kind", "public", "sealed")])
        )
    return canonical(value).encode()


@pytest.mark.parametrize(
    ("way", "change"),
    [
        ("yes-no", lambda result: result["count"]["elected"].append("2")),
        ("yes-no", lambda result: result["totals"]["1"].update(yes=8)),
        ("yes-no", lambda result: result["parts"][0]["totals"]["1"].update(no=60)),
        ("consent", lambda result: result["count"]["elected"].append("2")),
        ("score", lambda result: result["totals"].update({"2": 99})),
        ("score", lambda result: result["count"].update(elected=["1"])),
        ("scottish-stv", lambda result: result["count"].update(elected=["1", "4"])),
        ("scottish-stv", lambda result: result["count"]["stages"].pop()),
        ("scottish-stv", lambda result: result["count"]["stages"][1]["votes"].update({"3": "3.00001"})),
        ("scottish-stv", lambda result: result["papers"][0].__setitem__(1, 9)),
        ("scottish-stv", lambda result: result["papers"].pop()),
        ("scottish-stv", lambda result: result["count"].update(quota=4)),
        (
            "scottish-stv",
            lambda result: [
                one["totals"].update({"1": "5.00000", "2": "3.00000"}) for one in (result, result["parts"][0])
            ],
        ),
        ("yes-no", lambda result: result["count"].update(margin="3")),
        ("consent", lambda result: result["count"].update(margin="-3")),
        ("score", lambda result: result["count"].update(margin="9")),
        ("dots", lambda result: result["lots"].update(order=["1"])),
        ("dots", lambda result: result.update(people=3)),
        ("dots", lambda result: result["count"]["stages"][0]["votes"].update({"1": 0})),
        ("dots", lambda result: result["parts"][0].update(without=["4", "1", "2", "3"])),
        ("dots", lambda result: result["parts"][0].update(without=None)),
        ("dots", lambda result: result["parts"][0].update(missing=result["parts"][0]["unused"] + 1)),
        ("dots", lambda result: result["parts"][0].update(names=["The town hall"])),
        ("dots", lambda result: result["parts"][0]["notes"].append(result["parts"][0]["notes"][0])),
        ("dots", lambda result: result.update(dots_each=3.0)),
        ("dots", lambda result: result.update(highest=5.0)),
        ("dots", lambda result: result.update(seats=True)),
        ("dots", lambda result: result.update(seats=-1)),
        ("dots", lambda result: result.update(may_stack=1)),
        ("dots", lambda result: result.update(said="Everybody agreed to this.")),
        ("dots", lambda result: result["parts"][0].update(said="Nobody was there.")),
        ("dots", lambda result: result["parts"][0]["notes"][0].update(said="Nobody was there.")),
        ("dots", lambda result: result["count"].update(said="It was not close.")),
        ("dots", lambda result: result["lots"].update(said="By Ruth.")),
        ("yes-no", lambda result: result["count"]["elected"].extend(result["count"]["elected"])),
        ("score", lambda result: result["count"]["stages"][0]["votes"].update({"1": 9})),
        # Without the papers nobody could count the rounds again.
        ("scottish-stv", lambda result: result.pop("papers") and result["count"].update(elected=["3", "4"])),
    ],
)
def test_C3_a_false_result_that_is_sealed_anew_is_found_by_counting_again(way, change):
    checker, bundle = the_checker(), bundle_of(WAYS[way]())
    assert agrees(checker, changed_and_sealed(bundle, lambda result: None))

    assert not agrees(checker, changed_and_sealed(bundle, change))


def as_if_nothing_hung_on_it(papers, names, seats, seed):
    """The count that a forger publishes: lots decided who is in, and it says that they made no difference."""
    found = plain(scottish_count(papers, names, seats, order=drawn(names, seed)), names)
    for tie in found["ties"]:
        tie["kind"] = "without effect"
    return found


@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_C3_a_tie_that_decides_is_not_settled_by_saying_that_it_makes_no_difference(seed):
    # Bob out: Cat has 8. Cat out: Ann has 10.
    papers = {("1",): 6, ("2", "3"): 4, ("3", "1"): 4}
    ballots = [ranked(*paper) for paper, number in papers.items() for _paper in range(number)]
    checker, bundle = the_checker(), bundle_of(a_vote("scottish-stv", ballots, seats=1))
    assert agrees(checker, bundle.encode())
    names = sorted(json.loads(bundle)["result"]["options"], key=int)

    def forge(result):
        result["count"] = as_if_nothing_hung_on_it(papers, names, 1, seed)

    assert not agrees(checker, changed_and_sealed(bundle, forge))


def test_C3_where_the_count_stopped_only_those_are_in_who_are_in_however_the_lot_falls():
    # Two places: Ann is in at once. For the other, three are level.
    ballots = [ranked("1")] * 9 + [ranked("2")] * 2 + [ranked("3")] * 2 + [ranked("4")] * 2
    checker, bundle = the_checker(), bundle_of(a_vote("scottish-stv", ballots, seats=3))
    assert json.loads(bundle)["result"]["count"]["elected"] == ["1"]
    assert agrees(checker, bundle.encode())

    for others in (["1", "2"], ["2"], []):
        assert not agrees(
            checker,
            changed_and_sealed(bundle, lambda result, others=others: result["count"].update(elected=others)),
        )


def test_C3_twenty_names_on_no_paper_keep_the_checker_no_longer_than_one():
    names = [str(number) for number in range(1, 24)]
    papers = {("1",): 9, ("2",): 6, ("3", "2"): 5}
    found = scottish_count(papers, names, 1)
    result = {
        "people": 20,
        "seats": 1,
        "totals": plain_totals(found.totals),
        "papers": [[list(paper), number] for paper, number in papers.items()],
        "count": plain(found, names),
    }

    assert the_checker().elect(result, names, []) == ["2"]


def test_it_says_what_was_said_of_the_result_since():
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    checker = the_checker()
    assert not any("wrong" in line for line in checker.check(json.loads(bundle_of(poll))))

    dispute(poll, reason="A sheet fell down.", by=ruth)

    said = list(checker.check(json.loads(bundle_of(poll))))
    assert any("somebody says that this count is wrong" in line for line in said)


def some_votes(dice, number: int) -> dict:
    """Papers of a random election, as its voters might rank four to seven names."""
    names = [str(at) for at in range(1, dice.randint(4, 7) + 1)]
    papers = {}
    for _paper in range(number):
        paper = tuple(dice.sample(names, dice.randint(0, len(names))))
        papers[paper] = papers.get(paper, 0) + 1
    return {"names": names, "papers": papers, "seats": dice.randint(1, len(names) - 1)}


def test_C3_the_checker_and_the_library_agree_on_two_hundred_random_elections():
    """Two programs that share no line. Small ones, so that there are ties of every kind."""
    checker, dice, kinds = the_checker(), random.Random(2007), set()
    for number in range(200):
        made = some_votes(dice, dice.choice([10, 12, 15, 40, 200]))
        order = drawn(made["names"], str(number)) if number % 3 == 0 else ()
        found = scottish_count(made["papers"], made["names"], made["seats"], order=order)
        kinds |= {tie.kind for tie in found.ties}
        result = {
            "people": sum(made["papers"].values()),
            "seats": made["seats"],
            "totals": plain_totals(found.totals),
            "papers": [[list(paper), times] for paper, times in made["papers"].items()],
            "count": plain(found, made["names"]),
        }

        elected = checker.elect(result, made["names"], list(order))

        stopped = any(tie.kind == "open" for tie in found.ties)
        assert stopped == (elected is None)
        assert stopped or sorted(elected) == sorted(found.elected)
    assert kinds >= {"earlier stage", "lots", "open", "without effect"}


def test_C3_those_who_counted_hold_every_paper_against_its_number():
    poll = an_election()
    checker, bundle = the_checker(), bundle_of(poll).encode()
    papers = json.loads(tellers_file(poll))
    assert agrees(checker, bundle, papers=papers)

    for change in (
        lambda file: file["box"][0].update(choice={"4": 1}),
        lambda file: file["box"][0].update(nonce="x"),
        lambda file: file["box"].pop(),
        lambda file: file["papers"].append({"choice": '{"1": 1}', "is_spoilt": False}),
        lambda file: file["papers"].append({"choice": "{}", "is_spoilt": False}),
        lambda file: file["papers"].append({"choice": "{}", "is_spoilt": True}),
    ):
        file = json.loads(json.dumps(papers))
        change(file)
        assert not agrees(checker, bundle, papers=file)


def test_C2_only_those_who_were_named_to_count_can_open_the_numbers(client):
    a_partnership()
    poll, ruth, sam = an_election(), a_coordinator(), a_voter("Sam")
    address = reverse("voting:open_numbers", args=[poll.ref])
    client.force_login(ruth)
    assert client.post(address).status_code == 403

    Teller.objects.create(poll=poll, person=sam, side=Teller.Side.DRAWS)
    client.force_login(sam)
    answer = client.post(address)

    assert json.loads(answer.content)["poll"] == str(poll.ref)
    assert "no-store" in answer["Cache-Control"]
    assert PrivateEntry.objects.filter(kind="opened the check numbers of a vote").exists()


def test_C3_fewer_than_ten_papers_of_an_election_are_not_in_the_file_for_all():
    poll = a_vote("scottish-stv", [ranked("1"), ranked("2"), ranked("1", "2")], seats=1)

    bundle = bundle_of(poll)

    assert "papers" not in json.loads(bundle)["result"]
    assert agrees(the_checker(), bundle.encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda bundle: bundle["result"]["totals"].update({"1": 99}),
        lambda bundle: bundle["result"]["parts"][0].update(people=bundle["result"]["parts"][0]["people"] + 1),
        lambda bundle: bundle["result"]["check_numbers"].pop(),
        lambda bundle: bundle["log"].pop(0),
        lambda bundle: bundle["log"].clear(),
        lambda bundle: bundle["log"][-1].update(kind="nothing"),
        lambda bundle: bundle.update(sha256="0" * 64),
    ],
)
def test_a_change_that_is_written_well_is_found_too(change):
    checker, bundle = the_checker(), bundle_of(a_counted_poll())

    assert not agrees(checker, changed(bundle, change))


def test_a_whole_false_vote_is_found_by_a_head_that_was_printed():
    checker, bundle = the_checker(), bundle_of(a_counted_poll())
    last = PublicEntry.objects.latest("seq")
    printed = f"{last.seq}:{last.hash[:12]}"
    assert agrees(checker, bundle.encode(), head=printed)

    def forge(value):
        """Somebody who writes everything anew: another result, its check word, and the whole record."""
        first, *others = value["result"]["totals"]
        counted = value["result"]["count"]["stages"][0]["votes"]
        for numbers in (value["result"]["totals"], value["result"]["parts"][0]["totals"], counted):
            numbers[first] -= 1
            numbers[others[0]] += 1
        value["sha256"] = digest(canonical(value["result"]))
        before = ""
        for line in value["log"]:
            if line["kind"] == "result":
                line["public"] |= {"sha256": value["sha256"], "totals": value["result"]["totals"]}
            line["prev"] = before
            parts = [line[part] for part in ("prev", "seq", "at", "kind", "public", "sealed")]
            before = line["hash"] = digest(canonical(parts))

    forged = changed(bundle, forge)
    assert agrees(checker, forged)  # by itself it looks right: that is why heads are printed
    assert not agrees(checker, forged, head=printed)


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path, capsys):
    assert the_checker().main([str(tmp_path / "vote.json")]) == 1

    assert "cannot be read: No such file or directory." in capsys.readouterr().out


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text + "\n",
        lambda text: text.replace(":", ": ", 1),
        lambda text: text.replace('"highest":5', '"highest":5.0'),
        lambda text: text.replace('"highest":5', '"highest":05'),
        lambda text: text.replace('"highest":5', '"highest":5,"highest":5'),
        lambda text: text.replace("Housing", "Housin\\u0067", 1),
        lambda text: text.replace("H", "\\u0048", 1),
        lambda text: "\ufeff" + text,
        lambda text: text.replace('"bundle"', '"bundle":"alongside-vote-1","bundle"', 1),
        lambda text: text.replace('"missing":0', '"missing":-0'),
        lambda text: text.replace('"missing":0', '"missing":false'),
        lambda text: "[" * 100_000 + text,
    ],
)
def test_C3_the_same_vote_written_otherwise_is_turned_away_too(edit):
    checker, text = the_checker(), bundle_of(a_counted_poll())
    assert edit(text) != text

    assert not agrees(checker, edit(text).encode())


def test_my_check_number_is_looked_for_however_it_is_typed():
    checker, bundle = the_checker(), bundle_of(a_counted_poll())
    mine = Ballot.objects.first().receipt

    assert agrees(checker, bundle.encode(), number=" ".join(mine[at : at + 3] for at in (0, 3, 6, 9)).lower())
    assert not agrees(checker, bundle.encode(), number="000 000 000 000")


def test_a_recount_stands_and_the_count_before_does_not():
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    before = bundle_of(poll)
    dispute(poll, reason="A sheet fell down.", by=ruth)
    recount(poll, by=ruth)
    count_poll(poll, reason="We counted the sheet that fell down.", by=ruth)
    checker, after = the_checker(), bundle_of(poll)
    assert agrees(checker, after.encode())

    old_result_in_new_record = json.loads(after) | {
        name: json.loads(before)[name] for name in ("result", "sha256")
    }

    # The same totals, so the result itself did not change; its newest line is the one that is compared.
    assert json.loads(after)["log"][-1]["kind"] in {"result", "result final"}
    assert agrees(checker, canonical(old_result_in_new_record).encode()) == (
        json.loads(before)["sha256"] == json.loads(after)["sha256"]
    )


def test_the_file_and_the_program_are_on_the_page_of_the_result_and_not_before(client):
    a_partnership()
    waits, done = an_open_poll(), a_counted_poll()

    assert client.get(reverse("voting:bundle", args=[waits.ref])).status_code == 404
    page = client.get(reverse("voting:result", args=[done.ref])).content.decode()
    assert reverse("voting:bundle", args=[done.ref]) in page
    assert client.get(reverse("voting:bundle", args=[done.ref])).content.decode() == bundle_of(done)
    assert client.get(reverse("voting:checker")).content == CHECKER.read_bytes()


def test_C2_the_file_says_of_nobody_what_they_chose():
    poll = a_counted_poll(online=12)

    bundle = bundle_of(poll)

    for ballot in Ballot.objects.filter(poll=poll):
        assert ballot.nonce not in bundle
        assert json.dumps(ballot.choice) not in bundle


def test_the_newest_line_of_the_record_stands_on_what_is_printed(client):
    a_partnership()
    a_counted_poll()
    poll = an_open_poll()

    for address in (
        reverse("voting:sheets", args=[poll.ref]),
        reverse("voting:result", args=[a_counted_poll().ref]),
    ):
        assert newest_line() in client.get(address).content.decode()


def test_C3_a_count_that_stopped_at_a_tie_names_nobody_for_the_open_place():
    poll = a_vote("scottish-stv", [ranked("1")] * 6 + [ranked("2")] * 6, seats=1)
    checker, bundle = the_checker(), bundle_of(poll)
    assert agrees(checker, bundle.encode())

    assert not agrees(
        checker, changed_and_sealed(bundle, lambda result: result["count"].update(elected=["1"]))
    )
