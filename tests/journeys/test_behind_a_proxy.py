"""The program behind Caddy or nginx, which ends https and says so in a header."""

import http.client
import re

import pytest

from tests.journeys.test_serving import serving

NAME = "together.example.org"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("proxy") / "data", ALONGSIDE_ADDRESS=f"https://{NAME}") as (
        address,
        _log,
        _process,
    ):
        yield int(address.rsplit(":", 1)[1])


def ask(port: int, path: str, *, said: str = "https", host: str = NAME):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": host, **({"X-Forwarded-Proto": said} if said else {})})
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


@pytest.mark.parametrize("said", ["", "http"])
def test_whoever_comes_without_https_is_led_to_it(port, said):
    answer = ask(port, "/about/", said=said)

    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/about/"


def test_whoever_came_by_https_gets_the_page_and_stays_on_https(port):
    answer = ask(port, "/about/")

    assert answer.status == 200
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_a_closed_page_leads_to_the_sign_in_and_never_back_to_http(port):
    answer = ask(port, "/my-page/")

    assert answer.status == 302
    assert answer.headers["Location"].startswith(("/", f"https://{NAME}/"))


def test_cookies_travel_by_https_alone(port):
    answer = ask(port, "/sign-in/")
    cookies = answer.headers.get_all("Set-Cookie") or []

    assert answer.status == 200
    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
        assert "Domain" not in cookie


def test_style_sheets_come_through_the_proxy(port):
    sheet = re.search(r'href="(/static/[^"]+\.css)"', ask(port, "/about/").text)[1]

    assert ask(port, sheet).status == 200


def test_a_watcher_on_the_same_machine_needs_no_https(port):
    answer = ask(port, "/health", said="", host="localhost")

    assert answer.status == 200
    assert "database: ok" in answer.text


def test_a_name_that_is_not_ours_is_turned_away(port):
    assert ask(port, "/about/", host="elsewhere.example.org").status == 400
