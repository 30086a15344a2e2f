"""On paper and by phone: one file in posting order, a list to ring, and what came back."""

import io
from dataclasses import replace

import pytest
from django.urls import reverse
from pypdf import PdfReader

from alongside.formats import FORMATS
from alongside.formats.braille import back_translate
from alongside.formats.document import Builder
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import add_contact_route
from alongside.people.address_book import reach
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.actions import look_again, queue_letter, send_letter, try_out, use_made_format
from alongside.shared.post.actions.sending import waits_for_a_person
from alongside.shared.post.figures import still_waiting
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import Reach

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_place(settings):
    a_partnership()
    settings.MAY_SEND = f"{__name__}.yes"


def yes() -> bool:
    return True


def a_letter(to, words="Come on Monday.", batch="") -> Letter:
    document = Builder("The next meeting", language="en-GB").paragraph(words).document()
    letter = queue_letter(
        f"meeting {to.ref}", to=to, room="events", why="You are a member.", document=document, batch=batch
    )
    Letter.objects.update(not_before=letter.made_at)
    return send_letter(letter)


def by_post(name: str, address: str, neutral=False, **more):
    person = a_person(name, **more)
    add_contact_route(
        person, kind="post", value=address, is_first_choice=True, neutral_envelope=neutral, by=None
    )
    return person


def words_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_A1_the_pile_is_one_file_with_labels_in_posting_order_and_each_look_is_written_down(client):
    late = by_post("Mr Hussain", "1 Mill Road\nKeighley BD21 1AA", print_size=24)
    early = by_post("Mrs Green", "2 Park Lane\nBradford BD1 1AA", neutral=True)
    for one in (late, early):
        a_letter(one, f"Dear {one.name}")
    ruth = a_coordinator()
    client.force_login(ruth)

    page = client.get(reverse("post:pile")).content.decode()
    file = client.post(reverse("post:print_pile"))

    assert "Mill Road" not in page
    assert "Plain envelope" in page
    labels, first, second = words_of(file.content)
    assert labels.index("Mrs Green") < labels.index("Mr Hussain")
    assert "Dear Mrs Green" in first
    assert "Dear Mr Hussain" in second
    looked = PrivateEntry.objects.filter(kind="looked at addresses")
    assert set(looked.values_list("helping", flat=True)) == {late.ref, early.ref}

    client.post(reverse("post:posted"))

    assert set(Letter.objects.values_list("state", flat=True)) == {Letter.State.SENT}


def test_A1_a_letter_that_came_back_shows_on_their_page_and_its_way_is_not_used_again(client):
    hussain = by_post("Mr Hussain", "1 Mill Road\nKeighley BD21 1AA")
    letter = a_letter(hussain)
    client.force_login(a_coordinator())
    client.post(reverse("post:print_pile"))
    client.post(reverse("post:posted"))

    client.post(reverse("post:came_back", args=[letter.ref]))

    assert reach(hussain.ref).way == ""
    assert "did not arrive" in client.get(reverse("people:person", args=[hussain.ref])).content.decode()
    assert "Mr Hussain" in client.get(reverse("post:outbox")).content.decode()


def test_A1_an_email_that_came_back_is_said_on_their_page_by_those_who_work_here_alone(client):
    amina = a_person("Amina", email="amina@example.org")
    letter = a_letter(amina, words="Come at noon.")
    page, back = reverse("people:person", args=[amina.ref]), reverse("post:came_back", args=[letter.ref])

    client.force_login(amina)
    assert back not in client.get(page).content.decode()
    client.force_login(a_coordinator())
    seen = client.get(page).content.decode()
    client.post(back)

    assert back in seen
    assert "The next meeting" not in seen  # what it was about is between them and whoever wrote
    assert reach(amina.ref).way == ""
    assert "did not arrive" in client.get(page).content.decode()


def test_A1_whoever_wants_to_be_rung_is_rung_and_no_answer_keeps_them_on_the_list(client):
    amina = a_person("Amina")
    add_contact_route(
        amina, kind="phone", value="01632 960111", is_first_choice=True, no_voicemail=True, by=None
    )
    letter = a_letter(amina)
    client.force_login(a_coordinator())
    page = reverse("post:call", args=[letter.ref])

    before = client.get(page).content.decode()
    shown = client.post(reverse("post:number", args=[letter.ref])).content.decode()
    client.post(page, {"outcome": "no answer"})
    again = client.get(reverse("post:calls")).content.decode()
    client.post(page, {"outcome": "later", "ring_on": "2099-01-01"})
    later = client.get(reverse("post:calls")).content.decode()
    client.post(page, {"outcome": "done"})

    assert "960111" not in before
    assert "Never leave a message" in before
    assert "Come on Monday" in before
    assert "960111" in shown
    assert "Amina" in again
    assert "Amina" not in later
    assert Letter.objects.get().state == Letter.State.SENT
    assert PrivateEntry.objects.filter(kind="looked at addresses", helping=amina.ref).count() == 1


def test_K1_people_who_wait_for_easy_read_are_counted_and_get_it_once_it_is_made():
    two = [a_person(email=f"{name}@example.org", format="easy read") for name in ("a", "b")]
    for one in two:
        a_letter(one, batch="news of May")

    assert str(still_waiting("news of May")) == "2 people are still waiting: Easy Read 2"
    easy = Builder("The next meeting", language="en-GB").paragraph("Come.").document()
    assert use_made_format("news of May", "easy read", easy, by=two[0]) == 2
    assert not still_waiting("news of May")


