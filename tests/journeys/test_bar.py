"""Every page of the example against the accessibility bar in the extreme; as it is, and in all states, in the long run."""

import pytest

from tests.bar.states import EXTREME, ORDINARY, State, every_state, pairwise
from tests.journeys.people import Visit, shape

pytestmark = pytest.mark.browser
WHO = ["", "ruth", "amina", "nadia"]
# Pages that stand for all others: these are shown in every state, the rest in every pair of settings.
EXEMPLARS = 7


def a_visit(address: str, who: str, state: State) -> Visit:
    visit = Visit(address)
    if who:
        visit.come_in(who)
    return visit.choose(state)


def new_to(who: str, address: str) -> list[str]:
    """The pages that this person can reach and a stranger cannot."""
    pages = a_visit(address, who, ORDINARY).links()
    if not who:
        return pages
    before = {shape(page) for page in Visit(address).links()}
    return [page for page in pages if shape(page) not in before]


def problems(bar, address, who, states, pages) -> list[str]:
    found = []
    for state in states:
        visit = a_visit(address, who, state)
        for page in pages:
            found += [
                f"{page} ({state}): {one}"
                for one in bar.check(address + page, state, cookies=visit.cookies())
            ]
    return found


@pytest.mark.parametrize("who", WHO, ids=lambda who: who or "a stranger")
def test_every_page_meets_the_bar_in_the_extreme(bar, changing_looks, who):
    pages = new_to(who, changing_looks)

    assert pages
    assert problems(bar, changing_looks, who, [EXTREME], pages) == []


def test_a_strangers_pages_meet_the_bar_as_they_are(bar, changing_looks):
    assert problems(bar, changing_looks, "", [ORDINARY], new_to("", changing_looks)) == []


@pytest.mark.long
@pytest.mark.parametrize("who", WHO[1:])
def test_every_page_meets_the_bar_as_it_is(bar, changing_looks, who):
    assert problems(bar, changing_looks, who, [ORDINARY], new_to(who, changing_looks)) == []


@pytest.mark.long
@pytest.mark.parametrize("who", WHO, ids=lambda who: who or "a stranger")
def test_every_page_meets_the_bar_in_every_pair_of_settings(bar, changing_looks, who):
    assert problems(bar, changing_looks, who, pairwise(), new_to(who, changing_looks)) == []


@pytest.mark.long
def test_the_exemplars_meet_the_bar_in_every_state(bar, changing_looks):
    pages = new_to("", changing_looks)[:EXEMPLARS]

    assert problems(bar, changing_looks, "", every_state(), pages) == []


def test_a_page_that_is_not_there_meets_the_bar_too(bar, changing_looks):
    assert bar.check(f"{changing_looks}/no-such-page", ORDINARY) == []
