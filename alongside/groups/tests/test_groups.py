"""What a group agrees for itself, and who sits in it."""

import datetime

import pytest

from alongside.groups.actions import agree, leave_seat, seat, set_thresholds
from alongside.groups.figures import majority, majority_of, threshold
from alongside.groups.models import WorkingAgreement
from alongside.groups.tests.make import a_group, an_agreement
from alongside.people.tests.make import a_person
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, PublicEntry, Sealed

pytestmark = pytest.mark.django_db


def test_E11_until_the_group_agrees_a_number_is_only_suggested():
    found = threshold(a_group(), "notice_days")

    assert found.value == 20
    assert not found.is_agreed


def test_E11_the_numbers_change_only_by_an_agreement_of_this_group():
    board, other = a_group(), a_group("Transport", kind="working group")
    theirs = an_agreement(other)

    with pytest.raises(Refused, match="Another group"):
        set_thresholds(board, {"notice_days": 15}, agreed=theirs, by=None)
    set_thresholds(board, {"notice_days": 15}, agreed=an_agreement(board), by=None)

    found = threshold(board, "notice_days")
    assert found.value == 15
    assert found.agreed.group == board
    assert not threshold(other, "notice_days").is_agreed


def test_E11_one_agreement_changes_the_numbers_once():
    board = a_group()
    agreed = an_agreement(board)
    set_thresholds(board, {"notice_days": 15}, agreed=agreed, by=None)

    with pytest.raises(Refused, match="already"):
        set_thresholds(board, {"notice_days": 1}, agreed=agreed, by=None)

    assert threshold(board, "notice_days").value == 15


def test_E11_history_shows_what_was_agreed_when_and_the_rest_stays():
    board = a_group()
    first, second = an_agreement(board), an_agreement(board, "Papers come 5 working days before.")
    set_thresholds(board, {"notice_days": 15}, agreed=first, by=None)

    set_thresholds(board, {"papers_days": 5}, agreed=second, by=None)

    versions = WorkingAgreement.objects.filter(group=board).order_by("version")
    assert [(one.version, one.agreed, one.thresholds) for one in versions] == [
        (1, first, {"notice_days": 15}),
        (2, second, {"notice_days": 15, "papers_days": 5}),
    ]
    assert PublicEntry.objects.filter(kind="working agreement").count() == 2


@pytest.mark.parametrize("value", [0, -1, 91, 2.5, "15", True])
def test_a_number_that_makes_no_sense_is_refused(value):
    board = a_group()

    with pytest.raises(Refused, match="whole number"):
        set_thresholds(board, {"notice_days": value}, agreed=an_agreement(board), by=None)


def test_nothing_is_agreed_tomorrow():
    with pytest.raises(Refused):
        agree(a_group(), on=datetime.date(2199, 1, 1), text="Later", how="show of hands", by=None)


def test_one_person_has_one_seat_in_a_group_and_may_come_back():
    board, sam = a_group(), a_person("Sam")
    first = seat(board, sam, hat="carer", by=None)
    with pytest.raises(Refused):
        seat(board, sam, hat="officer", by=None)

    leave_seat(first, by=None)

    assert seat(board, sam, hat="officer", by=None).hat == "officer"


def test_A4_another_hat_in_another_group():
    sam = a_person("Sam")
    officer = seat(a_group("One"), sam, hat="officer", by=None)
    resident = seat(a_group("Two"), sam, hat="disabled person", by=None)

    assert (officer.hat, resident.hat) == ("officer", "disabled person")


def test_D5_the_history_does_not_tell_who_is_disabled():
    seat(a_group(), a_person("Sam"), hat="disabled person", here_as_disabled=True, by=None)

    everything = str(list(PrivateEntry.objects.values())) + str(list(Sealed.objects.values()))

    assert "disabled" not in everything


@pytest.mark.parametrize(
    ("yes", "unanswered", "found"),
    [(10, 0, "not met"), (11, 0, "met"), (9, 4, "cannot tell"), (9, 1, "not met"), (0, 20, "cannot tell")],
)
def test_D5_the_majority_of_twenty_members(yes, unanswered, found):
    assert majority(20, yes, unanswered) == found


def test_D5_only_seats_that_are_filled_now_count():
    board = a_group()
    seat(board, a_person(), hat="disabled person", here_as_disabled=True, by=None)
    gone = seat(board, a_person(), hat="officer", here_as_disabled=False, by=None)
    assert majority_of(board) == "not met"

    leave_seat(gone, by=None)

    assert majority_of(board) == "met"
