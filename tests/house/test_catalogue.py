import gettext

import pytest
from django.conf import settings

from tests.house import catalogue
from tests.house.made_up import a_house
from tests.house.places import ROOT

PAGE = """
    {% load i18n %}<p>It's {% translate "Good 'morning'" %}</p>
  {% translate 'May' context "verb" %} {{ _("In a variable") }} {{ a|default:_("In a filter") }}
    {% blocktranslate trimmed count n=n %}
      One "person" (of all)
    {% plural %}
      {{ n }} people (of all)
    {% endblocktranslate %}
{% include "x.html" with button=_("Send") %}
"""
VIEWS = """
from django.utils.translation import gettext_lazy as _, ngettext
a = _("From Python %(name)s")
b = ngettext("One", "Many", 2)
c = _("joined "
      "up")
"""


@pytest.fixture
def house(tmp_path):
    files = {"alongside/attic/templates/attic/page.html": PAGE, "alongside/attic/views.py": VIEWS}
    house = a_house(tmp_path, files)
    catalogue.write(house, ["ur"])
    return house


def translate(house, words, wording):
    path = catalogue.po_files(house)[0]
    book = catalogue.opened(path)
    book.get(words).string = wording
    path.write_bytes(catalogue.as_po(book))
    return path


def test_our_catalogues_hold_the_words_of_today():
    assert catalogue.problems_in_catalogues(ROOT) == []


def test_no_string_of_ours_goes_through_a_name_that_is_not_gathered():
    assert catalogue.problems_in_other_names(ROOT) == []


def test_a_language_is_offered_only_when_all_of_it_is_there():
    assert catalogue.problems_in_offered_languages(ROOT, settings.OFFERED_LANGUAGES) == []


def test_every_string_of_python_and_templates_is_gathered(house):
    assert catalogue.strings_of(catalogue.gathered(house)) == {
        ("Good 'morning'", None),
        ("May", "verb"),
        ("In a variable", None),
        ("In a filter", None),
        (('One "person" (of all)', "%(n)s people (of all)"), None),
        ("Send", None),
        ("From Python %(name)s", None),
        (("One", "Many"), None),
        ("joined up", None),
    }


def test_what_was_translated_is_kept_and_compiled(house):
    path = translate(house, "Send", "بھیجیں")

    catalogue.write(house)

    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Send") == "بھیجیں"
    assert catalogue.problems_in_catalogues(house) == []


def test_what_is_not_translated_yet_is_shown_as_it_was_written(house):
    catalogue.write(house)

    with catalogue.po_files(house)[0].with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Send") == "Send"
    assert [words.ngettext("One", "Many", n) for n in (1, 2)] == ["One", "Many"]


def test_writing_twice_changes_nothing(house):
    path = catalogue.po_files(house)[0]
    before = path.read_bytes(), path.with_suffix(".mo").read_bytes()

    catalogue.write(house)

    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == before


def test_a_new_string_a_string_that_went_and_a_stale_compilation_are_named(house):
    a_house(house, {"alongside/attic/views.py": 'from x import gettext as _\n_("New")\n'})
    translate(house, "Send", "بھیجیں")

    said = catalogue.problems_in_catalogues(house)

    assert any("lacks 1 strings" in sentence for sentence in said)
    assert any("holds 3 strings" in sentence for sentence in said)
    assert any("not compiled" in sentence for sentence in said)


def test_a_translation_that_lost_its_gap_is_named(house):
    translate(house, "From Python %(name)s", "ازگر سے")
    catalogue.write(house)

    assert any("fills other gaps" in sentence for sentence in catalogue.problems_in_catalogues(house))


def test_a_string_that_goes_through_a_name_of_its_own_is_named(house):
    a_house(
        house,
        {"alongside/attic/views.py": "from django.utils.translation import gettext as _, ngettext as many\n"},
    )

    assert catalogue.problems_in_other_names(house) == [
        "alongside/attic/views.py:1 calls ngettext many: nothing that it says is gathered."
    ]


def test_a_language_with_a_string_missing_is_not_offered(house):
    said = catalogue.problems_in_offered_languages(house, ["en-gb", "ur", "cy"])

    assert "9 strings wait" in said[0]
    assert "cy" in said[1]


def test_easier_english_need_only_be_there(house):
    assert "en_Easy" in catalogue.problems_in_offered_languages(house, ["en-easy"])[0]

    catalogue.write(house, ["en_Easy"])

    assert catalogue.problems_in_offered_languages(house, ["en-easy"]) == []


def test_a_language_with_every_string_is_offered(house):
    path = catalogue.po_files(house)[0]
    book = catalogue.opened(path)
    for message in book:
        if message.id:
            message.string = message.id
    path.write_bytes(catalogue.as_po(book))

    assert catalogue.problems_in_offered_languages(house, ["ur"]) == []
