"""What somebody is in each group is theirs to choose, apart for each."""

import pytest
from django.urls import reverse

from alongside.groups.actions import choose_here_as, seat
from alongside.groups.models import Membership
from alongside.groups.tests.make import a_group
from alongside.partnership.tests.make import a_partnership
from alongside.people.models import Hat
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def test_A4_an_officer_in_one_group_is_a_disabled_resident_in_another(client):
    helen = a_person("Helen")
    board, group = a_group("The Board"), a_group("Access group", kind="working group")
    as_officer = seat(board, helen, hat=Hat.OFFICER, by=None)
    as_resident = seat(group, helen, hat=Hat.USES_SERVICES, by=None)
    client.force_login(helen, backend=BY_REFERENCE)

    client.post(
        reverse("groups:here_as", args=[as_resident.ref]), {"hat": Hat.DISABLED, "here_as_disabled": "yes"}
    )

    as_officer.refresh_from_db()
    as_resident.refresh_from_db()
    assert (as_officer.hat, as_officer.here_as_disabled) == (Hat.OFFICER, None)
    assert (as_resident.hat, as_resident.here_as_disabled) == (Hat.DISABLED, True)
    shown = client.get(reverse("groups:here_as", args=[as_officer.ref])).content.decode()
    assert 'value="officer" ' in shown
    assert "Access group" not in shown


def test_A4_nobody_else_opens_it_and_no_page_of_others_shows_it(client):
    helen = a_person("Helen")
    taken = seat(a_group("The Board"), helen, hat=Hat.DISABLED, here_as_disabled=True, by=None)
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    assert client.get(reverse("groups:here_as", args=[taken.ref])).status_code == 404
    page = client.get(reverse("people:person", args=[helen.ref])).content.decode()
    assert "disabled" not in page.lower()


def test_an_answer_is_taken_back_as_easily_as_it_was_given():
    helen = a_person("Helen")
    taken = seat(a_group("The Board"), helen, hat=Hat.DISABLED, here_as_disabled=True, by=None)

    choose_here_as(taken, hat=Hat.DISABLED, here_as_disabled=None, by=helen)

    taken = Membership.objects.get()
    assert (taken.here_as_disabled, taken.consented_at) == (None, None)
