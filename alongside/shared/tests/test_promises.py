import pytest

from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.promises import Kept, Promise, Strength, settle


def a_promise(strength, kept, code="E1"):
    return Promise(code, strength, "Members get 20 working days.", kept, found="8 working days.")


def test_a_broken_rule_that_we_enforce_is_refused_with_what_was_found():
    with pytest.raises(Refused) as no:
        settle([a_promise(Strength.ENFORCE, Kept.NO)])

    assert no.value.sentence == "Members get 20 working days. 8 working days."


def test_E1_a_broken_promise_asks_for_a_reason_and_keeps_it():
    broken = a_promise(Strength.EXPLAIN, Kept.NO)

    with pytest.raises(NeedsReason) as asks:
        settle([broken], {"E1": "   "})
    settled = settle([broken], {"E1": "The hall burned down."})

    assert asks.value.promises == [broken]
    assert settled[0].reason == "The hall burned down."


@pytest.mark.parametrize("kept", [Kept.YES, Kept.CANNOT_TELL, Kept.NOT_PROMISED_YET])
def test_what_was_not_promised_is_never_broken(kept):
    assert settle([a_promise(Strength.ENFORCE, kept)])


def test_advice_stops_nobody():
    assert settle([a_promise(Strength.ADVISE, Kept.NO)])
