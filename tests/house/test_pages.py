import pytest
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from alongside.shared.models import SentForm
from alongside.shared.panels import hung
from alongside.shared.web import WroteWhileReading
from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules import pages
from tests.house.rules.ladder import problems_in_address_names

# Opening a page to people who are not signed in is a visible act: it is written here, with why.
OPEN = {
    "account_confirm_login_code": "sign in, second step",
    "account_inactive": "says that an account is closed",
    "account_login": "leads to the sign-in page",
    "account_logout": "asks whether to go out",
    "account_request_login_code": "sign in, first step",
    "account_signup": "leads to the page on joining",
    "arrivals:answer": "somebody answers whether they want to be on the list, by the link in their letter",
    "arrivals:no": "says that they were taken out",
    "arrivals:yes": "thanks them",
    "demo:come_in": "the invented partnership lets anybody try anybody's part; elsewhere it is not there",
    "documents:all": "papers that are out, for everybody",
    "documents:ask": "anybody may ask for a paper their own way, without an account",
    "documents:asked_for": "formats that people asked for, and how long they took; nobody is named",
    "documents:captions": "the captions of a film; for whoever may read its paper",
    "documents:changes": "what is new in a version; for whoever may read its paper",
    "documents:clearer": "what was made clearer in a paper",
    "documents:comments": "what people said about a paper, without names",
    "documents:comments_on": "the same, of an earlier version",
    "documents:easy_print": "Easy Read on paper; for whoever may read its paper",
    "documents:edition": "a format that people made; for whoever may read its paper",
    "documents:edition_file": "its file, under the same rules as its page",
    "documents:edition_picture": "a picture in it, under the same rules",
    "documents:file": "a paper in a format; for whoever may read it",
    "documents:links": "what others keep on the web",
    "documents:paper": "a paper that is out for everybody",
    "documents:picture": "a picture in a paper, under the same rules as its page",
    "documents:plain_words": "words that people did not understand, as counts",
    "documents:say": "anybody may say what they think of a paper; an account must not stand in the way",
    "documents:unclear": "anybody may say that they do not understand; nobody is asked who they are",
    "documents:unclear_page": "the same, of a page of ours",
    "documents:words": "what words mean",
    "documents:version": "an earlier version of a paper",
    "equality:answer": "answers about us all, from people without an account too; nothing says whose they are",
    "equality:figures": "rounded numbers about us all, for everybody",
    "equality:thank_you": "says that the answers came in",
    "events:all": "what is on",
    "events:bring_someone": "cards that anybody may print for somebody",
    "events:by_code": "the door, for whoever holds its day pass; others must run the event",
    "events:came": "the same, one press",
    "events:with_them": "the same, for how many came with somebody",
    "events:not_here": "the same, taken back",
    "events:forget": "whoever stands at the door forgets how to reach somebody who would rather not be thanked",
    "events:without_booking": "the same, for somebody who did not book",
    "events:book": "a name and one way are enough to book; an account must not stand in the way",
    "events:no_more": "whoever waited in vain says by the key of their ticket that they want no letter about it",
    "events:cancel": "whoever holds the key of a ticket may give the place back",
    "events:company": "the same, to say who comes with them",
    "events:needs_for_the_day": "the same, to say what they need",
    "events:say_yes": "the same, to take a place that is held out",
    "events:calendar_file": "a published event, for a calendar",
    "events:feed": "all published events, for a calendar",
    "events:listened": "where we have listened, in numbers and places",
    "events:series": "events that belong together",
    "events:ticket": "a ticket; its key stands in letters to its person alone",
    "events:ticket_file": "the same, in a format",
    "events:was_it_there": "the same, to say whether what they need was there",
    "events:why_in_public": "the same, to say whether a reason may be public",
    "events:day_pass": "a volunteer types the code of a day pass; six tries in a browser",
    "events:door": "the door of one event for one day; asks for a day pass that still holds",
    "events:event": "a published event, with how to get in",
    "groups:group": "what a group does and how to join",
    "groups:join": "anybody may say that they would like to join; five from one browser",
    "home:ways_in": "ways to be involved, without an account",
    "home:about": "who we are and how to reach us",
    "home:accessibility": "what works, what does not, whom to tell",
    "home:front": "the front page",
    "home:privacy": "what is kept about people, for whoever thinks of joining",
    "home:health": "says to a watching program that we are up, and nothing about anybody",
    "kit:how_it_looks": "letters, colours and calm, before any sign-in",
    "kit:language": "the language of the page",
    "kit:shorter_words": "everyday or shorter words",
    "mfa_authenticate": "the second step, on the way in; only after a code by e-mail",
    "people:card": "sign in with a printed card; six tries in a browser",
    "people:card_code": "the same, with the code from the card's picture; only its button does something",
    "mfa_deactivate_totp": "leads to my page; nobody takes their own second step away",
    "mfa_index": "leads to my page",
    "people:join": "how to join; nobody needs an account first",
    "people:join_age": "joining, first page",
    "people:join_back": "joining; a code of their own opens what they wrote",
    "people:join_check": "joining; shows only what this browser wrote",
    "people:join_later": "joining; the code of this browser alone",
    "people:join_step": "joining; shows only what this browser wrote",
    "people:news": "just news, without joining",
    "people:young": "how under-18s take part; keeps nothing",
    "post:stop": "stops the news; its signed address came in a letter, and a mail program presses its button",
    "reports:event_file": "the report of an event that is over, in the reader's format",
    "reports:event_report": "the report of an event that is over",
    "reports:learning": "what others published, and what we learned",
    "reports:records": "where each number of a report comes from; only once the report is public",
    "reports:reported": "figures that others published, with their sources",
    "reports:reported_dots": "dots that others published, option by option",
    "reports:reported_file": "the same figures as a file",
    "safeguarding:card": "what to do when somebody tells you something worrying, to print; holds nothing about anybody",
    "safeguarding:sent": "says that it came in, and whom to ring",
    "safeguarding:sent_now": "the same, when somebody is in danger now",
    "safeguarding:worried": "whom to ring, and a form for everybody; an account must not stand in the way",
    "set_up:check": "set-up; each step asks for the one-time code",
    "set_up:done": "set-up; each step asks for the one-time code",
    "set_up:logo": "the partnership's own sign",
    "set_up:start": "set-up; asks for the one-time code",
    "set_up:step": "set-up; each step asks for the one-time code",
    "voting:bundle": "a result and the public record in one file, for whoever counts it again",
    "voting:checker": "the program that counts a vote again",
    "voting:all": "which votes are on, and what came of them",
    "voting:ballot": "a code from the list is enough to vote; no account is needed",
    "voting:code": "where the code is typed",
    "voting:live": "the vote on the big screen, and on every phone in the room",
    "voting:pulse": "how many have voted, for that screen; never for what",
    "voting:poll": "what the vote is about and how it is counted",
    "voting:result": "the result, for everybody",
    "voting:number": "whether a check number is among those that were counted; the list is public",
    "voting:sheets": "the result's ballots, so that anybody can count again",
    "voting:totals": "the result as a table, for everybody",
}

