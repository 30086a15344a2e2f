"""Whom to ring, and writing to us."""

import uuid

import pytest

from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.safeguarding.actions import set_numbers, write_concern
from alongside.safeguarding.letters import something_came
from alongside.safeguarding.models import Concern, Number
from alongside.safeguarding.tests.make import a_concern, a_lead
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
WORRIED, SENT, SENT_NOW, CARD, NUMBERS = (
    "/worried/",
    "/worried/sent/",
    "/worried/sent/now/",
    "/worried/card/",
    "/worried/numbers/",
)


@pytest.fixture(autouse=True)
def any_partnership(settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def typed(**more) -> dict:
    return {"once_key": str(uuid.uuid4()), "words": "He takes her money.", "in_danger": "no", **more}


def text_of(answer) -> str:
    return answer.content.decode()


def test_somebody_without_a_name_tells_us_and_every_lead_hears_that_something_came(client):
    helen, omar = a_lead("Helen"), a_lead("Omar")

    answer = client.post(WORRIED, typed(about="Mrs Bell", knows="not safe"))

    assert answer.headers["Location"] == SENT
    concern = Concern.objects.get()
    assert (concern.words, concern.about, concern.by, concern.state) == (
        "He takes her money.",
        "Mrs Bell",
        None,
        "new",
    )
    assert set(Letter.objects.values_list("to", flat=True)) == {helen.ref, omar.ref}


def test_a_double_tap_tells_us_once(client):
    a_lead()
    form = typed()

    client.post(WORRIED, form)
    client.post(WORRIED, form)

    assert Concern.objects.count() == 1


def test_whoever_says_that_there_is_danger_now_is_told_again_to_ring_999(client):
    a_lead()

    answer = client.post(WORRIED, typed(in_danger="yes"))

    assert answer.headers["Location"] == SENT_NOW
    assert "<h1>Ring 999 now</h1>" in text_of(client.get(SENT_NOW))
    assert "<h1>Ring 999 now</h1>" not in text_of(client.get(SENT))


def test_what_was_typed_is_still_there_when_something_is_missing(client):
    a_lead()

    page = text_of(client.post(WORRIED, typed(in_danger="", about="Mrs Bell", reach_back="07700 900321")))

    assert not Concern.objects.exists()
    for words in ("He takes her money.", "Mrs Bell", "07700 900321"):
        assert words in page


def test_without_a_lead_the_page_says_to_ring_and_has_no_form(client):
    page = text_of(client.get(WORRIED))

    assert "tel:999" in page
    assert "Nobody here can read this yet" in page
    assert 'name="words"' not in page
    with pytest.raises(Refused):
        a_concern()


def test_when_the_last_lead_goes_meanwhile_the_words_are_given_back(client):
    page = text_of(client.post(WORRIED, typed()))

    assert "He takes her money." in page
    assert not Concern.objects.exists()


def test_a_worker_writes_for_somebody_who_rang(client):
    a_lead()
    ruth = a_coordinator()
    client.force_login(ruth)

    client.post(WORRIED, typed(via="phone"))

    concern = Concern.objects.get()
    assert (concern.by, concern.via) == (ruth.ref, "phone")


def test_others_cannot_say_that_they_wrote_for_somebody(client):
    a_lead()
    client.force_login(a_person())

    client.post(WORRIED, typed(via="phone"))

    assert Concern.objects.get().via == "web"


def test_a_member_may_leave_their_name_out(client):
    a_lead()
    sam = a_person("Sam")
    client.force_login(sam)

    client.post(WORRIED, typed())
    client.post(WORRIED, typed(nameless="on"))

    assert {concern.by for concern in Concern.objects.all()} == {sam.ref, None}


def test_whoever_reads_what_sam_did_here_does_not_find_that_sam_wrote():
    a_lead()
    sam = a_person("Sam")

    write_concern(words="Words", in_danger="no", by=sam)

    assert PrivateEntry.objects.get(kind="wrote about a worry").by is None
    assert not PrivateEntry.objects.filter(by=sam.ref).exists()


def test_whoever_helps_somebody_writes_in_their_own_name(client, monkeypatch):
    a_lead()
    alex = a_person("Alex")
    client.force_login(alex)
    monkeypatch.setattr("alongside.safeguarding.views.helping", lambda request: "Mr Bell")

    page = text_of(client.get(WORRIED))
    client.post(WORRIED, typed())

    assert "comes from you, not from Mr Bell" in page
    assert Concern.objects.get().by == alex.ref


def test_999_stands_first_whatever_the_numbers_are(client):
    a_lead()
    set_numbers([("The council", "01632 960200", "Day")], by=None)

    for address in (WORRIED, SENT, SENT_NOW, CARD):
        page = text_of(client.get(address))
        assert 0 < page.index("tel:999") < page.index("tel:01632960200")


def test_leads_and_administrators_set_the_numbers_and_nobody_else(client):
    for person, status in (
        (a_person(), 403),
        (a_coordinator(), 403),
        (an_administrator(), 200),
        (a_lead(), 200),
    ):
        client.force_login(person)
        assert client.get(NUMBERS).status_code == status

    answer = client.post(
        NUMBERS,
        {"label_1": "The council", "value_1": "01632 960200", "label_3": "Nights", "value_3": "01632 960299"},
    )

    assert answer.headers["Location"] == WORRIED
    assert [(number.order, number.label) for number in Number.objects.all()] == [
        (1, "The council"),
        (2, "Nights"),
    ]


def test_a_number_without_its_owner_is_sent_back_with_what_was_typed(client):
    client.force_login(a_lead())

    page = text_of(client.post(NUMBERS, {"value_1": "01632 960200", "label_2": "Nights"}))

    assert "01632 960200" in page
    assert "Say whose number it is." in page
    assert not Number.objects.exists()


def test_the_letter_says_that_something_came_and_nothing_else():
    said = str(something_came())

    assert "Sign in to read it." in said


def test_the_foot_of_every_page_leads_here(client):
    assert 'href="/worried/"' in text_of(client.get(CARD))
