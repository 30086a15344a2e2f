"""What goes with every answer: pages, errors, files, and the style sheet."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator
from tests.house.rules.pages import addresses, filled

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FORBIDDEN_IN_CSP = ("unsafe-inline", "unsafe-eval", "data:", "http:", "https:", "*")


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def faults(answer, where: str) -> list[str]:
    csp = answer.get("Content-Security-Policy", "")
    found = [f"{where}: no {name}: {value}" for name, value in ALWAYS.items() if answer.get(name) != value]
    if "default-src 'none'" not in csp or "frame-ancestors 'none'" not in csp:
        found.append(f"{where}: no closed policy")
    return found + [f"{where}: the policy has {one}" for one in FORBIDDEN_IN_CSP if one in csp.split()]


def every_address() -> list[str]:
    return [filled(path) for _name, path, _pattern in addresses()]


def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(client):
    paths = [*every_address(), "/nothing/", "/static/kit/kit.css", "/events/?x=%00"]
    found = [fault for path in paths for fault in faults(client.get(path), path)]

    assert len(paths) > 80
    assert found == []


def test_no_browser_keeps_a_page_that_was_made_for_somebody_who_is_signed_in(client):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    kept = [path for path in every_address() if "no-store" not in client.get(path).get("Cache-Control", "")]

    assert kept == []


def test_what_a_stranger_typed_is_kept_by_no_browser(client):
    answer = client.post(reverse("people:join_age"), {"adult": "maybe"})

    assert "no-store" in answer["Cache-Control"]


def test_a_page_that_breaks_has_the_same_headers(settings):
    settings.ROOT_URLCONF = "tests.house.made_up_addresses"
    breaks = Client(raise_request_exception=False)

    answer = breaks.get("/breaks/6f1e4a52-3b6a-4a39-9c1f-5f0f3b8a1a11/")

    assert answer.status_code == 500
    assert faults(answer, "breaks") == []


@pytest.mark.parametrize("address", ["https://together.example.org"])
def test_django_finds_nothing_to_complain_of_when_we_are_online(tmp_path, address):
    said = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={
            "PATH": "",
            "ALONGSIDE_DATA": str(tmp_path),
            "ALONGSIDE_ADDRESS": address,
            "ALONGSIDE_MAIL": "smtp://name:secret@mail.example.org:587",
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            "PYTHONPATH": str(settings.PACKAGE.parent),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stderr


def test_cookies_are_bound_to_this_host_when_we_are_online(tmp_path):
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from alongside.config import settings as s;"
            "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_DOMAIN"
            " if hasattr(s, 'SESSION_COOKIE_DOMAIN') else None)",
        ],
        env={
            "PATH": "",
            "ALONGSIDE_DATA": str(tmp_path),
            "ALONGSIDE_ADDRESS": "https://together.example.org",
            "PYTHONPATH": str(settings.PACKAGE.parent),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split() == ["__Host-session", "__Host-csrf", "True", "None"]
