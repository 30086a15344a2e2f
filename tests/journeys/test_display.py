import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_person
from alongside.shared.kit.display import Display, from_dict

LARGE = {"size": "200", "colours": "yellow-on-black", "font": "lexend", "spacing": "wide", "words": "shorter"}


@pytest.fixture
def any_partnership(db):
    return a_partnership()


def test_A2_a_reader_chooses_once_and_every_page_follows(any_partnership, client):
    client.post(reverse("kit:how_it_looks"), LARGE)

    page = client.get(reverse("events:all")).content.decode()
    for name in ("size", "colours", "font", "spacing", "words"):
        assert f'data-{name}="{LARGE[name]}"' in page
    assert 'data-pictures="no"' in page
    assert 'lang="en-GB"' in page


def test_A2_what_somebody_chose_is_there_on_their_next_device(any_partnership, client, django_user_model):
    callum = a_person("Callum")
    client.force_login(callum, backend="alongside.people.signing_in.ByReference")
    client.post(reverse("kit:how_it_looks"), LARGE)

    callum.refresh_from_db()
    assert from_dict(callum.display).size == "200"


def test_shorter_words_come_and_go_with_one_press_and_lead_back(any_partnership, client):
    answer = client.post(reverse("kit:shorter_words"), {"next": "/events/?page=1"})
    assert answer["Location"] == "/events/?page=1"
    assert "What you can come to" in client.get("/events/").content.decode()

    client.post(reverse("kit:shorter_words"))
    assert "What you can come to" not in client.get("/events/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", "\x00"]
)
def test_nobody_is_led_to_another_website(any_partnership, client, elsewhere):
    assert client.post(reverse("kit:shorter_words"), {"next": elsewhere})["Location"] == "/"


def test_a_language_that_we_do_not_have_is_not_there(any_partnership, client):
    assert client.post(reverse("kit:language"), {"language": "xx"}).status_code == 404


rubbish = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["size", "colours", "pictures", "language", "words"]), rubbish) | rubbish
)
def test_settings_that_were_spoiled_are_the_ordinary_ones(kept):
    assert isinstance(from_dict(kept), Display)
