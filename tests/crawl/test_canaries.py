"""Every sensitive column holds a word of its own. As everybody, every page, file, letter and log line is read, and
each word may stand only where the personal-data map says that it may be seen."""

import pytest
from django.core import mail
from django.test import override_settings

from alongside.shared.personal_data import Who
from alongside.shared.post.actions import send_letter
from alongside.shared.post.models import Letter
from tests.crawl.reading import KEYS, words_in, words_of
from tests.crawl.relations import relations
from tests.crawl.rules import MEMBERS, Rule
from tests.crawl.visits import given_back, may, see, visits

pytestmark = pytest.mark.django_db
MADE_UP = "tests.crawl.made_up_addresses"


def leaks(world, viewer, words, where: str, holder=None) -> list[str]:
    """A sentence for each word that this viewer should not have found there. Whose key they hold, they are as good as."""
    found = []
    for word in words & set(world.words):
        planted = world.words[word]
        are = relations(viewer.person, planted.about)
        if holder is not None and planted.about == holder:
            are |= {str(Who.THEMSELVES)}
        if not may(are, planted.kept.seen_by):
            found.append(
                f"{where} shows {planted.column} to {viewer.name}; it is for {', '.join(planted.kept.seen_by)}."
            )
    return found


def test_nobody_reads_what_is_not_for_them(world, seen, capsys):
    found = {
        said
        for one in seen
        for said in leaks(world, one.visit.viewer, one.words, one.visit.name, one.visit.holder)
    }

    with capsys.disabled():
        fetched = len({one.visit.name for one in seen})
        print(
            f" [{fetched} addresses, {len(seen)} fetches, {len(world.words)} words, {len(world.viewers)} people]",
            end="",
        )
    assert not found, "\n".join(sorted(found))


def test_the_words_can_be_found_where_they_may_be_seen(world, seen):
    shown = {world.words[word].column for one in seen for word in one.words & set(world.words)}

    assert {"people.Person.name", "people.ContactRoute.value"} <= shown


def test_a_button_shows_nothing_that_is_not_for_whoever_presses_it(world, seen, capsys):
    pressed, found, by_button = set(), set(), set()
    for one in seen:
        viewer = one.visit.viewer
        for form in one.buttons:
            for sent in form.presses():
                same = (
                    viewer,
                    form.url,
                    *sorted((name, value) for name, value in sent.items() if name not in KEYS),
                )
                if same in pressed:
                    continue
                pressed.add(same)
                with given_back(viewer):
                    answer = viewer.client.post(form.url, sent)
                    words = words_in(answer)
                    if answer.status_code == 302:
                        words |= words_in(viewer.client.get(answer.headers["Location"]))
                assert answer.status_code < 500, f"A button on {one.visit.name} breaks for {viewer.name}."
                found |= set(leaks(world, viewer, words, f"A button on {one.visit.name}", one.visit.holder))
                by_button |= {world.words[word].column for word in words & set(world.words)}

    with capsys.disabled():
        print(f" [{len(pressed)} buttons]", end="")
    assert not found, "\n".join(sorted(found))
    assert "people.ContactRoute.value" in by_button


def test_pages_that_say_no_and_pages_that_break_show_nothing(world):
    with override_settings(ROOT_URLCONF=MADE_UP):
        for viewer in world.viewers:
            for path in ("/nothing-is-here/", "/people/", "/set-up/change/", "/breaks/"):
                answer = viewer.client.get(path)
                assert answer.status_code in {200, 302, 403, 404, 500}
                assert leaks(world, viewer, words_in(answer), path) == []
        assert world.viewer("another member").client.get("/breaks/").status_code == 500


def test_the_log_holds_no_words_of_anybody(world, seen, quiet):
    with override_settings(ROOT_URLCONF=MADE_UP):
        world.viewer("a worker").client.get("/breaks/")

    text = "\n".join(quiet)
    assert "It breaks" in text
    assert sorted(world.words[word].column for word in words_of(text) & set(world.words)) == []


def test_a_letter_holds_nothing_that_its_reader_may_not_see(world, settings):
    readers = {viewer.person.ref: viewer for viewer in world.viewers if viewer.person}
    sent = 0
    for letter in Letter.objects.filter(to__in=readers):
        mail.outbox = []
        send_letter(letter)
        for message in mail.outbox:
            sent += 1
            printed = words_of(message.message().as_string())
            assert leaks(world, readers[letter.to], printed, "A letter") == []
            assert words_of(letter.subject) <= printed

    assert sent


def test_a_page_that_tells_members_where_people_live_is_found(world):
    with override_settings(ROOT_URLCONF=MADE_UP):
        visited = [see(visit) for visit in visits(world, {"leaks": [Rule(MEMBERS)]})]
    found = {
        said
        for one in visited
        for said in leaks(world, one.visit.viewer, one.words, one.visit.name, one.visit.holder)
    }

    assert "leaks shows people.ContactRoute.value to another member; it is for themselves, workers." in found
    assert not any(" to a worker;" in said or " to a stranger;" in said for said in found)
