import pytest

from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules import templates


@pytest.mark.parametrize(
    "problems_in",
    [
        templates.problems_in_inline_code,
        templates.problems_in_headings,
        templates.problems_in_logic,
        templates.problems_in_static_links,
        templates.problems_in_template_names,
        templates.problems_in_untranslated_words,
        templates.problems_in_post_forms,
        templates.problems_in_views,
    ],
)
def test_our_pages_are_sound(problems_in):
    assert problems_in(ROOT) == []


PAGE = "alongside/attic/templates/attic/page.html"


@pytest.mark.parametrize(
    "broken",
    [
        '<p style="color: red"></p>',
        "<style>p {}</style>",
        "<script>1</script>",
        '<button onclick="go()"></button>',
        '<a href="javascript:go()"></a>',
    ],
)
def test_code_inside_a_page_is_named(tmp_path, broken):
    house = a_house(tmp_path, {PAGE: f'{{% if a %}}\n{broken}{{% endif %}}<script src="a.js"></script>'})

    said = templates.problems_in_inline_code(house)

    assert len(said) == 1
    assert said[0].startswith(f"{PAGE}:2 ")


def test_a_page_with_two_headings_and_a_page_with_none_are_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/templates/attic/frame.html": "{% block main %}{% endblock %}",
            PAGE: '{% extends "attic/frame.html" %}\n<h1></h1>\n<h1></h1>',
            "alongside/attic/templates/attic/none.html": '{% extends "attic/frame.html" %}',
            "alongside/attic/templates/attic/either.html": (
                '{% extends "attic/frame.html" %}{% if a %}<h1></h1>{% else %}<h1></h1>{% endif %}'
            ),
            "alongside/attic/templates/attic/part.html": (
                '{% extends "attic/frame.html" %}{% include "attic/_top.html" %}'
            ),
            "alongside/attic/templates/attic/_top.html": "<h1></h1>",
        },
    )

    assert templates.problems_in_headings(house) == [
        "alongside/attic/templates/attic/none.html:1 has no h1; say what the page is.",
        f"{PAGE}:3 has a second h1; a page has one.",
    ]


def test_logic_in_a_template_is_named(tmp_path):
    house = a_house(
        tmp_path, {PAGE: "{% if a and b %}{% endif %}\n{% if a == 1 and b or c %}{% endif %}\n{% lorem %}"}
    )

    assert templates.problems_in_logic(house) == [
        f"{PAGE}:2 asks three things at once; name it in the view.",
        f"{PAGE}:3 uses lorem; work it out in the view.",
    ]


def test_a_linked_file_that_is_not_there_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            PAGE: "{% static 'attic/here.css' %}\n{% static 'attic/gone.css' %}",
            "alongside/attic/static/attic/here.css": "",
        },
    )

    assert templates.problems_in_static_links(house) == [
        f"{PAGE}:2 links attic/gone.css, which is not there."
    ]


def test_a_template_that_nobody_uses_and_one_that_is_not_there_are_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            PAGE: "",
            "alongside/attic/templates/attic/unused.html": "",
            "alongside/attic/templates/account/login.html": "",
            "alongside/attic/views.py": 'render(request, "attic/page.html#part")\nrender(request, "attic/gone.html")',
        },
    )

    assert templates.problems_in_template_names(house) == [
        "alongside/attic/views.py:2 names the template attic/gone.html, which is not there.",
        "alongside/attic/templates/attic/unused.html:1 is used by nobody.",
    ]


def test_words_outside_a_translate_tag_are_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            PAGE: (
                '<p class="big">{% translate "Hello" %} {{ name }} &amp; 12 –</p>\n'
                "{% blocktranslate trimmed %}\nCome <b>in</b>\n{% endblocktranslate %}\n"
                "<p>Good bye</p>\n"
                '<img alt="A cat"><!-- a note --><script src="x.js"></script>{# note #}{% comment %} x {% endcomment %}'
            ),
            "alongside/attic/templates/attic/letter.txt": "{% translate 'Dear' %}\nYours truly\n",
        },
    )

    assert templates.problems_in_untranslated_words(house) == [
        "alongside/attic/templates/attic/letter.txt:2 says “Yours truly” outside a translate tag.",
        f"{PAGE}:5 says “Good bye” outside a translate tag.",
        f"{PAGE}:6 says “A cat” outside a translate tag.",
    ]


def test_a_posted_form_without_its_token_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            PAGE: (
                '<form method="get"></form>\n<form method="post"></form>\n'
                '<form method="post">{% csrf_token %}</form>'
                '<form method="post">{% include "attic/_form.html" with form=form %}</form>'
            ),
            "alongside/attic/templates/attic/_form.html": "{% csrf_token %}",
        },
    )

    assert templates.problems_in_post_forms(house) == [f"{PAGE}:2 posts a form without csrf_token."]


def test_a_view_that_calls_its_action_itself_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/views.py": (
                "from alongside.attic.actions import book\nfrom alongside.attic import actions\n"
                "form.act(book, event)\nbook(event)\nactions.cancel(event)\nactions.clean(event)\n"
            ),
            "alongside/attic/actions.py": (
                "def book(event, *, by): ...\ndef cancel(event, *, by): ...\ndef clean(event): ...\n"
            ),
        },
    )

    assert templates.problems_in_views(house) == [
        "alongside/attic/views.py:4 calls book itself; hand it to form.act.",
        "alongside/attic/views.py:5 calls cancel itself; hand it to form.act.",
    ]
