"""The bar is itself tested: it catches 17 of 17 defects put into a page on purpose, and leaves a clean page alone."""

import http.server
import threading
from urllib.parse import unquote

import pytest

from tests.bar.states import EXTREME, ORDINARY, State, every_state, pairs_of, pairwise

pytestmark = pytest.mark.browser

CLEAN = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Book a place</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>
body{font:18px/1.6 sans-serif;color:#1d2433;background:#fffdf8;margin:1rem}
a,button,input{min-height:44px;min-width:44px}a{color:#0b4f8a}:focus-visible{outline:4px solid #1d2433}
button{background:#173f5f;color:#fff;font-size:18px}label{display:inline-block;min-height:44px}
</style></head><body><main><h1>Book a place</h1>
<div role="alert"><h2>There is something to put right</h2><ul><li><a href="#name">Write your name</a></li></ul></div>
<form method="post" action="/"><p><label for="name">Your name</label><br><input id="name" name="name" autocomplete="name"></p>
<fieldset><legend>How will you come?</legend>
<input type="radio" name="how" id="a"><label for="a">By bus</label>
<input type="radio" name="how" id="b"><label for="b">By car</label>
</fieldset><p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A bus" width="50" height="50"> We pay your fare.</p>
<p lang="ur" dir="rtl">ہم آپ کا کرایہ دیتے ہیں</p>
<table><caption>Buses</caption><thead><tr><th scope="col">Bus</th><th scope="col">Goes</th></tr></thead>
<tbody><tr><th scope="row">4</th><td>every hour</td></tr></tbody></table>
<h2>Then</h2><h3>After the day</h3><p><a href="/next">What happens next</a></p><p class="grey">Small words.</p>
<button>Book my place</button></form></main></body></html>"""

DEFECTS = {
    "the page does not say its language": ('<html lang="en-GB">', "<html>"),
    "the page has no title": ("<title>Book a place</title>", ""),
    "a picture has no words": (' alt="A bus"', ""),
    "a field has no label": ('<label for="name">Your name</label>', "Your name"),
    "words are too faint to read": (
        '<p class="grey">',
        '<p class="grey"><span style="color:#aaa">Faint words</span> ',
    ),
    "words are a little too faint": ("</style>", ".grey{color:#707070}</style>"),
    "a button is tiny": (
        "<button>Book my place</button>",
        '<button style="min-height:9px;min-width:9px;padding:0;font-size:8px;height:9px">x</button>'
        "<button>Book my place</button>",
    ),
    "a heading is left out": ("<h3>After the day</h3>", "<h5>After the day</h5>"),
    "the order of the keyboard is bent": ('<input id="name"', '<input tabindex="3" id="name"'),
    "Urdu does not say that it is Urdu": ('<p lang="ur" dir="rtl">', '<p dir="rtl">'),
    "Urdu reads from the wrong side": ('<p lang="ur" dir="rtl">', '<p lang="ur">'),
    "nobody sees where the keyboard is": ("outline:4px solid #1d2433", "outline:0"),
    "the page scrolls sideways": ("<h2>Then</h2>", '<h2>Then</h2><p class="long">' + "a" * 200 + "</p>"),
    "an id stands twice": ('<p class="grey">', '<p class="grey" id="name">'),
    "a group of choices has no name": ("<legend>How will you come?</legend>", ""),
    "a link says only here": ("What happens next</a>", "here</a>"),
    "a button works only with a script": (
        "<button>Book my place</button>",
        '<a role="button" href="#" onclick="send()">Book my place</a>',
    ),
}


# What the bar has to say of each, so that no other complaint passes for it.
SAID = {
    "the page does not say its language": "html-has-lang",
    "the page has no title": "document-title",
    "a picture has no words": "image-alt",
    "a field has no label": "label:",
    "words are too faint to read": "color-contrast:",
    "words are a little too faint": "color-contrast-enhanced",
    "a button is tiny": "too small to press",
    "a heading is left out": "heading-order",
    "the order of the keyboard is bent": "tabindex",
    "Urdu does not say that it is Urdu": "does not say its language",
    "Urdu reads from the wrong side": "reads from the wrong side",
    "nobody sees where the keyboard is": "shows no focus",
    "the page scrolls sideways": "scrolls sideways",
    "an id stands twice": "stands more than once",
    "a group of choices has no name": "a group without a name",
    "a link says only here": "does not say where it goes",
    "a button works only with a script": "without a script",
}


@pytest.fixture(scope="module")
def served():
    """A server for pages that are written into the address's own table."""
    pages = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(unquote(self.path.strip("/")), "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(html: str) -> str:
        pages[str(len(pages))] = html
        return f"http://127.0.0.1:{server.server_port}/{len(pages) - 1}"

    yield serve
    server.shutdown()


def real(problems: list[str]) -> list[str]:
    """The test page may have styles of its own; only that complaint is left out."""
    return [problem for problem in problems if not problem.startswith("style written")]


@pytest.mark.parametrize("state", [ORDINARY, State(320)], ids=str)
def test_a_clean_page_is_left_alone(bar, served, state):
    assert real(bar.check(served(CLEAN), state)) == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_bar_sees_that(bar, served, defect):
    clean, broken = DEFECTS[defect]
    page = CLEAN.replace(clean, broken, 1)
    assert page != CLEAN

    assert any(SAID[defect] in problem for problem in bar.check(served(page), State(320)))


def test_a_focus_that_is_there_but_cannot_be_seen_is_caught(bar, served):
    page = CLEAN.replace("outline:4px solid #1d2433", "outline:4px solid transparent", 1)

    assert any("shows no focus" in problem for problem in bar.check(served(page), State(320)))


def test_every_two_settings_meet_in_some_state():
    met = set().union(*(pairs_of(state) for state in pairwise()))

    assert met == set().union(*(pairs_of(state) for state in every_state()))
    assert len(pairwise()) <= 16
    assert EXTREME in pairwise()