MADE_UP = "tests.house.made_up_addresses"


@pytest.fixture
def any_partnership(settings):
    """A site that is set up, so that pages answer for themselves."""
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def yes() -> bool:
    return True


def test_a_page_is_closed_unless_it_is_opened_by_name():
    assert sorted(pages.problems_in_open_pages(OPEN)) == []


def test_every_address_that_we_lead_to_is_there():
    assert problems_in_address_names(ROOT, {name for name, _path, _pattern in pages.addresses()}) == []


def test_every_panel_that_we_hang_is_there():
    for functions in hung().values():
        assert all(callable(function) for function in functions)


def test_an_address_that_is_not_there_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/templates/attic/page.html": "{% url 'events:all' %}{% url 'events:gone' %}",
            "alongside/attic/views.py": 'redirect("/plain/address/")\nredirect("gone")\n',
        },
    )

    assert problems_in_address_names(house, {"events:all"}) == [
        "alongside/attic/templates/attic/page.html:1 leads to events:gone, which is not there.",
        "alongside/attic/views.py:2 leads to gone, which is not there.",
    ]


@pytest.mark.django_db
def test_no_page_breaks_or_opens_when_a_stranger_knocks(any_partnership):
    sign_in = reverse("account_request_login_code")

    assert pages.problems_when_a_stranger_knocks(Client(), sign_in) == []


@pytest.mark.django_db
def test_a_page_that_breaks_and_a_page_that_writes_are_named(any_partnership):
    with override_settings(ROOT_URLCONF=MADE_UP):
        said = pages.problems_when_a_stranger_knocks(Client(), "/sign-in/")

    assert len(said) == 2, said
    assert said[0].startswith("writes (/writes/) broke: WroteWhileReading")
    assert said[1].startswith("breaks (/breaks/")
    assert said[1].endswith("broke: ValueError: It breaks.")


@pytest.mark.django_db
def test_a_closed_page_that_lets_a_stranger_in_is_named(any_partnership, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("AskToSignIn")]
    with override_settings(ROOT_URLCONF=MADE_UP):
        said = pages.problems_when_a_stranger_knocks(Client(), "/sign-in/")

    assert any(sentence.startswith("closed ") for sentence in said)


def test_a_page_that_was_opened_without_a_word_is_named():
    said = pages.problems_in_open_pages(
        {"writes": "", "breaks": "", "closed": "", "account_request_login_code": ""}, get_resolver(MADE_UP)
    )

    assert said == [
        "open is open to everybody but not on the list of open pages.",
        "closed is on the list of open pages but asks people to sign in.",
    ]


@pytest.mark.django_db
def test_a_page_that_writes_while_it_is_read_raises(any_partnership):
    with override_settings(ROOT_URLCONF=MADE_UP):
        assert Client().post("/writes/").status_code == 200
        assert SentForm.objects.count() == 1

        with pytest.raises(WroteWhileReading):
            Client().get("/writes/")