def test_A2_nobody_reads_anybody_elses_letter(client):
    amina, omar = a_person("Amina", email="a@example.org"), a_person("Omar", email="o@example.org")
    letter = a_letter(amina)
    page = reverse("post:read", args=[letter.ref])

    client.force_login(omar)
    assert client.get(page).status_code == 404
    client.force_login(a_coordinator())
    assert client.get(page).status_code == 404
    client.force_login(amina)
    assert "Come on Monday" in client.get(page).content.decode()


def test_K1_a_worker_sees_a_letter_in_every_format_before_others_get_it(client):
    ruth = a_coordinator(email="r@example.org")
    letter = try_out(Builder("News", language="en-GB").paragraph("We won.").document(), by=ruth)
    client.force_login(ruth)
    assert send_letter(letter).state == Letter.State.STOPPED

    assert "Large print" in client.get(reverse("post:try", args=[letter.ref])).content.decode()
    file = client.get(reverse("post:format", args=[letter.ref, "large-print"]))
    assert file.content.startswith(b"%PDF-")


def test_A1_a_text_is_short_and_stands_in_a_file_of_its_own_while_we_try_things_out(settings, tmp_path):
    settings.TEXTS, settings.DATA = "file", tmp_path
    amina = a_person("Amina")
    add_contact_route(amina, kind="text", value="07700 900123", is_first_choice=True, by=None)

    letter = a_letter(amina)

    file = tmp_path / "texts.txt"
    assert letter.state == Letter.State.SENT
    assert f"07700 900123\tThe next meeting: {settings.ADDRESS}/letters/{letter.ref}/" in file.read_text()
    assert "Monday" not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_A1_whoever_chose_another_way_since_is_taken_off_the_list_and_gets_it_the_new_way():
    hussain = by_post("Mr Hussain", "1 Mill Road\nKeighley BD21 1AA")
    letter = a_letter(hussain)
    hussain.contact_routes.update(is_first_choice=False)
    add_contact_route(hussain, kind="email", value="h@example.org", is_first_choice=True, by=None)

    assert look_again() == 1
    assert send_letter(letter).state == Letter.State.SENT


@pytest.mark.parametrize(
    ("format", "size", "name", "start"),
    [
        ("large print", 24, "letter.pdf", b"%PDF"),
        ("pdf", 12, "letter.pdf", b"%PDF"),
        ("docx", 12, "letter.docx", b"PK"),
    ],
)
def test_A2_an_email_brings_the_letter_in_its_readers_own_format_too(mailoutbox, format, size, name, start):
    a_letter(a_person("Amina", email="amina@example.org", format=format, print_size=size))

    ((file, made, _kind),) = mailoutbox[0].attachments

    assert file == name
    assert made.startswith(start)


def test_A2_who_likes_the_web_gets_words_alone(mailoutbox):
    a_letter(a_person("Amina", email="amina@example.org"))

    assert mailoutbox[0].attachments == []


def test_A2_a_braille_letter_has_its_place_in_the_pile_and_a_file_for_the_braille_printer(client):
    by_post("Mr Hussain", "1 Mill Road\nKeighley BD21 1AA")
    amina = by_post("Amina", "2 Park Lane\nBradford BD1 1AA", format="braille")
    assert a_letter(amina, batch="news").state == Letter.State.BY_HAND
    client.force_login(a_coordinator())

    page = client.get(reverse("post:pile")).content.decode()
    pages = words_of(client.post(reverse("post:print_pile")).content)
    brf = client.post(reverse("post:braille_pile")).content

    assert "braille printer" in page
    assert any("The braille letter for Amina goes here" in " ".join(one.split()) for one in pages)
    assert "Amina" in back_translate(brf.decode().replace("\r\n", " "))
    assert max(len(line) for line in brf.decode().replace("\f", "").split("\r\n")) <= 40


@pytest.mark.parametrize(
    ("format", "way", "waits"),
    [("easy read", "email", True), ("bsl", "email", True), ("audio", "email", False), ("audio", "post", True),
     ("braille", "email", False), ("braille", "post", False), ("large print", "post", False)],
)  # fmt: skip
def test_A2_a_machine_makes_what_it_can_and_the_rest_waits_for_a_person(format, way, waits):
    assert waits_for_a_person(Reach("Amina", way, "x", format=format)) is waits


def test_A2_without_the_braille_program_a_braille_letter_waits_for_a_person(monkeypatch):
    monkeypatch.setitem(FORMATS, "braille", replace(FORMATS["braille"], is_here=lambda: False))

    assert waits_for_a_person(Reach("Amina", "post", "x", format="braille"))


def test_the_day_on_which_a_worry_was_passed_on_stands_in_no_list_that_workers_see(client):
    lead = by_post("Lena Lead", "3 Mill Road\nBradford BD1 1AB")
    document = Builder("Something came").paragraph("Please look.").document()
    for room in ("safeguarding", "events"):
        one = queue_letter(f"{room} x", to=lead, room=room, why="You are named.", document=document)
        Letter.objects.filter(pk=one.pk).update(state="sent", way="post", settled_at=one.made_at)
    client.force_login(a_coordinator())

    page = client.get(reverse("people:person", args=[lead.ref])).content.decode()

    assert page.count("came back</a>") == 1
