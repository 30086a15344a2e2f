import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.arrivals import matching
from alongside.arrivals.matching import digits, find_doubles, guess, make_people, sort_out
from alongside.shared.spreadsheets import Table


def a_table(header: str, *lines: str) -> Table:
    return Table(header.split("|"), [line.split("|") for line in lines], list(range(2, len(lines) + 2)))


def people_of(header: str, *lines: str):
    table = a_table(header, *lines)
    return make_people(table, guess(table.header, table.rows))


def test_the_examples_in_the_words_about_matching_hold():
    assert doctest.testmod(matching).failed == 0


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Attendee First Name|Attendee Surname|Email|Ticket type", ["first", "last", "email", ""]),
        ("Name|E-Mail|Mobile|Access needs", ["name", "email", "text", ""]),
        ("First name|Address 1|Address 2|Postcode", ["name", "post", "post", "post"]),
        ("NAME|Preferred contact|Format|Print size", ["name", "best", "format", "size"]),
    ],
)
def test_columns_are_guessed_from_their_names(header, columns):
    assert guess(header.split("|"), []) == columns


def test_columns_are_guessed_from_what_stands_in_them():
    rows = [["Farah Begum", "f@example.org", "07700 900123", "01632 960123"]]

    assert guess(["Name", "A", "B", "C"], rows) == ["name", "email", "text", "phone"]


def test_a_line_without_a_name_stays_out_and_names_its_line():
    people, faults = people_of("Name|E-mail", "Farah|f@example.org", "|g@example.org")

    assert [one.name for one in people] == ["Farah"]
    assert [(one.line, one.column, one.stays_out) for one in faults] == [(3, "Name", True)]


def test_a_bad_number_is_named_with_line_and_column_and_its_person_comes_in_without_it():
    people, faults = people_of("Name|Phone|E-mail", "Farah|ask her son|f@example.org")

    assert people[0].ways == [("email", "f@example.org")]
    assert (faults[0].line, faults[0].column) == (2, "Phone")
    assert "ask her son" in faults[0].words
    assert not faults[0].stays_out


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1", " =2", "＝1", "|calc"])
def test_a_formula_is_never_somebodys_name(cell):
    table = Table(["Name"], [[cell]], [2])

    people, faults = make_people(table, ["name"])

    assert people == []
    assert faults[0].stays_out


def test_who_wants_large_print_gets_letters_in_their_size():
    (one,), _faults = people_of(
        "Name|E-mail|Address|Format",
        "Mr Hussain|h@example.org|1 Mill Lane, Bradford, BD1 1AA|Large print 20pt",
    )

    assert (one.format, one.size) == ("large print", 24)
    assert one.ways[0][0] == "post"


def test_what_was_said_to_be_the_best_way_is_the_first_choice():
    people, faults = people_of(
        "Name|E-mail|Mobile|Best way to reach them", "Sam|s@example.org|07700 900123|Text"
    )

    assert people[0].ways[0] == ("text", "07700900123")
    assert not faults


def test_a_best_way_that_the_list_does_not_hold_is_named():
    _people, faults = people_of("Name|E-mail|Best way to reach them", "Sam|s@example.org|post")

    assert faults[0].column == "Best way to reach them"


def test_the_same_number_is_known_in_every_spelling():
    spellings = [
        "07700 900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "00447700900123",
        "7700900123",
        "447700900123",
    ]

    assert {digits(one) for one in spellings} == {"07700900123"}


def test_one_person_on_two_lines_comes_in_once_with_all_their_ways():
    people, _faults = people_of(
        "Name|E-mail|Phone", "Farah Begum|f@example.org|", "BEGUM, Farah|F@Example.org|01632 960900"
    )

    pairs = find_doubles(people, [])
    found = sort_out(people, pairs, {})

    assert pairs[0].certain
    assert len(found.come_in) == 1
    assert [kind for kind, _value in found.come_in[0].ways] == ["email", "phone"]


def test_a_couple_with_one_inbox_waits_until_somebody_decides():
    people, _faults = people_of("Name|E-mail", "Callum Reid|r@example.org", "Idris Reid|r@example.org")
    (pair,) = find_doubles(people, [])

    assert [one.name for one in sort_out(people, [pair], {}).come_in] == ["Callum Reid"]
    assert len(sort_out(people, [pair], {}).wait) == 1
    assert len(sort_out(people, [pair], {pair.key: "two"}).come_in) == 2
    assert len(sort_out(people, [pair], {pair.key: "same"}).come_in) == 1


def test_nearly_the_same_name_at_the_same_postcode_is_asked_about():
    people, _faults = people_of(
        "Name|Address",
        "Jon Walsh|1 Mill Lane, BD1 1AA",
        "John Walsh|1 Mill La., BD1 1AA",
        "Bo Li|2 Mill Lane, BD1 1AA",
    )

    assert [pair.line for pair in find_doubles(people, [])] == [3]


def test_who_is_the_same_as_a_line_that_waits_shares_its_fate():
    people, _faults = people_of(
        "Name|E-mail", "A Reid|r@example.org", "B Reid|r@example.org", "B. Reid|r@example.org"
    )
    pairs = find_doubles(people, [])

    found = sort_out(people, pairs, {})

    assert [one.name for one in found.come_in] == ["A Reid"]
    assert len(found.come_in) + len(found.wait) + len(found.joined) == 3


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=30), min_size=6, max_size=6), max_size=12),
    st.lists(st.sampled_from(sorted(matching.FIELDS)), min_size=6, max_size=6),
)
def test_whatever_stands_in_a_list_every_line_has_one_fate(cells, columns):
    table = Table(["a", "b", "c", "d", "e", "f"], cells, list(range(2, len(cells) + 2)))

    people, faults = make_people(table, columns)
    found = sort_out(people, find_doubles(people, []), {})

    out = {one.line for one in faults if one.stays_out}
    assert len(people) + len(out) == len(cells)
    assert len(found.come_in) + len(found.wait) + len(found.joined) + len(found.here_already) == len(people)
    assert all(one.name.strip() for one in people)
