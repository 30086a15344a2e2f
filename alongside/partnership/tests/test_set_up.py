"""Opening the house: the code, four steps, and what is refused on the way."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from alongside.partnership import facts
from alongside.partnership.actions import LETTERS, TRIES, new_set_up_code, set_up_partnership, try_set_up_code
from alongside.partnership.figures import site
from alongside.partnership.models import Partnership, SetUpCode
from alongside.partnership.tests.make import WAYS, a_partnership
from alongside.shared.errors import Refused
from alongside.shared.uploads import redraw_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _before_set_up(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    facts.forget()
    yield
    facts.forget()


def a_picture(kind="PNG", size=(40, 30), **more) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0b6e4f").save(out, kind, **more)
    return out.getvalue()


def step(client, key, values):
    return client.post(reverse("set_up:step", args=[key]), values)


def walk(client, **changes):
    """The whole journey with good answers, up to "check answers"."""
    client.post(reverse("set_up:start"), {"code": new_set_up_code()})
    step(client, "name", {"name": "Wexcombe Together", "strapline": "Sharing the power"})
    step(client, "logo", {})
    step(client, "ways", {**WAYS, "contact_name": "Ruth", **changes})
    return step(client, "you", {"your_name": "Ada Lovelace", "your_email": "ada@example.org"})


def test_whoever_comes_first_is_shown_the_way_to_set_up(client):
    answer = client.get(reverse("events:all"))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("set_up:start")


def test_the_whole_journey_opens_the_house_and_signs_its_first_person_in(client):
    assert walk(client)["Location"] == reverse("set_up:check")
    page = client.get(reverse("set_up:check")).content.decode()
    assert "Wexcombe Together" in page
    assert "Freepost TOGETHER" in page

    answer = client.post(reverse("set_up:check"))

    assert answer["Location"] == reverse("set_up:done")
    partnership = Partnership.objects.get()
    assert partnership.set_up_at is not None
    assert facts.is_set_up()
    me = client.get(reverse("home:my_page"))
    assert me.status_code == 200
    assert me.wsgi_request.user.name == "Ada Lovelace"
    assert me.wsgi_request.user.has_role("administrator")
    assert me.wsgi_request.user.is_worker
    assert client.get(reverse("set_up:start"))["Location"] == "/"


def test_the_first_person_needs_no_email(client):
    walk(client)
    step(client, "you", {"your_name": "Ada"})

    assert client.post(reverse("set_up:check"))["Location"] == reverse("set_up:done")


def test_no_step_opens_without_the_code(client):
    new_set_up_code()

    for key in ("name", "logo", "ways", "you"):
        assert client.get(reverse("set_up:step", args=[key]))["Location"] == reverse("set_up:start")
    assert client.post(reverse("set_up:check"))["Location"] == reverse("set_up:start")
    assert not Partnership.objects.exists()


def test_a_code_is_easy_to_read_out():
    code = new_set_up_code()

    assert len(code) == 12
    assert code[4] == code[9] == "-"
    assert not set("0O1IL5S2Z") & set(LETTERS)
    assert try_set_up_code(code.lower().replace("-", " "))


def test_only_the_digest_of_a_code_is_kept():
    code = new_set_up_code()

    assert code.replace("-", "") not in str(SetUpCode.objects.values_list())


def test_after_six_wrong_tries_even_the_right_code_is_refused(client):
    code = new_set_up_code()
    for _try in range(TRIES):
        client.post(reverse("set_up:start"), {"code": "AAAA-AAAA-AA"})

    answer = client.post(reverse("set_up:start"), {"code": code})

    assert answer.status_code == 200
    assert "This is not the code" in answer.content.decode()
    assert try_set_up_code(new_set_up_code())


def test_a_wrong_code_sent_twice_is_wrong_twice(client):
    new_set_up_code()
    same = {"code": "AAAA-AAAA-AA", "once_key": "6b9f4f2c-7f5e-4a57-8d6f-0d3f5d2e9a11"}

    client.post(reverse("set_up:start"), same)
    client.post(reverse("set_up:start"), same)

    assert client.get(reverse("set_up:step", args=["name"])).status_code == 302
    assert SetUpCode.objects.get().tries == 2


def test_A1_one_way_must_not_need_the_internet(client):
    client.post(reverse("set_up:start"), {"code": new_set_up_code()})

    answer = step(client, "ways", {"web": "example.org", "email": "a@example.org", "contact_name": "Ruth"})

    assert answer.status_code == 200
    assert "without the internet" in answer.content.decode()
    assert "example.org" in answer.content.decode()


def test_A1_fewer_than_five_ways_is_said_but_not_refused(client):
    walk(client, email="", web="", text="")

    page = client.get(reverse("set_up:check")).content.decode()

    assert "You gave 2." in page


def test_what_was_typed_is_there_when_coming_back(client):
    walk(client)

    page = client.get(reverse("set_up:step", args=["name"])).content.decode()

    assert "Sharing the power" in page


def test_an_example_partnership_never_sends():
    a_partnership(is_example=True)

    assert facts.may_send() is False


def test_a_page_needs_two_queries_for_its_partnership(django_assert_num_queries):
    a_partnership()

    with django_assert_num_queries(2):
        ours = site()
    assert [way.kind for way in ours.ways] == ["phone", "text", "email", "post", "web"]
    assert ours.ways[0].href == "tel:01632960123"


def test_before_there_is_a_partnership_pages_still_have_a_name():
    assert site().name == "Alongside"
    assert site().ways == []


def test_a_logo_keeps_only_its_pixels():
    exif = Image.Exif()
    exif[0x010F] = "ZQCAMERA7"
    picture = redraw_picture(SimpleUploadedFile("me.jpg", a_picture("JPEG", exif=exif)))

    drawn = picture.read()
    assert b"ZQCAMERA7" in a_picture("JPEG", exif=exif)
    assert b"ZQCAMERA7" not in drawn
    assert drawn.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "program"),
        (b"<?xml version='1.0'?><svg/>", "program"),
        (b"MZ\x90\x00 not a picture", "could not read"),
        (a_picture()[:60], "could not read"),
        (a_picture(size=(6000, 4001)), "24 million"),
        (b"", "could not read"),
    ],
)
def test_what_is_no_safe_picture_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        redraw_picture(SimpleUploadedFile("logo.png", content, content_type="image/png"))


def test_a_logo_over_ten_megabytes_is_refused_in_words():
    with pytest.raises(Refused, match="10 MB"):
        redraw_picture(SimpleUploadedFile("logo.png", b"x" * (10 * 1024 * 1024 + 1)))


def test_the_logo_comes_back_as_a_picture_and_nothing_else(client):
    client.post(reverse("set_up:start"), {"code": new_set_up_code()})
    step(client, "name", {"name": "Wexcombe"})
    step(client, "logo", {"logo": SimpleUploadedFile("x.html.png", a_picture("GIF"))})
    step(client, "ways", {**WAYS, "contact_name": "Ruth"})
    step(client, "you", {"your_name": "Ada"})
    client.post(reverse("set_up:check"))

    answer = client.get(site().logo_url)

    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_what_was_written_at_the_start_can_be_changed_later(client):
    walk(client)
    client.post(reverse("set_up:check"))
    page = client.get(reverse("set_up:change")).content.decode()
    assert "Freepost TOGETHER" in page

    client.post(
        reverse("set_up:change"), {"name": "New name", "phone": "01632 960999", "contact_name": "Bea"}
    )

    assert (site().name, site().contact_name) == ("New name", "Bea")
    assert [way.value for way in site().ways] == ["01632 960999"]


def test_A1_the_last_way_without_the_internet_cannot_be_taken_away(client):
    walk(client)
    client.post(reverse("set_up:check"))

    answer = client.post(
        reverse("set_up:change"), {"name": "N", "email": "a@example.org", "contact_name": "Bea"}
    )

    assert "without the internet" in answer.content.decode()
    assert len(site().ways) == 5


def test_nobody_else_changes_the_name(client):
    walk(client)
    client.post(reverse("set_up:check"))
    client.logout()

    assert client.post(reverse("set_up:change"), {"name": "Mine now"}).status_code == 302
    assert site().name == "Wexcombe Together"


def test_the_last_button_pressed_in_two_browsers_opens_one_house(client):
    walk(client)
    client.post(reverse("set_up:check"))

    with pytest.raises(Refused, match="already set up"):
        set_up_partnership({"name": "Second", "ways": WAYS, "your_name": "Mallory"})

    assert site().name == "Wexcombe Together"
