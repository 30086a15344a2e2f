"""The pages of papers, as people meet them."""

import datetime
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.documents.actions import (
    answer_comments,
    close_round,
    comment,
    hand_in_file,
    make_edition,
    open_round,
    put_version_out,
    save_writing,
    sign_off,
    write_easy_read,
)
from alongside.documents.actions.getting_out import to_make
from alongside.documents.actions.writing import newest_writing
from alongside.documents.forms import HandInForm
from alongside.documents.models import Comment, FormatWanted, Paper, Unclear, Version, Writing
from alongside.documents.tests.make import WORDS, a_file, a_group_of, a_paper, a_version, day
from alongside.formats.document import Builder
from alongside.formats.word import to_word
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import give_role, let_help
from alongside.people.models import Role
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.history.models import PrivateEntry
from alongside.shared.models import SentForm
from alongside.shared.tests.films import PLACE, a_film

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here():
    a_partnership()


def browser(person=None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def page(client, name, *args, **query) -> str:
    answer = client.get(reverse(f"documents:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client, name, *args, **typed):
    return client.post(reverse(f"documents:{name}", args=args), typed)


def test_a_stranger_reads_a_paper_that_is_out_and_no_draft():
    out, draft = a_version().paper, a_paper()

    assert "Drivers do not always wait" in page(browser(), "paper", out.ref)
    assert browser().get(draft.get_absolute_url()).status_code == 404


def test_a_paper_of_a_group_is_for_its_members_and_whoever_works_here():
    member, other, ruth = a_person(), a_person(), a_coordinator()
    paper = a_version(group=a_group_of(member), audience="group").paper

    assert browser(member).get(paper.get_absolute_url()).status_code == 200
    assert browser(ruth).get(paper.get_absolute_url()).status_code == 200
    assert browser(other).get(paper.get_absolute_url()).status_code == 404
    assert browser().get(paper.get_absolute_url()).status_code == 404
    assert paper.title not in page(browser(other), "all")


def test_an_officer_with_a_seat_puts_a_word_paper_in_and_the_checker_finds_CPP():
    david = a_person("David")
    group = a_group_of(david)
    client = browser(david)
    file = a_file(
        to_word(Builder("Buses").paragraph("The CPP decides about buses.").document()), "buses.docx"
    )

    sent = send(client, "put_in", upload=file, kind="paper", audience="everybody", group=group.pk)
    paper = Paper.objects.get()
    assert sent["Location"] == reverse("documents:draft", args=[paper.ref])
    assert "What does CPP mean?" in page(client, "put_out", paper.ref)
    assert "CPP" in send(client, "put_out", paper.ref).content.decode()
    assert not Version.objects.exists()

    send(client, "put_out", paper.ref, word_0="the Co-Production Partnership")
    assert Version.objects.count() == 1
    assert "What words mean" in page(browser(), "paper", paper.ref)


def test_somebody_without_a_seat_does_not_put_papers_in():
    assert browser(a_person()).get(reverse("documents:put_in")).status_code == 403


def test_A2_everybody_reads_when_a_format_comes_and_only_workers_how_many_wait():
    callum = a_person("Callum", format="easy read")
    paper = a_version(group=a_group_of(callum)).paper

    assert "Easy Read: coming by" in page(browser(), "paper", paper.ref)
    assert "still waiting" not in page(browser(callum), "paper", paper.ref)
    assert "1 person is still waiting: Easy Read 1." in page(browser(a_coordinator()), "paper", paper.ref)


def test_A2_a_draft_of_easy_read_is_never_called_easy_read():
    version = a_version(group=a_group_of(a_person(format="easy read")))
    easy = version.editions.get(format="easy read")
    ruth = a_coordinator()
    write_easy_read(easy, title="Buses", ideas=[("Drivers wait.", "travel")], by=ruth)

    draft = page(browser(ruth), "edition", version.paper.ref, easy.ref)
    assert "Shorter words, draft" in draft
    assert "Easy Read. Checked" not in draft
    assert browser().get(reverse("documents:edition", args=[version.paper.ref, easy.ref])).status_code == 404

    for name in ("Callum", "Dana"):
        sign_off(easy, name=name, on=timezone.localdate(), by=ruth)
    assert "Easy Read. Checked by Callum and Dana." in page(browser(), "edition", version.paper.ref, easy.ref)


def test_anybody_asks_for_a_format_in_one_step_and_the_list_names_nobody():
    amina = a_person("Amina Yusuf", email="amina@example.org")
    paper = a_version().paper

    send(browser(amina), "ask", paper.ref, format="bsl", language="")
    send(browser(), "ask", paper.ref, format="braille", language="", reached="01632 960777")

    assert FormatWanted.objects.count() == 2
    listed = page(browser(), "asked_for")
    assert "British Sign Language film" in listed
    assert "Amina" not in listed
    assert "960777" not in listed


def test_whoever_asked_without_an_account_is_told_and_their_number_forgotten():
    version = a_version()
    ruth = a_coordinator()
    send(browser(), "ask", version.paper.ref, format="audio", language="", reached="01632 960777")
    for edition in to_make(version):
        make_edition(edition)
    asked = FormatWanted.objects.get()
    assert asked.ready_on

    assert "01632 960777" in page(browser(ruth), "told", asked.ref)
    send(browser(ruth), "told", asked.ref)

    assert FormatWanted.objects.get().reached == ""


def test_a_film_is_wound_on_and_is_for_the_readers_of_its_paper_alone(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    member = a_person(format="bsl")
    version = a_version(group=a_group_of(member), audience="group")
    film = version.editions.get(format="bsl")
    captions = a_file(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "c.vtt")
    hand_in_file(film, upload=a_file(a_film(), "film.mp4"), captions=captions, by=member)
    address = reverse("documents:edition_file", args=[version.paper.ref, film.ref])

    answer = browser(member).get(address, headers={"range": "bytes=4-7"})

    assert answer.status_code == 206
    assert answer.getvalue() == b"ftyp"
    assert browser(a_person()).get(address).status_code == 404
    assert browser().get(address).status_code == 404
    read = page(browser(member), "edition", version.paper.ref, film.ref)
    assert "<video" in read
    assert "<p>Hello</p>" in read
    assert browser().get(reverse("documents:captions", args=[version.paper.ref, film.ref])).status_code == 404


def test_a_film_without_captions_or_words_is_refused(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    version = a_version(group=a_group_of(a_person(format="bsl")))
    film = version.editions.get(format="bsl")

    answer = send(
        browser(a_coordinator()), "hand_in", version.paper.ref, film.ref, upload=a_file(a_film(), "film.mp4")
    )

    assert "Add captions" in answer.content.decode()
    assert not any(tmp_path.rglob("*.mp4"))


def test_a_film_is_looked_through_before_the_database_is_locked(rf, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    form = HandInForm(rf.post("/", {"upload": a_file(a_film(), "film.mp4")}))

    assert form.is_valid()
    with form.cleaned_data["upload"] as kept:
        assert kept.kind.name == "film"
        assert PLACE not in kept.read()


def test_a_web_page_that_is_called_a_film_is_refused_beside_its_field(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    version = a_version(group=a_group_of(a_person(format="bsl")))
    film = version.editions.get(format="bsl")
    sent = a_file(b"<!doctype html><script>alert(1)</script>", "film.mp4")

    answer = send(browser(a_coordinator()), "hand_in", version.paper.ref, film.ref, upload=sent)

    assert "We cannot keep this kind of file." in answer.content.decode()
    assert not any(tmp_path.rglob("*.mp4"))


def test_a_comment_that_is_not_to_be_shown_is_read_by_its_writer_and_whoever_answers():
    farah, david, ruth = a_person("Farah"), a_person("David"), a_coordinator()
    version = a_version(by=david)
    round = open_round(version, until=day("2099-01-01"), by=david)
    comment(round, words="My mum cannot read this.", shown=False, person=farah, by=farah)

    for person, sees in ((farah, True), (david, True), (ruth, True), (a_person(), False), (None, False)):
        assert ("My mum cannot read this." in page(browser(person), "comments", version.paper.ref)) == sees


def test_comments_carry_no_names():
    farah = a_person("Farah Siddiqui")
    version = a_version()
    round = open_round(version, until=day("2099-01-01"), by=None)
    comment(round, words="Add the kerbs.", person=farah, by=farah)

    assert "Farah" not in page(browser(a_coordinator()), "comments", version.paper.ref)


def test_a_stranger_says_what_they_think_and_that_they_do_not_understand():
    version = a_version()
    open_round(version, until=day("2099-01-01"), by=None)
    part = version.document.blocks[0].id

    browser().post(
        reverse("documents:say", args=[version.paper.ref]) + f"?part={part}", {"words": "Yes.", "shown": "on"}
    )
    browser().post(
        reverse("documents:unclear", args=[version.paper.ref]) + f"?part={part}", {"words": "buses"}
    )

    assert Comment.objects.get().part == part
    assert Unclear.objects.get().part == part


def test_a_program_that_fills_in_every_box_is_turned_away():
    version = a_version()
    open_round(version, until=day("2099-01-01"), by=None)

    send(browser(), "say", version.paper.ref, words="Buy this.", leave_empty="x")
    send(browser(), "unclear", version.paper.ref, words="Buy this.", leave_empty="x")

    assert not Comment.objects.exists()
    assert not Unclear.objects.exists()


def test_a_worker_writes_down_what_somebody_says_on_the_phone():
    farah, ruth = a_person("Farah"), a_coordinator()
    version = a_version()
    open_round(version, until=day("2099-01-01"), by=ruth)

    assert (
        version.paper.title in browser(ruth).get(reverse("people:person", args=[farah.ref])).content.decode()
    )
    send(browser(ruth), "say_for", version.paper.ref, farah.ref, words="Kerbs.", via="phone", shown="on")

    said = Comment.objects.get()
    assert (said.person, said.via) == (farah, "phone")


def test_two_people_write_at_once_and_choose_on_a_page(settings):
    sam, ruth = a_person("Sam"), a_coordinator()
    paper = a_paper(by=sam)
    start = str(newest_writing(paper).ref)
    title = newest_writing(paper).document.title

    send(browser(sam), "write", paper.ref, title=title, words=WORDS.replace("buses", "trams"), follows=start)
    answer = send(
        browser(ruth), "write", paper.ref, title=title, words=WORDS.replace("buses", "trains"), follows=start
    )

    beside = Writing.objects.get(aside=True)
    assert answer["Location"] == reverse("documents:settle", args=[paper.ref, beside.ref])
    shown = page(browser(ruth), "settle", paper.ref, beside.ref)
    assert "trams" in shown
    assert "trains" in shown
    send(browser(ruth), "settle", paper.ref, beside.ref, place_0="mine", seen=str(newest_writing(paper).ref))
    assert "trains" in str(newest_writing(paper).document)


def test_L1_check_my_words_looks_and_does_nothing_else():
    ruth = a_coordinator()
    before = [
        Paper.objects.count(),
        Writing.objects.count(),
        PrivateEntry.objects.count(),
        SentForm.objects.count(),
    ]

    answer = send(
        browser(ruth),
        "put_in",
        words="# Riding\n\nWe offer equine therapy in order to facilitate wellbeing.",
        kind="paper",
        audience="everybody",
        check_words="1",
    ).content.decode()

    assert "Nothing is sent yet" in answer
    assert "horse riding" in answer
    assert "We offer equine therapy" in answer
    assert "error-summary" not in answer
    after = [
        Paper.objects.count(),
        Writing.objects.count(),
        PrivateEntry.objects.count(),
        SentForm.objects.count(),
    ]
    assert before == after


def test_what_is_new_is_said_in_words_for_those_who_hear_it():
    paper = a_version().paper
    save_writing(
        paper,
        words=WORDS.replace("a seat", "a roof and a seat"),
        follows=str(newest_writing(paper).ref),
        by=None,
    )
    put_version_out(paper, what_changed="The roof.", by=None)

    shown = page(browser(), "changes", paper.ref, 2)

    assert '<h2>Changed: <span dir="auto">What we ask for</span></h2>' in shown
    assert "new: </span> roof and a" in shown


def test_an_editor_keeps_papers_and_a_treasurer_does_not():
    editor, treasurer = a_person(), a_person()
    give_role(editor, Role.Kind.EDITOR, by=None)
    give_role(treasurer, Role.Kind.TREASURER, by=None)
    paper = a_version().paper

    assert browser(editor).get(reverse("documents:formats", args=[paper.ref])).status_code == 200
    assert browser(treasurer).get(reverse("documents:formats", args=[paper.ref])).status_code == 403


def a_library(papers: int) -> None:
    made = [
        Paper(
            title=f"Paper {n}",
            search=f"paper {n} about {'buses' if n % 7 == 0 else 'homes'}",
            first_out_at=timezone.now(),
        )
        for n in range(papers)
    ]
    Paper.objects.bulk_create(made)


@pytest.mark.both_databases
def test_P1_a_library_of_two_thousand_papers_is_searched_in_twelve_queries_at_most(
    django_assert_max_num_queries,
):
    a_library(2000)
    client = browser()
    page(client, "all")

    with django_assert_max_num_queries(12):
        found = page(client, "all", q="BUSES paper")

    assert "286 papers with “BUSES paper”" in found


@pytest.mark.both_databases
def test_P1_the_search_knows_capital_letters_of_every_script_on_each_database():
    version = a_version("# Éclairage\n\nÜber den Łódź-Bus.\n")

    for typed in ("éclairage", "ÉCLAIRAGE", "über łódź", "ŁÓDŹ"):
        assert version.paper.title in page(browser(), "all", q=typed)
    assert version.paper.title not in page(browser(), "all", q="Leeds")


def a_round(version=None):
    return open_round(version or a_version(), until=day("2099-05-12"), by=None)


def test_a_stranger_does_not_read_what_another_stranger_said_for_us_alone():
    round = a_round()
    comment(round, words="My neighbour at number nine is deaf.", shown=False, by=None)
    comment(round, words="More seats, please.", by=None)

    read = page(browser(), "comments", round.version.paper.ref)

    assert "More seats, please." in read
    assert "number nine" not in read


def test_what_somebody_typed_about_a_part_is_kept_when_that_part_is_gone_meanwhile():
    round = a_round()
    part = round.version.document.blocks[0].id
    address = reverse("documents:say", args=[round.version.paper.ref])

    answer = browser().post(f"{address}?part=gone-{part}", {"words": "Nobody asked us about this."})

    assert answer.status_code == 200
    assert "Nobody asked us about this." in answer.content.decode()
    assert "We cannot find that part any more" in answer.content.decode()


def test_whoever_began_to_comment_on_version_one_can_send_it_when_version_two_is_out():
    round = a_round()
    paper = round.version.paper
    save_writing(paper, words=WORDS + "\nMore.\n", by=None)
    put_version_out(paper, by=None)

    send(browser(), "say", paper.ref, words="Who pays?")

    assert Comment.objects.get().round == round


def test_a_comment_that_is_still_thought_about_gets_its_answer_after_the_next_version_is_out():
    ruth = a_coordinator()
    round = a_round()
    paper = round.version.paper
    said = comment(round, words="Who pays?", by=None)
    answer_comments(round, comments=[said], kind="thinking", words="We ask.", by=None)
    save_writing(paper, words=WORDS + "\nMore.\n", by=None)
    put_version_out(paper, by=None)

    send(
        browser(ruth), "answer", paper.ref, comments=str(said.ref), kind="changed", words="The council pays."
    )
    send(browser(ruth), "close_round", paper.ref)

    said.refresh_from_db()
    round.refresh_from_db()
    assert said.answer.kind == "changed"
    assert not round.is_open


def test_what_somebody_typed_is_on_the_page_when_the_comments_ended_meanwhile():
    round = a_round()
    close_round(round, by=None)

    answer = send(browser(), "say", round.version.paper.ref, words="I typed this for an hour.")

    assert "I typed this for an hour." in answer.content.decode()


def test_words_changed_after_back_are_kept_and_a_double_tap_is_still_one_comment():
    round = a_round()
    ref, key = round.version.paper.ref, str(uuid.uuid4())

    send(browser(), "say", ref, words="More seats.", once_key=key)
    send(browser(), "say", ref, words="More seats.", once_key=key)
    send(browser(), "say", ref, words="More seats, and a roof.", once_key=key)

    assert [one.words for one in Comment.objects.all()] == ["More seats.", "More seats, and a roof."]


def test_a_draft_changed_after_back_is_saved_again():
    ruth = a_coordinator()
    paper = a_paper()
    typed = {"title": "Buses", "follows": str(newest_writing(paper).ref), "once_key": str(uuid.uuid4())}

    send(browser(ruth), "write", paper.ref, words="First words.", **typed)
    send(browser(ruth), "write", paper.ref, words="First words.\n\nSecond words.", **typed)

    saved = " ".join(str(one.content) for one in Writing.objects.filter(paper=paper))
    assert "Second words." in saved


def help_now(client, helper, helped, rights):
    """The helper signs in and begins to help, with these rights."""
    until = timezone.localdate() + datetime.timedelta(days=30)
    help = let_help(helped, helper, rights=rights, until=until, by=helped)
    client.force_login(helper, backend=BY_REFERENCE)
    client.post(reverse("people:start_helping", args=[help.ref]))


def test_a_helper_who_asks_for_a_format_asks_for_whom_they_help():
    jo, callum = a_person("Jo"), a_person("Callum")
    paper = a_version().paper
    client = browser(jo)
    help_now(client, jo, callum, rights=["needs"])

    send(client, "ask", paper.ref, format="bsl")

    assert FormatWanted.objects.get().person == callum


def test_a_helper_who_may_not_say_what_somebody_needs_asks_for_nobody():
    jo, callum = a_person("Jo"), a_person("Callum")
    paper = a_version().paper
    client = browser(jo)
    help_now(client, jo, callum, rights=["read"])

    assert send(client, "ask", paper.ref, format="bsl").status_code == 403
    assert not FormatWanted.objects.exists()


def test_a_save_of_which_nobody_knows_what_it_follows_is_a_page_and_no_fault():
    ruth = a_coordinator()
    paper = a_paper()

    answer = send(browser(ruth), "write", paper.ref, title="Buses", words="My words.", follows="what-is-this")

    assert answer.status_code == 200
    assert "My words." in answer.content.decode()


def test_odd_addresses_of_a_paper_are_pages_or_not_there_and_never_a_fault():
    ruth = a_coordinator()
    round = a_round()
    paper = round.version.paper
    names = ["version", "comments_on", "changes"]

    for client in (browser(), browser(ruth)):
        for name in names:
            for number in (0, 1, 2, 99999, 10**30):
                got = client.get(reverse(f"documents:{name}", args=[paper.ref, number]))
                assert got.status_code in (200, 404), (name, number)
        for number in (0, 2, 99999, 10**30):
            assert client.get(reverse("documents:version", args=[paper.ref, number])).status_code == 404
            assert client.get(reverse("documents:comments_on", args=[paper.ref, number])).status_code == 404
            assert client.get(reverse("documents:file", args=[paper.ref, number, "text"])).status_code == 404
        for name in ("say", "unclear"):
            for part in ("gone", "../..", "ä\x00", "x" * 3000):
                got = client.get(reverse(f"documents:{name}", args=[paper.ref]), {"part": part})
                assert got.status_code in (400, 404), (name, part)
                got = client.post(
                    f"{reverse(f'documents:{name}', args=[paper.ref])}?part={part[:50]}", {"words": "Hello"}
                )
                assert got.status_code in (200, 400, 404), (name, part)
        assert client.get(reverse("documents:all"), {"page": "99999", "q": "%_'"}).status_code == 200
    for part in ("gone", "what-words-mean"):
        assert browser(ruth).get(reverse("documents:make_clear", args=[paper.ref, part])).status_code == 404
        assert browser(ruth).get(reverse("documents:explain_part", args=[paper.ref, part])).status_code in (
            200,
            404,
        )
    assert (
        browser(ruth).get(reverse("documents:answer", args=[paper.ref]), {"comment": "rubbish"}).status_code
        == 200
    )
    assert (
        send(browser(ruth), "answer", paper.ref, comments="rubbish", kind="changed", words="x").status_code
        == 200
    )
