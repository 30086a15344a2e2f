from tests.house.places import ROOT
from tests.house.privacy import TARGET, problems_in_privacy, written


def test_the_page_on_privacy_is_the_map_as_it_stands():
    assert problems_in_privacy(ROOT) == []


def test_a_page_on_privacy_of_an_older_map_is_named(tmp_path):
    page = tmp_path / TARGET
    page.parent.mkdir()
    page.write_text(written(), encoding="utf-8")
    assert problems_in_privacy(tmp_path) == []

    page.write_text("Older words.", encoding="utf-8")

    assert problems_in_privacy(tmp_path) != []
