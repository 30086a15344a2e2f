import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.made_up import LADDER, ROOM, a_house
from tests.house.places import ROOT, heights
from tests.house.rules import ladder


@pytest.mark.parametrize(
    "problems_in",
    [
        ladder.problems_in_imports,
        ladder.problems_in_views_imports,
        ladder.problems_in_addresses,
        ladder.problems_in_includes,
    ],
)
def test_our_rooms_use_only_the_rooms_below_them(problems_in):
    assert problems_in(ROOT) == []


def test_our_tables_point_down_the_ladder():
    assert ladder.problems_in_foreign_keys(apps.get_models(), heights(ROOT)) == []


def test_a_sound_house_keeps_the_ladder(tmp_path):
    house = a_house(tmp_path, {"alongside/attic/views.py": "import alongside.cellar\n"})

    assert ladder.problems_in_imports(house) == []


def test_an_import_up_the_ladder_is_named(tmp_path):
    house = a_house(tmp_path, {"alongside/cellar/models.py": "import alongside.attic\n"})

    assert any("cellar" in said and "attic" in said for said in ladder.problems_in_imports(house))


def test_rooms_side_by_side_may_not_use_each_other(tmp_path):
    house = a_house(tmp_path, {"alongside/parlour/models.py": "import alongside.pantry\n"})

    assert any("parlour" in said for said in ladder.problems_in_imports(house))


def test_a_new_room_must_be_given_its_place(tmp_path):
    house = a_house(tmp_path, {"alongside/shed/__init__.py": ROOM})

    assert ladder.problems_in_imports(house) != []


def test_views_are_used_by_urls_alone(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/views.py": "",
            "alongside/attic/urls.py": "from alongside.attic import views\n",
            "alongside/attic/forms.py": "from alongside.attic import views\n",
        },
    )

    said = ladder.problems_in_views_imports(house)

    assert said == ["alongside/attic/forms.py:1 imports alongside.attic.views; only urls.py may."]


@isolate_apps("alongside.shared.post")
def test_a_foreign_key_up_the_ladder_is_named():
    class Tower(models.Model):
        __module__ = "alongside.attic.models"

        class Meta:
            app_label = "post"

    class Stone(models.Model):
        __module__ = "alongside.cellar.models"
        tower = models.ForeignKey(Tower, models.CASCADE)
        same = models.ForeignKey("self", models.CASCADE, null=True)

        class Meta:
            app_label = "post"

    height = {"attic": 2, "cellar": 1}

    assert ladder.problems_in_foreign_keys([Tower, Stone], height) == [
        "alongside.cellar.models.Stone.tower points up from cellar to attic."
    ]
    assert ladder.problems_in_foreign_keys([Tower, Stone], {"attic": 1, "cellar": 2}) == []


def test_an_address_up_the_ladder_is_named_in_a_template_and_in_python(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/urls.py": 'app_name = "top"\n',
            "alongside/cellar/urls.py": 'app_name = "cellar"\n',
            "alongside/cellar/templates/cellar/door.html": "\n{% url 'top:all' %}{% url 'cellar:all' %}",
            "alongside/cellar/views.py": 'redirect("top:all")\nreverse("cellar:all")\n',
            "alongside/attic/views.py": 'redirect("cellar:all")\n',
        },
    )

    assert ladder.problems_in_addresses(house) == [
        "alongside/cellar/templates/cellar/door.html:2 leads up the ladder to top:all.",
        "alongside/cellar/views.py:1 leads up the ladder to top:all.",
    ]


def test_a_part_of_a_page_from_up_the_ladder_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/templates/attic/_part.html": "{% include 'cellar/door.html' %}",
            "alongside/cellar/templates/cellar/door.html": "{# #}\n{% include 'attic/_part.html' %}",
        },
    )

    assert ladder.problems_in_includes(house) == [
        "alongside/cellar/templates/cellar/door.html:2 takes attic/_part.html from up the ladder."
    ]


def test_the_order_is_read_from_the_contract(tmp_path):
    assert LADDER in (a_house(tmp_path, {}) / "pyproject.toml").read_text(encoding="utf-8")
    assert heights(tmp_path) == {"algorithms": 0, "cellar": 1, "parlour": 2, "pantry": 2, "attic": 3}
