import ast

from tests.house.made_up import a_house
from tests.house.map import TARGET, problems_in_map, written
from tests.house.places import PACKAGE, ROOT, layers, tree


def test_the_map_is_the_house_as_it_stands():
    assert problems_in_map(ROOT) == []


def test_every_room_stands_on_the_map_in_its_own_words():
    page = written(ROOT)
    for layer in layers(ROOT):
        for room in layer:
            assert f"\n### {room}\n" in page
            words = ast.get_docstring(tree(ROOT / PACKAGE / room / "__init__.py"))
            assert words
            assert words in page


def test_a_map_of_an_older_house_is_named(tmp_path):
    house = a_house(tmp_path, {})
    (house / "docs").mkdir()
    (house / TARGET).write_text(written(house), encoding="utf-8")
    assert problems_in_map(house) == []

    a_house(house, {"alongside/attic/__init__.py": '"""New words."""\n'})

    assert problems_in_map(house) != []
