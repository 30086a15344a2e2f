import copy
import datetime
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.algorithms import chain, receipts, rounding, working_days


def a_chain(length=1000):
    entries, prev = [], ""
    for seq in range(1, length + 1):
        entry = {
            "seq": seq,
            "at": f"2026-11-{seq % 28 + 1:02}T10:00:00+00:00",
            "kind": "result",
            "public": {"dots": seq},
            "sealed": chain.seal("salt", {"name": f"ZQNAME{seq}"}),
            "prev": prev,
        }
        entry["hash"] = prev = chain.entry_hash(
            *(entry[part] for part in ("prev", "seq", "at", "kind", "public", "sealed"))
        )
        entries.append(entry)
    return entries


WHOLE = a_chain()


def test_I2_a_whole_chain_has_no_fault_also_when_the_private_words_are_erased():
    assert chain.verify(WHOLE) == []


def test_I2_seven_thousand_single_changes_are_all_caught():
    few = WHOLE[:40]
    dice = random.Random(5)
    for _ in range(7000):
        place, part = dice.randrange(len(few)), dice.choice(list(few[0]))
        changed = list(few)
        changed[place] = {
            **few[place],
            part: 999 if part == "seq" else {"dots": 999} if part == "public" else "x",
        }
        assert chain.verify(changed)


def test_I2_swaps_inserts_and_cuts_are_caught():
    swapped = [WHOLE[1], WHOLE[0], *WHOLE[2:9]]
    inserted = [*WHOLE[:4], copy.deepcopy(WHOLE[3]), *WHOLE[4:9]]
    cut = [*WHOLE[:4], *WHOLE[5:9]]

    assert chain.verify(swapped)
    assert chain.verify(inserted)
    assert chain.verify(cut)


def test_I2_a_log_rewritten_from_the_start_passes_alone_but_not_against_a_printed_head():
    rewritten = a_chain(1000)
    rewritten[-1]["public"] = {"dots": 0}
    last = rewritten[-1]
    last["hash"] = chain.entry_hash(
        *(last[part] for part in ("prev", "seq", "at", "kind", "public", "sealed"))
    )
    printed = chain.short_head(WHOLE[-1]["hash"])

    assert chain.verify(rewritten) == []
    assert chain.verify(rewritten, printed_head=printed, printed_seq=1000)
    assert chain.verify(WHOLE[:999], printed_head=printed, printed_seq=1000)
    assert chain.verify(WHOLE, printed_head=printed, printed_seq=1000) == []


@given(st.binary(min_size=7, max_size=16))
def test_a_code_is_ten_signs_and_reads_back_however_it_is_typed(raw):
    code = receipts.vote_code(raw)

    assert len(code) == 10
    assert receipts.as_typed(receipts.in_groups(code).lower()) == code
    assert not set(code) & set("ILOU")


def test_two_votes_that_are_alike_have_different_check_numbers():
    assert receipts.check_number("poll", "a:1", "n1") != receipts.check_number("poll", "a:1", "n2")


def test_C3_a_group_of_fewer_than_ten_voters_is_never_shown_apart():
    for numbers in itertools.product([0, 1, 4, 9, 10, 25], repeat=4):
        people = dict(enumerate(numbers))
        shown: dict[int, int] = {}
        for part, host in rounding.small_ones_joined(people).items():
            shown[host] = shown.get(host, 0) + people[part]
        used = [size for size in shown.values() if size]
        assert sum(shown.values()) == sum(numbers)
        assert all(size >= 10 for size in used) or len(used) <= 1


def test_D6_no_true_number_can_be_had_from_rounded_ones():
    """For every pair of true numbers, other pairs print the same figures and the same total."""
    printed = {}
    for first, second in itertools.product(range(40), repeat=2):
        key = tuple(rounding.to_nearest(n) for n in (first, second, first + second))
        printed.setdefault(key, []).append((first, second))

    for pairs in printed.values():
        if max(max(pair) for pair in pairs) >= 35:
            continue  # the edge of what was tried, not of what is so
        assert len({first for first, _ in pairs}) > 1
        assert len({second for _, second in pairs}) > 1


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]),
        (2023, ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]),
        (2026, ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2027, ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
    ],
)
def test_E1_bank_holidays_are_those_that_were_proclaimed(year, days):
    expected = {datetime.date.fromisoformat(f"{year}-{day}") for day in days}

    assert working_days.england_and_wales(year) == expected


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)), st.integers(0, 60))
def test_E1_days_counted_forward_are_the_days_counted_between(day, days):
    later = working_days.add_working_days(day, days)

    assert working_days.working_days_between(day, later) == days
