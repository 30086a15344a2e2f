"""A coordinator starts with the list she has: looked at first, nothing sent, undone for a day, everybody asked."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from alongside.arrivals.actions import (
    answer_question,
    ask,
    bring_in,
    keep_list,
    let_go_unanswered,
    match_columns,
    undo_bringing_in,
)
from alongside.arrivals.due import due
from alongside.arrivals.models import Arrival, Brought, SaidNo, WaitingList
from alongside.arrivals.tests.make import a_csv, a_list_of_sixty, people_brought_in
from alongside.formats.document import Builder
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import take_back, write_needs
from alongside.people.address_book import reach
from alongside.people.models import Consent, ContactRoute, Organisation, Person
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.post.actions import queue_letter, send_letter, stop_batch
from alongside.shared.post.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
THREE = "Name,E-mail,Phone,Company\nFarah Begum,farah@example.org,,Mill Court\nSam Reid,,01632 960111,\nBo Li,,,\n"
FROM = "You came to our event in May."


@pytest.fixture(autouse=True)
def ruth(settings):
    a_partnership()
    settings.MAY_SEND = f"{__name__}.yes"
    return a_coordinator(email="ruth@example.org")


def yes() -> bool:
    return True


def brought(ruth, text: str = THREE) -> Brought:
    return people_brought_in(ruth, a_csv(text))


def a_letter(to, **more) -> Letter:
    document = Builder("The next meeting", language="en-GB").paragraph("Come on Monday.").document()
    letter = queue_letter(
        f"meeting {to.ref}", to=to, room="events", why="You are a member.", document=document, **more
    )
    return send_letter(letter)


def named(name: str) -> Person:
    return Person.objects.get(name=name)


def test_A1_A2_a_messy_list_of_sixty_comes_in_and_what_is_wrong_names_its_line_and_column(client, ruth):
    client.force_login(ruth)

    answer = client.post(reverse("arrivals:choose"), {"file": a_list_of_sixty()})
    waiting = WaitingList.objects.get()
    assert answer.url == reverse("arrivals:columns", args=[waiting.ref])
    columns = client.get(answer.url).content.decode()
    assert "Contacts, do not share!!" in columns
    client.post(answer.url, {f"column_{at}": name for at, name in enumerate(waiting.columns)})
    look = client.get(reverse("arrivals:look", args=[waiting.ref])).content.decode()

    assert "61 people can come in" in look
    assert "Line 67" in look
    assert "Line 68" in look
    assert "This line stays out." in look
    assert "walter at example" in look
    assert "2 may be here twice" in look
    assert not Person.objects.exclude(pk=ruth.pk).exists()
    assert not Letter.objects.exists()

    pairs = client.get(reverse("arrivals:doubles", args=[waiting.ref])).content.decode()
    assert "Idris Reid" in pairs
    found = [word.split('"')[0] for word in pairs.split('name="pair_')[1:]]
    client.post(reverse("arrivals:doubles", args=[waiting.ref]), {f"pair_{key}": "two" for key in set(found)})
    client.post(reverse("arrivals:look", args=[waiting.ref]))

    assert Arrival.objects.count() == 63
    assert not WaitingList.objects.exists()
    assert not Letter.objects.exists()
    farah = Person.objects.get(name="Farah Begum")
    assert sorted(farah.contact_routes.values_list("kind", flat=True)) == ["email", "phone"]
    assert Person.objects.filter(format="large print", print_size=18).exists()


def test_A2_nothing_is_sent_before_somebody_says_yes_but_the_one_question(ruth, mailoutbox):
    one = brought(ruth)
    farah = named("Farah Begum")

    assert a_letter(farah).state == Letter.State.STOPPED
    ask(one, where_from=FROM, by=ruth)
    Letter.objects.update(not_before=timezone.now())
    sent = send_letter(Letter.objects.get(to=farah.ref, is_expected=True))

    assert sent.state == Letter.State.SENT
    assert len(mailoutbox) == 1
    assert FROM in mailoutbox[0].body
    assert reverse("arrivals:answer", args=[farah.arrival.ref]) in mailoutbox[0].body


def test_nobody_can_sign_in_by_an_address_that_only_a_list_gave(ruth):
    one = brought(ruth)
    farah = named("Farah Begum")
    assert not EmailAddress.objects.filter(user=farah).exists()

    ask(one, where_from=FROM, by=ruth)
    answer_question(farah.arrival, answer="yes", by=None)

    assert EmailAddress.objects.filter(user=farah, verified=True).exists()


def test_who_says_yes_by_their_link_gets_what_everybody_gets(client, ruth):
    ask(brought(ruth), where_from=FROM, by=ruth)
    farah = named("Farah Begum")
    page = reverse("arrivals:answer", args=[farah.arrival.ref])

    shown = client.get(page).content.decode()
    client.post(page, {"answer": "yes", "news": "on"})

    assert "Farah" not in shown
    farah.refresh_from_db()
    assert not farah.held_back
    assert set(farah.consents.values_list("to", flat=True)) == {Consent.To.LIST, Consent.To.NEWS}
    assert reach(farah.ref).address == "farah@example.org"
    assert a_letter(farah).state == Letter.State.SENT


def test_A1_a_yes_on_the_phone_is_written_down_with_who_heard_it_and_its_words(client, ruth):
    ask(brought(ruth), where_from=FROM, by=ruth)
    sam = named("Sam Reid")
    client.force_login(ruth)

    client.post(
        reverse("arrivals:heard", args=[sam.arrival.ref]),
        {"answer": "yes", "via": "phone", "read_back": "on"},
    )

    consent = sam.consents.get()
    assert (consent.via, consent.taken_by, consent.read_back) == ("phone", ruth.ref, True)
    assert "keep my name" in consent.words


def test_who_says_no_is_taken_out_and_the_same_list_does_not_bring_them_back(client, ruth):
    one = brought(ruth)
    ask(one, where_from=FROM, by=ruth)
    farah = named("Farah Begum")

    client.post(reverse("arrivals:answer", args=[farah.arrival.ref]), {"answer": "no"})

    assert not Person.objects.filter(name="Farah Begum").exists()
    assert not ContactRoute.objects.filter(person=farah).exists()
    assert (
        not Letter.objects.filter(to=farah.ref)
        .exclude(state=Letter.State.STOPPED)
        .filter(state="waiting")
        .exists()
    )
    assert SaidNo.objects.count() == 1
    assert "farah" not in SaidNo.objects.get().print
    one.refresh_from_db()
    assert one.said_no == 1
    with pytest.raises(Refused):
        brought(ruth, "Name,E-mail\nFarah B.,FARAH@example.org\n")


def test_a_link_works_no_more_after_a_no(client, ruth):
    one = brought(ruth)
    ask(one, where_from=FROM, by=ruth)
    page = reverse("arrivals:answer", args=[named("Farah Begum").arrival.ref])
    client.post(page, {"answer": "no"})

    assert client.get(page).status_code == 404


def test_a_list_can_be_taken_out_for_a_day_and_who_was_written_about_since_stays(ruth):
    one = brought(ruth)
    farah = named("Farah Begum")
    write_needs(
        farah,
        needs=["bsl interpreter"],
        yes=True,
        by=ruth,
        via="phone",
    )

    assert undo_bringing_in(one, by=ruth) == 2

    assert Person.objects.filter(name="Farah Begum").exists()
    assert not Person.objects.filter(name="Sam Reid").exists()
    with pytest.raises(Refused):
        undo_bringing_in(one, by=ruth)


def test_a_list_cannot_be_taken_out_after_a_day_or_once_somebody_was_asked(ruth):
    old, young = brought(ruth), brought(ruth, "Name,E-mail\nOlu Okafor,olu@example.org\n")
    Brought.objects.filter(pk=old.pk).update(made_at=timezone.now() - datetime.timedelta(hours=25))
    ask(young, where_from=FROM, by=ruth)

    for one in (old, young):
        with pytest.raises(Refused):
            undo_bringing_in(one, by=ruth)


def test_each_is_asked_once_and_who_cannot_be_reached_is_named(client, ruth):
    one = brought(ruth)
    client.force_login(ruth)
    page = reverse("arrivals:ask", args=[one.ref])

    assert "Bo Li" in client.get(page).content.decode()
    client.post(page, {"where_from": FROM})
    with pytest.raises(Refused):
        ask(one, where_from=FROM, by=ruth)

    assert Letter.objects.filter(is_expected=True).count() == 2
    assert named("Bo Li").arrival.state == Arrival.State.NOT_ASKED


def test_whose_question_was_stopped_in_its_first_minute_can_be_asked_again(ruth):
    one = brought(ruth)
    ask(one, where_from=FROM, by=ruth)
    stop_batch(Letter.objects.filter(is_expected=True).first().batch, by=ruth)

    assert ask(one, where_from=FROM, by=ruth) == 2

    assert Letter.objects.filter(is_expected=True, state=Letter.State.WAITING).count() == 2


def test_nobody_is_asked_before_it_is_said_where_their_names_come_from(ruth):
    with pytest.raises(Refused):
        ask(brought(ruth), where_from="  ", by=ruth)


def test_who_does_not_answer_in_90_days_is_taken_out_as_the_letter_said(ruth):
    one = brought(ruth)
    ask(one, where_from=FROM, by=ruth)
    answer_question(named("Sam Reid").arrival, answer="yes", by=ruth, via="phone")
    today = timezone.localdate()

    assert let_go_unanswered(today + datetime.timedelta(days=89)) == 0
    assert let_go_unanswered(today + datetime.timedelta(days=90)) == 2

    one.refresh_from_db()
    assert one.let_go == 2
    assert not SaidNo.objects.exists()
    assert Person.objects.filter(name="Sam Reid", is_active=True).exists()


def test_today_says_what_a_list_waits_for(ruth):
    today = timezone.localdate()
    waiting = keep_list(file=a_csv(THREE), by=ruth)
    assert [one.key for one in due(ruth, today)] == [f"list {waiting.ref}"]

    one = bring_in(match_columns(waiting, columns=waiting.columns, by=ruth), by=ruth)
    assert [line.key for line in due(ruth, today)] == [f"ask list {one.ref}"]

    ask(one, where_from=FROM, by=ruth)
    assert any("not answered" in line.key for line in due(ruth, today + datetime.timedelta(days=70)))
    assert due(a_person("Sam"), today) == []


def test_the_same_list_again_brings_nobody_in_twice(ruth):
    brought(ruth)

    with pytest.raises(Refused):
        brought(ruth, THREE.replace("Bo Li,,,\n", ""))

    assert Person.objects.filter(name="Farah Begum").count() == 1


def test_A3_organisations_of_a_list_are_joined_with_those_we_know(ruth):
    Organisation.objects.create(name="mill court")

    brought(ruth)

    assert Organisation.objects.count() == 1
    assert named("Farah Begum").affiliations.get().organisation.name == "mill court"


def test_who_takes_their_yes_back_gets_nothing_more(ruth):
    one = brought(ruth)
    ask(one, where_from=FROM, by=ruth)
    farah = named("Farah Begum")
    answer_question(farah.arrival, answer="yes", by=None)

    take_back(farah.consents.get(to=Consent.To.LIST), by=farah)

    assert a_letter(farah).state == Letter.State.STOPPED


def test_the_list_lies_locked_until_it_comes_in(ruth):
    from django.db import connection

    keep_list(file=a_csv(THREE), by=ruth)

    with connection.cursor() as cursor:
        cursor.execute('SELECT "table" FROM arrivals_waitinglist')
        assert "farah" not in cursor.fetchone()[0].lower()


def test_only_who_works_here_brings_a_list_in(client):
    client.force_login(a_person("Sam"))

    assert client.get(reverse("arrivals:choose")).status_code == 403


def test_the_letter_can_be_looked_at_in_every_format_first(client, ruth):
    one = brought(ruth)
    client.force_login(ruth)

    answer = client.post(reverse("arrivals:try", args=[one.ref]), {"where_from": FROM}, follow=True)

    assert FROM in answer.content.decode()
    assert Letter.objects.get().state == Letter.State.STOPPED


def test_a_columns_page_refuses_a_list_without_names(client, ruth):
    waiting = keep_list(file=a_csv(THREE), by=ruth)
    client.force_login(ruth)

    answer = client.post(reverse("arrivals:columns", args=[waiting.ref]), {"column_1": "email"})

    assert "Say which column holds the names." in answer.content.decode()
