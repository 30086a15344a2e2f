"""P1, H12: links with the day on which somebody looked, and what we made together with how often it is used."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.documents.actions import add_link, credit, look_at_link, write_use
from alongside.documents.models import Link
from alongside.documents.tests.make import a_version
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here():
    a_partnership()


def test_P1_a_link_that_is_gone_stays_with_a_note():
    link = add_link(title="A guide", address="https://example.org/guide", summary="How to.", by=None)

    with pytest.raises(Refused, match="where people can ask"):
        look_at_link(link, state="gone", by=None)
    look_at_link(link, state="gone", note="Ask us for a paper copy.", by=None)

    page = Client().get(reverse("documents:links")).content.decode()
    assert "A guide" in page
    assert "https://example.org/guide" not in page
    assert "Ask us for a paper copy." in page


def test_a_link_that_is_not_safe_is_refused():
    with pytest.raises(Refused, match="https"):
        add_link(title="A guide", address="http://example.org", summary="How to.", by=None)


def test_H12_something_we_made_says_who_made_it_and_how_often_it_is_used_and_by_whose_count():
    paper = a_version(kind="made").paper
    credit(paper, shown_as="Speak Up Wexcombe", by=None)
    write_use(
        paper, number=40_000, what="page views", period="2016 to 2017", source="the hub's own count", by=None
    )

    page = Client().get(paper.get_absolute_url()).content.decode()

    assert "Speak Up Wexcombe" in page
    assert "40,000 page views, 2016 to 2017 (counted by the hub's own count)" in page.replace("&#x27;", "'")


def test_an_old_link_is_due_once_for_all_of_them(client):
    ruth = a_coordinator()
    for number in range(3):
        add_link(title=f"Guide {number}", address="https://example.org", summary="How to.", by=None)
    Link.objects.update(checked_on="2020-01-01")
    client.force_login(ruth)

    page = client.get(reverse("home:today")).content.decode()

    assert page.count("Look whether the links still work.") == 1
