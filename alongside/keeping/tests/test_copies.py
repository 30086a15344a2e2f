"""When copies were made and found good, and who is reminded."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.keeping.actions import clear_old_copies, make_copy, make_key, note_check
from alongside.keeping.figures import is_check_overdue, is_secret_vote_open
from alongside.keeping.forgotten import remember_erased, remembered, the_list
from alongside.keeping.models import Copy
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.shared.due import everything_due
from alongside.shared.errors import Refused
from alongside.voting.actions import close_poll
from alongside.voting.tests.make import a_vote_with_papers_only

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(settings, tmp_path):
    a_partnership()
    settings.COPIES = tmp_path / "copies"
    settings.DATA = tmp_path


def a_copy(days_ago: int = 0, **more) -> Copy:
    copy = Copy.objects.create(name=f"{Copy.objects.count()}.copy", size=1000, **more)
    Copy.objects.filter(pk=copy.pk).update(made_at=timezone.now() - datetime.timedelta(days=days_ago))
    return copy


def test_no_copy_is_made_without_a_key_on_paper():
    with pytest.raises(Refused, match="backup-key"):
        make_copy()


def test_a_key_is_not_made_twice_by_accident():
    make_key()

    with pytest.raises(Refused):
        make_key()
    assert make_key(anew=True)


def test_whoever_looks_after_the_website_is_reminded_after_eight_days():
    ada = an_administrator()
    copy = a_copy()
    note_check(copy.name, [])
    assert not is_check_overdue()
    assert everything_due(ada, timezone.localdate()) == []

    Copy.objects.update(checked_at=timezone.now() - datetime.timedelta(days=9))

    assert [one.key for one in everything_due(ada, timezone.localdate())] == ["check a copy"]


def test_a_check_that_found_something_is_no_good_check():
    note_check(a_copy().name, ["The database is not whole."])

    assert is_check_overdue()


def test_copies_go_after_35_days():
    a_copy(days_ago=36)
    a_copy(days_ago=3)

    clear_old_copies(timezone.now())

    assert Copy.objects.count() == 1


def test_those_who_work_here_see_how_the_copies_stand_and_nobody_else(client):
    note_check(a_copy().name, [])
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    assert "found good" in client.get(reverse("keeping:copies")).content.decode()

    client.force_login(a_person("Amina"), backend=BY_REFERENCE)
    assert client.get(reverse("keeping:copies")).status_code == 403


def test_the_list_of_the_forgotten_tells_nobody_who_it_was():
    amina = a_person("Amina")

    remember_erased(amina.ref)

    words = the_list().read_text()
    assert str(amina.ref) not in words
    assert len(remembered()["erased"]) == 1
    the_list().write_text(words + '{"kind": "erased", "pri')
    assert len(remembered()["erased"]) == 1


def test_C2_a_copy_waits_for_a_secret_vote_that_has_voting_papers_only_because_somebody_may_ring():
    ruth = a_coordinator()
    poll = a_vote_with_papers_only(by=ruth)

    assert is_secret_vote_open()
    close_poll(poll, by=ruth)
    assert not is_secret_vote_open()
