"""The course of a vote: one way only, and what is counted is never changed, not even with SQL."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.history.models import PublicEntry, Route
from alongside.voting.actions import (
    Choice,
    add_option,
    add_stratum,
    close_poll,
    count_poll,
    dispute,
    freeze_poll,
    hold_poll,
    lock_poll,
    open_poll,
    record_wall_count,
    recount,
    take_on,
)
from alongside.voting.actions.course import move
from alongside.voting.counts import is_as_published
from alongside.voting.models import Ballot, Option, Poll, Result, Selection, Stratum, WallCount, WallSheet
from alongside.voting.tasks import make_results_final
from alongside.voting.tests.make import (
    a_coordinator,
    a_counted_poll,
    a_poll,
    a_wall_count,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

STATES = [state for state in Poll.State.values if state != Poll.State.CLOSING]
LATER = datetime.date(2030, 1, 7)


def a_poll_that_is(state: str) -> Poll:
    """A vote brought to this state by the actions that lead there."""
    ruth = a_coordinator()
    poll = a_poll(by=ruth, cards=1)
    steps = {
        "frozen": lambda: freeze_poll(poll, by=ruth),
        "open": lambda: open_poll(poll, by=ruth),
        "closed": lambda: close_poll(poll, by=ruth),
        "counted": lambda: move(poll, "counted"),
        "provisional": lambda: move(poll, "provisional"),
        "disputed": lambda: dispute(poll, reason="A sheet fell down.", by=ruth),
        "recount": lambda: recount(poll, by=ruth),
        "locked": lambda: move(poll, "locked"),
    }
    way = ["frozen", "open", "closed", "counted", "provisional"]
    way += ["disputed", "recount"] if state in {"disputed", "recount"} else ["locked"]
    for step in way[: way.index(state) + 1] if state != "draft" else []:
        steps[step]()
        poll.refresh_from_db()
    assert poll.state == state
    return poll


@pytest.mark.parametrize("state", STATES)
def test_C2_a_vote_goes_one_way_only_even_for_sql(state):
    poll = a_poll_that_is(state)
    allowed = {then for now, then in Poll.ARROWS if now == state}

    for then in Poll.State.values:
        if then == state or then in allowed:
            continue
        with pytest.raises(Refused):
            move(Poll.objects.get(pk=poll.pk), then)
        with pytest.raises(DatabaseError), transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(state=then)


@pytest.mark.parametrize("state", [state for state in STATES if state != "draft"])
def test_C2_the_rules_of_a_settled_vote_stay(state):
    poll = a_poll_that_is(state)
    changes = [
        lambda: Poll.objects.filter(pk=poll.pk).update(dots_each=5),
        lambda: Poll.objects.filter(pk=poll.pk).update(may_stack=False),
        lambda: Option.objects.filter(poll=poll).update(order=9),
        lambda: Option.objects.filter(poll=poll).first().delete(),
        lambda: Stratum.objects.filter(poll=poll).update(route="post"),
        lambda: Poll.objects.filter(pk=poll.pk)._raw_delete("default"),
    ]

    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(Refused):
        add_option(poll, "One more", by=None)


@pytest.mark.parametrize("rows", [Ballot, WallCount, WallSheet, Result])
def test_C2_what_was_counted_cannot_be_changed_taken_away_or_replaced(rows):
    a_counted_poll()
    row = rows.objects.first()
    table, key = rows._meta.db_table, rows._meta.pk.column
    field = {"Ballot": "nonce", "WallCount": "counted_by", "WallSheet": "dots", "Result": "sha256"}
    column = field[rows.__name__]

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.objects.filter(pk=row.pk).update(**{column: 99 if column == "dots" else "changed"})
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.objects.filter(pk=row.pk)._raw_delete("default")
    if connection.vendor == "sqlite":
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {key} = %s", [row.pk])


def test_C2_insert_or_replace_is_refused_even_without_recursive_triggers():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE")
    a_counted_poll()
    replace = "INSERT OR REPLACE INTO voting_ballot SELECT * FROM voting_ballot"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        try:
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(replace)
        finally:
            cursor.execute("PRAGMA recursive_triggers = ON")


def test_C2_no_ballot_comes_in_after_the_close():
    poll = a_counted_poll()
    online = poll.strata.get(name="Online")

    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.create(receipt="Z" * 12, poll=poll, stratum=online, choice={"1": 1}, nonce="x")


def test_C1_an_explanation_has_sixty_words_at_most():
    poll, ruth = a_poll(), a_coordinator()
    add_option(poll, "Sixty", explanation="word " * 60, by=ruth)

    with pytest.raises(Refused, match="61 words"):
        add_option(poll, "Sixty-one", explanation="word " * 61, by=ruth)


def test_C2_whether_dots_may_be_stacked_has_to_be_said():
    with pytest.raises(Refused, match="several dots on one idea"):
        hold_poll("A vote", by=a_coordinator(), decided_by="Everybody")


def test_D2_a_new_idea_is_joined_from_parts_of_others_and_says_so():
    poll, ruth = a_poll(options=["Idea 1", "Idea 2"]), a_coordinator()

    joined = add_option(poll, "Both", joined_from=poll.options.all(), by=ruth)

    assert [str(link.parent.title) for link in joined.parents.all()] == ["Idea 1", "Idea 2"]


def test_D2_people_may_take_on_an_idea_that_nobody_had_on_the_paper():
    poll, ruth = a_counted_poll(), a_coordinator()
    with pytest.raises(Refused, match="only be joined"):
        add_option(poll, "Out of the blue", by=ruth)

    joined = add_option(poll, "Housing and transport", joined_from=poll.options.all()[:2], by=ruth)
    choices = [
        Choice(option, option == joined, "It brings the two together.", LATER)
        for option in poll.options.all()
    ]
    take_on(poll, choices, decided_by="The Board", by=ruth)

    assert joined.after_vote
    assert Selection.objects.get().lines.get(taken_on=True).option == joined


# Walls


def test_C2_more_dots_on_a_wall_than_were_given_out_are_refused():
    poll = an_open_poll()

    with pytest.raises(Refused, match="30 dots were given out, but 31 are counted"):
        a_wall_count(poll, 10, 10, 10, 1, people=10, unused=0)

    assert not WallCount.objects.exists()


def test_C3_missing_dots_ask_why_and_do_not_stop_the_count():
    poll = an_open_poll()

    with pytest.raises(NeedsReason) as asks:
        a_wall_count(poll, 10, 10, 5, 3, people=10, unused=0)
    a_wall_count(poll, 10, 10, 5, 3, people=10, unused=0, reasons={"C3": "Two fell on the floor."})

    assert [promise.code for promise in asks.value.promises] == ["C3"]
    assert WallCount.objects.get().missing == 2
    assert WallCount.objects.get().missing_reason == "Two fell on the floor."


def test_C2_the_same_person_cannot_count_and_check():
    poll = an_open_poll()

    with pytest.raises(Refused, match="another person checks"):
        record_wall_count(
            poll.strata.get(name="Corn Hall"),
            {1: 1, 2: 1, 3: 1, 4: 0},
            people_given_dots=1,
            unused=0,
            counted_by="Sam",
            checked_by=" sam ",
            by=a_coordinator(),
        )


def test_C3_every_sheet_needs_a_number():
    poll = an_open_poll()

    with pytest.raises(Refused, match="every sheet"):
        a_wall_count(poll, 1, 1, people=1)


def test_C3_nothing_is_counted_while_a_wall_is_not_written_down():
    poll, ruth = an_open_poll(), a_coordinator()
    close_poll(poll, by=ruth)

    with pytest.raises(Refused, match="dots of Corn Hall"):
        count_poll(poll, by=ruth)


# Results


def test_C3_a_result_has_a_check_word_that_is_on_the_public_log():
    poll = a_counted_poll()
    result = poll.results.get()

    entry = PublicEntry.objects.get(kind="result")

    assert entry.public["sha256"] == result.sha256
    assert is_as_published(result)
    result.json["totals"]["1"] += 1
    assert not is_as_published(result)


def test_C3_a_recount_is_a_new_result_that_says_why():
    poll, ruth = a_counted_poll(wall=(20, 10, 8, 7)), a_coordinator()
    dispute(poll, reason="A sheet was behind the door.", by=ruth)
    recount(poll, by=ruth)
    a_wall_count(poll, 20, 10, 8, 10, by=ruth)

    with pytest.raises(Refused, match="Say why"):
        count_poll(poll, by=ruth)
    new = count_poll(poll, by=ruth, reason="A sheet was behind the door.")

    old = new.supersedes
    assert (old.json["totals"]["4"], new.json["totals"]["4"]) == (7, 10)
    poll.refresh_from_db()
    assert poll.state == Poll.State.LOCKED


def test_C3_a_result_becomes_final_by_itself_when_the_time_to_question_it_is_over(monkeypatch):
    poll, questioned = a_counted_poll(), a_counted_poll()
    dispute(questioned, reason="A sheet was behind the door.", by=a_coordinator())

    with pytest.raises(Refused, match="still question"):
        lock_poll(poll)
    assert make_results_final.call() == 0
    later = poll.challenge_until + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *given: later)
    assert make_results_final.call() == 1
    assert make_results_final.call() == 0

    poll.refresh_from_db()
    questioned.refresh_from_db()
    assert (poll.state, questioned.state) == (Poll.State.LOCKED, Poll.State.DISPUTED)
    assert PublicEntry.objects.filter(kind="result final").count() == 1


def test_C3_people_have_longer_to_question_a_result_while_post_is_out():
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    longer = a_poll(by=ruth, days_to_question=20, cards=1)
    open_poll(longer, by=ruth)
    a_wall_count(longer, 20, 10, 8, 7, by=ruth)
    close_poll(longer, by=ruth)
    count_poll(longer, by=ruth)

    longer.refresh_from_db()
    assert longer.challenge_until >= poll.challenge_until + datetime.timedelta(days=14)
    with pytest.raises(Refused, match="5 working days at least"):
        a_poll(by=ruth, days_to_question=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Poll.objects.filter(pk=longer.pk).update(days_to_question=5)


def test_C3_bank_holidays_do_not_shorten_the_time_to_question_a_result(monkeypatch):
    # A Friday before Christmas. Christmas Day, the day for Boxing Day and New Year's Day do not count.
    monkeypatch.setattr(timezone, "localdate", lambda *given: datetime.date(2026, 12, 18))
    poll = a_counted_poll()
    assert poll.challenge_until == datetime.date(2027, 1, 6)

    monkeypatch.setattr(timezone, "localdate", lambda *given: datetime.date(2027, 1, 6))
    assert make_results_final.call() == 0
    monkeypatch.setattr(timezone, "localdate", lambda *given: datetime.date(2027, 1, 7))
    assert make_results_final.call() == 1


def test_C3_a_vote_with_several_halls_counts_each_wall():
    ruth = a_coordinator()
    poll = a_poll(by=ruth, cards=1)
    add_stratum(poll, "Library", kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)
    open_poll(poll, by=ruth)
    a_wall_count(poll, 12, 12, 6, 0, by=ruth)
    a_wall_count(poll, 0, 12, 12, 12, by=ruth, name="Library")
    close_poll(poll, by=ruth)

    result = count_poll(poll, by=ruth)

    assert result.json["totals"] == {"1": 12, "2": 24, "3": 18, "4": 12}
    assert [part["names"] for part in result.json["parts"] if part["people"]] == [["Corn Hall"], ["Library"]]


def test_E6_each_vote_counts_one_whoever_it_is_from():
    ruth = a_coordinator()
    poll = an_open_poll(online=12, by=ruth)
    for elector in electors_of(poll):
        vote(elector, {"2": 3})
    a_wall_count(poll, 0, 0, 0, 0, by=ruth)
    close_poll(poll, by=ruth)

    result = count_poll(poll, by=ruth)

    assert result.json["people"] == 12
    assert result.json["totals"]["2"] == 36
