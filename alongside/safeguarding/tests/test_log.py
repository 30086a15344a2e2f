"""Who reads what somebody wrote, and what is written down about it."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.people.actions import give_role
from alongside.people.models import Role
from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.safeguarding.actions import close_concern, open_concern, pass_on, write_note
from alongside.safeguarding.models import Concern, ConcernNote, NoteWords, Opening
from alongside.safeguarding.panels import what_came_in
from alongside.safeguarding.permissions import can_read_log, can_set_numbers
from alongside.safeguarding.tests.make import a_concern, a_lead
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry
from alongside.shared.personal_data import everything_kept

pytestmark = pytest.mark.django_db
LOG = "/worried/log/"


@pytest.fixture(autouse=True)
def any_partnership(settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def page_of(concern, name: str = "concern") -> str:
    return reverse(f"safeguarding:{name}", args=[concern.ref])


def once() -> dict:
    return {"once_key": str(uuid.uuid4())}


def test_only_leads_read_what_came_in(client):
    helen, sam = a_lead(), a_person("Sam")
    concern = a_concern(by=sam)
    treasurer = a_person()
    give_role(treasurer, Role.Kind.TREASURER, by=None)

    for person in (sam, a_coordinator(), an_administrator(), treasurer):
        client.force_login(person)
        assert client.get(LOG).status_code == 403
        for name in ("concern", "note", "pass_on", "close"):
            assert client.get(page_of(concern, name)).status_code == 404
            assert client.post(page_of(concern, name), {**once(), "words": "x"}).status_code == 404
    client.force_login(helen)
    assert client.get(LOG).status_code == client.get(page_of(concern)).status_code == 200
    assert not Opening.objects.exists()
    assert not ConcernNote.objects.exists()


def test_a_concern_is_read_after_it_was_opened_and_all_leads_see_by_whom(client):
    helen, omar = a_lead("Helen"), a_lead("Omar")
    concern = a_concern("He takes her money.", about="Mrs Bell")
    client.force_login(helen)

    before = client.get(page_of(concern)).content.decode()
    client.post(page_of(concern), once())
    after = client.get(page_of(concern)).content.decode()
    client.force_login(omar)
    omars = client.get(page_of(concern)).content.decode()

    assert "He takes her money." not in before
    assert "He takes her money." in after
    assert "Mrs Bell" in after
    assert "He takes her money." not in omars
    assert "Opened by Helen" in omars
    assert Concern.objects.get().state == "looked at"
    entry = PrivateEntry.objects.get(kind="opened a concern")
    assert (entry.by, entry.thing_ref) == (helen.ref, str(concern.ref))


def test_it_closes_again_after_half_an_hour(monkeypatch):
    helen, concern = a_lead(), a_concern_for_a_lead()
    open_concern(concern, by=helen)
    assert concern.is_open_to(helen)

    later = timezone.now() + datetime.timedelta(minutes=31)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert not concern.is_open_to(helen)


def a_concern_for_a_lead() -> Concern:
    a_lead("Omar")
    return a_concern()


def test_a_lead_whose_role_ended_reads_nothing(client):
    helen = a_lead()
    concern = a_concern()
    helen.roles.update(ended_on=timezone.localdate())
    client.force_login(helen)

    assert client.get(page_of(concern)).status_code == 404


def test_what_was_done_is_written_down_and_shown(client):
    helen = a_lead()
    concern = a_concern()
    client.force_login(helen)
    client.post(page_of(concern), once())

    client.post(page_of(concern, "note"), {**once(), "words": "I rang her."})
    client.post(
        page_of(concern, "pass_on"),
        {**once(), "to": "The council", "on": "2026-01-05", "agreed": "risk", "words": "He was in the room."},
    )
    page = client.get(page_of(concern)).content.decode()

    for words in ("I rang her.", "The council", "5 January 2026", "He was in the room.", "somebody at risk"):
        assert words in page
    assert "were changed" not in page
    assert Concern.objects.get().state == "passed on"
    client.post(page_of(concern, "close"), {**once(), "words": "The council has it."})
    assert Concern.objects.get().state == "closed"


def test_passing_on_without_a_yes_needs_the_reason(client):
    helen = a_lead()
    concern = a_concern()
    client.force_login(helen)

    answer = client.post(
        page_of(concern, "pass_on"), {**once(), "to": "The council", "on": "2026-01-05", "agreed": "no way"}
    )

    assert "Say why you passed it on without their yes." in answer.content.decode()
    assert not ConcernNote.objects.exists()


def test_nobody_passes_on_tomorrow():
    helen = a_lead()
    concern = a_concern()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    with pytest.raises(Refused, match="not come yet"):
        pass_on(concern, to="The council", on=tomorrow, agreed="yes", by=helen)


def test_what_was_done_can_be_neither_changed_nor_taken_away():
    helen = a_lead()
    concern = a_concern()
    open_concern(concern, by=helen)
    note = write_note(concern, "I rang her.", by=helen)

    for change in (
        lambda: ConcernNote.objects.update(kind="closed"),
        lambda: ConcernNote.objects.filter(pk=note.pk)._raw_delete("default"),
        lambda: Opening.objects.update(by=uuid.uuid4()),
        lambda: Opening.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_words_that_were_changed_behind_our_back_show(client):
    helen = a_lead()
    concern = a_concern()
    open_concern(concern, by=helen)
    close_concern(concern, "Nothing was wrong.", by=helen)
    client.force_login(helen)

    NoteWords.objects.update(words="All was well.")

    assert "These words were changed" in client.get(page_of(concern)).content.decode()


def test_it_is_never_in_anybodys_own_copy():
    ours = [kept for kept in everything_kept() if kept.model.startswith("safeguarding.")]

    assert ours
    assert not any(kept.in_copy for kept in ours)


def test_whoever_erases_sam_does_not_learn_that_sam_wrote():
    a_lead()
    sam = a_person("Sam")
    a_concern(by=sam)
    ours = [kept for kept in everything_kept() if kept.model.startswith("safeguarding.")]

    assert not any(kept.rows_of(sam).exists() for kept in ours)


def test_leads_hear_on_their_own_page_how_many_are_new(rf):
    helen, sam = a_lead(), a_person("Sam")
    a_concern()

    def said_to(person):
        request = rf.get("/my-page/")
        request.user = person
        return what_came_in(request, person)

    assert "1 new worry" in said_to(helen)
    assert said_to(sam) is None


def test_who_may_is_said_in_a_sentence():
    ruth = a_coordinator()

    assert not can_read_log(ruth)
    assert not can_set_numbers(ruth)
    assert can_read_log(ruth).why.startswith("Only the people named")
