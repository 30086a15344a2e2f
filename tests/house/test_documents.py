import pytest

from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules import documents


@pytest.mark.parametrize("problems_in", [documents.problems_in_links, documents.problems_in_decisions])
def test_our_documents_are_sound(problems_in):
    assert problems_in(ROOT) == []


def test_a_link_that_leads_nowhere_is_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "docs/map.md": "[here](words.md#poll) [there](https://example.org)\n[gone](gone.md)",
            "docs/words.md": "",
        },
    )

    assert documents.problems_in_links(house) == ["docs/map.md:2 leads to gone.md, which is not there."]


def test_a_decision_without_its_reasons_and_a_gap_in_the_numbers_are_named(tmp_path):
    house = a_house(
        tmp_path,
        {
            "docs/decisions/0001-first.md": "# 1. First\n\n## Context\n\n## Decision\n\n## Consequences\n",
            "docs/decisions/0003-third.md": "# 3. Third\n\n## Decision\n",
        },
    )

    assert documents.problems_in_decisions(house) == [
        "docs/decisions/0003-third.md:1 is not called number 2, as its place asks.",
        "docs/decisions/0003-third.md:1 lacks its parts: context, decision, consequences.",
    ]
