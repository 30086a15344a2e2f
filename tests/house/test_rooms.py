import pytest

from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules import purity, rooms


@pytest.mark.parametrize(
    "problems_in",
    [
        rooms.problems_in_descriptions,
        rooms.problems_in_file_names,
        rooms.problems_in_imports_of_django,
        rooms.problems_in_writes,
        purity.problems_in_pure_rooms,
        purity.problems_in_prints,
        purity.problems_in_requests_that_lock,
    ],
)
def test_our_rooms_are_furnished_alike(problems_in):
    assert problems_in(ROOT) == []


def test_a_sound_house_has_nothing_to_say(tmp_path):
    assert rooms.problems_in_descriptions(a_house(tmp_path, {})) == []


def test_a_room_without_a_word_and_a_room_without_a_place_are_named(tmp_path):
    house = a_house(
        tmp_path, {"alongside/attic/__init__.py": '"""Old things."""\n', "alongside/shed/__init__.py": ""}
    )

    assert rooms.problems_in_descriptions(house) == [
        "alongside/shed/__init__.py:1 has no place on the ladder in pyproject.toml.",
        "alongside/attic/__init__.py:1 says what the room is for in 1 lines; write 3 to 6.",
    ]


def test_a_drawer_for_anything_is_named(tmp_path):
    house = a_house(tmp_path, {"alongside/attic/utils.py": "", "alongside/attic/services/booking.py": ""})

    assert len(rooms.problems_in_file_names(house)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "from django.contrib import admin",
        'INSTALLED = ["django.contrib.admin"]',
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
    ],
)
def test_signals_and_the_admin_are_named(tmp_path, line):
    house = a_house(tmp_path, {"alongside/attic/apps.py": f"import os\n{line}\n"})

    said = rooms.problems_in_imports_of_django(house)

    assert len(said) == 1
    assert said[0].startswith("alongside/attic/apps.py:2 ")


@pytest.mark.parametrize(
    "line",
    [
        "event.save()",
        "event.save(update_fields=['name'])",
        "Event.objects.create(name='Fair')",
        "event.bookings.all().delete()",
        "Event.objects.filter(day=day).update(open=False)",
        "Event.objects.get_or_create(name='Fair')",
        "Event.objects.bulk_create(events)",
    ],
)
def test_a_write_outside_the_actions_is_named(tmp_path, line):
    house = a_house(
        tmp_path,
        {
            "alongside/attic/views.py": line,
            "alongside/attic/actions.py": line,
            "alongside/attic/actions/booking.py": line,
            "alongside/attic/migrations/0001_initial.py": line,
            "alongside/attic/tests/test_it.py": line,
        },
    )

    said = rooms.problems_in_writes(house)

    assert len(said) == 1
    assert said[0].startswith("alongside/attic/views.py:1 ")


@pytest.mark.parametrize(
    "line", ["picture.save(path)", "seen.update({1: 2})", "cache.delete('key')", "super().save(*args)"]
)
def test_what_only_looks_like_a_write_is_left_alone(tmp_path, line):
    assert rooms.problems_in_writes(a_house(tmp_path, {"alongside/attic/views.py": line})) == []


@pytest.mark.parametrize(
    "line",
    ["import random", "from django.db import models", "from secrets import token_hex", "day = date.today()",
     "at = datetime.now(UTC)"],
)  # fmt: skip
def test_a_sum_that_asks_the_clock_or_the_dice_is_named(tmp_path, line):
    house = a_house(tmp_path, {"alongside/algorithms/draw.py": line, "alongside/attic/draw.py": line})

    said = purity.problems_in_pure_rooms(house)

    assert len(said) == 1
    assert said[0].startswith("alongside/algorithms/draw.py:1 ")


def test_a_print_and_requests_that_lock_are_named(tmp_path):
    house = a_house(tmp_path, {"alongside/attic/views.py": 'print(1)\nDATABASE["ATOMIC_REQUESTS"] = True\n'})

    assert len(purity.problems_in_prints(house)) == 1
    assert len(purity.problems_in_requests_that_lock(house)) == 1
