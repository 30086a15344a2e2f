"""People before accounts: entered by phone, reached their own way, from an organisation or from none."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import (
    add_contact_route,
    choose_hats,
    connect_to,
    give_role,
    keep_display,
    let_help,
    stop_help,
    take_role,
)
from alongside.people.address_book import reach
from alongside.people.figures import connections
from alongside.people.models import ContactRoute, Help, Organisation, Person, PersonHat
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Sealed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def signed_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)
    return client


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_A1_somebody_without_email_is_entered_from_a_call(client):
    ruth = a_coordinator()
    values = {
        "name": "Sam Okafor",
        "kind": "phone",
        "value": "01632 960777",
        "format": "audio",
        "print_size": 18,
        "language": "en-GB",
        "via": "phone",
        "read_back": "on",
    }

    answer = signed_in(client, ruth).post(reverse("people:enter"), values)

    sam = Person.objects.get(name="Sam Okafor")
    assert answer["Location"] == reverse("people:person", args=[sam.ref])
    assert not EmailAddress.objects.filter(user=sam).exists()
    entry = PrivateEntry.objects.filter(kind="entered", helping=sam.ref).get()
    assert (entry.by, entry.via) == (ruth.ref, "phone")
    assert Sealed.objects.get(entry_hash=entry.hash).private == {"read back": True}
    assert reach(sam.ref).way == "phone"


def test_A1_nobody_is_entered_before_it_was_read_back_to_them(client):
    signed_in(client, a_coordinator()).post(
        reverse("people:enter"),
        {"name": "Sam", "format": "web", "print_size": 12, "language": "en-GB", "via": "phone"},
    )

    assert not Person.objects.filter(name="Sam").exists()


def test_A1_a_name_alone_is_enough():
    sam = a_person("Sam")

    assert reach(sam.ref).way == ""
    assert not sam.has_usable_password()


def test_A2_things_go_out_in_the_persons_own_format():
    sam = a_person("Sam", phone="01632 960777", format="large print", print_size=24)

    found = reach(sam.ref)

    assert (found.way, found.address, found.format, found.size) == (
        "phone",
        "01632 960777",
        "large print",
        24,
    )


def test_the_address_book_never_gives_a_way_that_is_not_safe():
    sam = a_person("Sam")
    add_contact_route(sam, kind="text", value="07700 900001", is_safe=False, by=None)
    add_contact_route(sam, kind="post", value="1 High Street\nWexcombe", by=None)

    assert reach(sam.ref).address == "1 High Street\nWexcombe"

    ContactRoute.objects.update(is_safe=False)
    assert reach(sam.ref).way == ""


def test_a_way_that_is_not_safe_cannot_be_the_first_choice():
    with pytest.raises(Refused):
        add_contact_route(
            a_person(), kind="text", value="07700 900001", is_safe=False, is_first_choice=True, by=None
        )


def test_a_new_first_choice_takes_the_place_of_the_old():
    sam = a_person("Sam", phone="01632 960777")

    add_contact_route(sam, kind="email", value="sam@example.org", is_first_choice=True, by=None)

    assert reach(sam.ref).way == "email"
    assert sam.contact_routes.filter(is_first_choice=True).count() == 1


def test_the_address_book_forgets_who_is_gone():
    sam = a_person("Sam")
    Person.objects.filter(pk=sam.pk).update(is_active=False)

    assert reach(sam.ref) is None


def test_two_people_may_share_an_inbox_but_a_code_opens_one_account():
    sam = a_person("Sam", email="home@example.org")

    alex = a_person("Alex", email="Home@example.org")

    assert reach(alex.ref).address == "Home@example.org"
    assert EmailAddress.objects.get(email="home@example.org").user == sam


def test_an_email_that_somebody_adds_alone_is_not_sure_until_a_code_comes_back():
    sam = a_person("Sam")

    add_contact_route(sam, kind="email", value="new@example.org", by=sam)

    assert not EmailAddress.objects.get(email="new@example.org").verified


@pytest.mark.parametrize(
    ("kind", "value"), [("email", "not one"), ("phone", "12"), ("text", "call me"), ("fax", "1")]
)
def test_what_is_no_address_is_refused_in_words(kind, value):
    with pytest.raises(Refused):
        add_contact_route(a_person(), kind=kind, value=value, by=None)


def test_A3_not_connected_is_an_answer_and_the_three_make_the_total():
    dpo = Organisation.objects.create(name="Wexcombe Deaf Club")
    both = Organisation.objects.create(name="Corn Hall Trust")
    amina, sam, alex = a_person("Amina"), a_person("Sam"), a_person("Alex")
    connect_to(amina, dpo, by=None)
    connect_to(amina, both, by=None)
    connect_to(sam, None, by=None)

    found = connections(Person.objects.filter(pk__in=[amina.pk, sam.pk, alex.pk]))

    assert found == {"people": 3, "organisation": 1, "not_connected": 1, "not_asked": 1}
    assert found["organisation"] + found["not_connected"] + found["not_asked"] == found["people"]


def test_A3_who_joins_an_organisation_is_no_longer_without_one():
    sam = a_person("Sam")
    connect_to(sam, None, by=None)

    connect_to(sam, Organisation.objects.create(name="Corn Hall Trust"), by=None)

    assert sam.affiliations.get().organisation.name == "Corn Hall Trust"


def test_A4_one_person_wears_several_hats_and_nobody_else_sees_the_list(client):
    sam, other = a_person("Sam"), a_person("Alex")
    choose_hats(sam, ["officer", "disabled person"], by=sam)

    choose_hats(sam, ["disabled person", "carer"], by=sam)

    assert set(PersonHat.objects.filter(person=sam).values_list("hat", flat=True)) == {
        "disabled person",
        "carer",
    }
    page = signed_in(client, other).get(reverse("people:person", args=[other.ref])).content.decode()
    assert "carer" not in page


def test_the_last_person_who_looks_after_the_website_stays():
    ada = an_administrator()
    with pytest.raises(Refused):
        take_role(ada, "administrator", by=ada)

    give_role(a_person("Bea"), "administrator", by=ada)
    take_role(ada, "administrator", by=ada)

    assert not ada.has_role("administrator")


def test_a_role_given_twice_is_one_role():
    ada = an_administrator()

    assert give_role(ada, "coordinator", by=ada) == give_role(ada, "coordinator", by=ada)
    assert ada.is_worker


def test_how_pages_look_follows_the_person():
    sam = a_person("Sam")

    keep_display(sam, {"size": "200", "colours": "yellow", "bad": ["list"]})

    sam.refresh_from_db()
    assert sam.display == {"size": "200", "colours": "yellow"}


def test_help_lasts_twelve_months_at_most():
    sam, alex = a_person("Sam"), a_person("Alex")
    with pytest.raises(Refused):
        let_help(sam, alex, rights=["book"], until=in_days(367), by=sam)

    help = let_help(sam, alex, rights=["book"], until=in_days(365), by=sam)

    assert list(Help.objects.live()) == [help]


@pytest.mark.parametrize("rights", [[], ["vote"], ["book", "contact"]])
def test_a_vote_or_an_address_is_never_among_what_a_helper_may_do(rights):
    with pytest.raises(Refused):
        let_help(a_person("Sam"), a_person("Alex"), rights=rights, until=in_days(30), by=None)


def test_nobody_helps_themselves_by_letter():
    sam = a_person("Sam")

    with pytest.raises(Refused):
        let_help(sam, sam, rights=["book"], until=in_days(30), by=sam)


def test_a_helper_sees_whom_they_help_until_it_stops(client):
    sam, alex = a_person("Sam"), a_person("Alex")
    help = let_help(sam, alex, rights=["book"], until=in_days(30), by=sam)
    page = reverse("people:person", args=[sam.ref])
    signed_in(client, alex)
    assert client.get(page).status_code == 200
    client.post(reverse("people:start_helping", args=[help.ref]))
    assert "You are helping Sam" in client.get(reverse("home:my_page")).content.decode()

    stop_help(help, by=sam)

    assert "You are helping Sam" not in client.get(reverse("home:my_page")).content.decode()
    assert client.get(page).status_code == 404


def test_help_that_has_run_out_opens_nothing(client):
    sam, alex = a_person("Sam"), a_person("Alex")
    help = let_help(sam, alex, rights=["book"], until=in_days(1), by=sam)
    Help.objects.update(until=in_days(-1))

    signed_in(client, alex)

    assert client.get(reverse("people:person", args=[sam.ref])).status_code == 404
    assert client.post(reverse("people:start_helping", args=[help.ref])).status_code == 404


def test_a_helper_cannot_see_or_change_how_the_other_is_reached(client):
    sam, alex = a_person("Sam", phone="01632 960777"), a_person("Alex")
    let_help(sam, alex, rights=["book", "letters"], until=in_days(30), by=sam)

    signed_in(client, alex)

    assert "960777" not in client.get(reverse("people:person", args=[sam.ref])).content.decode()
    answer = client.post(
        reverse("people:add_route", args=[sam.ref]), {"kind": "text", "value": "07700 900999"}
    )
    assert answer.status_code == 403
    assert client.get(reverse("people:arrange_help", args=[sam.ref])).status_code == 403


def test_nobody_can_start_helping_in_the_place_of_the_helper(client):
    sam, alex, mallory = a_person("Sam"), a_person("Alex"), a_person("Mallory")
    help = let_help(sam, alex, rights=["book"], until=in_days(30), by=sam)

    signed_in(client, mallory)

    assert client.post(reverse("people:start_helping", args=[help.ref])).status_code == 404
    assert client.post(reverse("people:end_help", args=[help.ref])).status_code == 404
    assert Help.objects.live().exists()


def test_there_is_no_list_of_people_for_people(client):
    a_person("Amina Khan")

    assert client.get(reverse("people:all"))["Location"].startswith(reverse("account_request_login_code"))
    answer = signed_in(client, a_person("Sam")).get(reverse("people:all"))
    assert answer.status_code == 403
    assert "Amina" not in answer.content.decode()
    assert "Amina" in signed_in(client, a_coordinator()).get(reverse("people:all")).content.decode()


def test_a_long_list_costs_no_more_questions_to_the_database(client, django_assert_max_num_queries):
    signed_in(client, a_coordinator())
    Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(300))

    with django_assert_max_num_queries(12):
        page = client.get(reverse("people:all")).content.decode()
    assert "Page 1 of 7" in page


@pytest.mark.parametrize(
    "name", ["محمد علی", "Zoë 🌻", "O’Brien-Ní Dhomhnaill", "‮evil", "<script>alert(1)</script>"]
)
def test_any_name_is_a_name(client, name):
    ruth = a_coordinator()
    person = a_person(name)

    page = signed_in(client, ruth).get(reverse("people:person", args=[person.ref])).content.decode()

    assert "<script>" not in page
    assert "<bdi>" in page


def test_A2_a_person_changes_how_they_get_things(client):
    sam = a_person("Sam", phone="01632 960777")
    signed_in(client, sam)

    client.post(
        reverse("people:change", args=[sam.ref]),
        {"name": "Sam Okafor", "called": "Sam", "format": "braille", "print_size": 12, "language": "en-GB"},
    )

    assert reach(sam.ref).format == "braille"


def test_only_who_looks_after_the_website_says_who_does_what(client):
    ruth, sam = a_coordinator(), a_person("Sam")
    address = reverse("people:roles", args=[sam.ref])
    assert signed_in(client, ruth).post(address, {"roles": ["administrator"]}).status_code == 403

    give_role(ruth, "administrator", by=None)
    client.post(address, {"roles": ["editor"]})

    assert list(sam.roles.values_list("kind", flat=True)) == ["editor"]


def test_a_field_that_no_form_asks_for_changes_nothing(client):
    sam = a_person("Sam")
    signed_in(client, sam)

    client.post(
        reverse("people:change", args=[sam.ref]),
        {"name": "Sam", "format": "web", "print_size": 12, "language": "en-GB", "is_active": "", "roles": "administrator",
         "hidden": "on", "ref": "00000000-0000-4000-8000-000000000000"},
    )  # fmt: skip

    after = Person.objects.get(pk=sam.pk)
    assert (after.ref, after.is_active, after.hidden) == (sam.ref, True, False)
    assert not after.roles.exists()


def test_a_worker_sees_an_address_only_after_a_button_that_is_written_down(client):
    ruth, sam = a_coordinator(), a_person("Sam", phone="01632 960777")
    page = reverse("people:person", args=[sam.ref])
    signed_in(client, ruth)
    assert "960777" not in client.get(page).content.decode()

    assert "960777" in client.post(page).content.decode()

    assert PrivateEntry.objects.get(kind="looked at addresses").by == ruth.ref
    assert "960777" not in client.get(page).content.decode()


def test_a_helper_cannot_press_that_button(client):
    sam, alex = a_person("Sam", phone="01632 960777"), a_person("Alex")
    let_help(sam, alex, rights=["book"], until=in_days(30), by=sam)

    answer = signed_in(client, alex).post(reverse("people:person", args=[sam.ref]))

    assert answer.status_code == 403
    assert "960777" not in answer.content.decode()
