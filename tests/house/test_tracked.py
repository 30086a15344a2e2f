import subprocess

import pytest

from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules import tracked


@pytest.mark.parametrize(
    "problems_in",
    [
        tracked.problems_in_tracked_texts,
        tracked.problems_in_lock_files,
        tracked.problems_at_the_front_door,
    ],
)
def test_our_repository_holds_only_what_is_the_projects(problems_in):
    assert problems_in(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "https://files.python" "hosted.org/simple",
        "open('/wor" "k/data/a.csv')",
        "see /ro" "ot/notes.md",
        "open('/tm" "p/a.csv')",
        "Ask the inte" "grator.",
        "Use a work" "tree.",
    ],
)  # fmt: skip
def test_a_line_that_belongs_elsewhere_is_named(tmp_path, line):
    house = a_house(tmp_path, {"docs/running/README.md": f"First.\n{line}\n"})

    said = tracked.problems_in_tracked_texts(house)

    assert len(said) == 1
    assert said[0].startswith("docs/running/README.md:2 ")


def test_an_address_of_a_page_is_no_path_of_a_machine(tmp_path):
    house = a_house(
        tmp_path, {"docs/map.md": "https://example.org/work/plan and /usr/bin/env and a framework/part"}
    )

    assert tracked.problems_in_tracked_texts(house) == []


def test_only_what_git_keeps_is_read(tmp_path):
    house = a_house(tmp_path, {"NOTE.txt": "x", "kept.txt": "x"})
    subprocess.run(["git", "init", "-q"], cwd=house, check=True)
    subprocess.run(["git", "add", "kept.txt"], cwd=house, check=True)

    assert [path.name for path in tracked.tracked(house)] == ["kept.txt"]


def test_a_lock_file_with_an_address_and_one_without_hashes_are_named(tmp_path):
    house = a_house(tmp_path, {"requirements.txt": "--extra-index-url https://a.example\ndjango==6.1\n"})

    assert tracked.problems_in_lock_files(house) == [
        "requirements.txt:1 holds an address.",
        "requirements.txt:1 pins 1 packages without a hash.",
    ]


def test_a_scrap_at_the_front_door_is_named(tmp_path):
    house = a_house(tmp_path, {"NOTE.txt": "Try this."})

    assert tracked.problems_at_the_front_door(house) == [
        "NOTE.txt:1 lies in the top folder; give it a place or drop it."
    ]
