"""Journey 3, with real transactions, because closing a vote writes its file anew."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.models import Partnership
from alongside.voting.models import Poll
from alongside.voting.tests.make import a_coordinator, electors_of, vote


def read(answer) -> str:
    return answer.content.decode()


@pytest.mark.usefixtures("real_transactions")
def test_journey_3_a_vote_in_a_hall_online_and_by_phone_from_beginning_to_decision(client):
    Partnership.objects.create(name="Dunmere", set_up_at=timezone.now())
    ruth = a_coordinator()
    client.force_login(ruth)
    client.post(
        reverse("voting:hold_as", args=["dots"]),
        {
            "title": "What first?",
            "dots_each": 3,
            "may_stack": "yes",
            "kind": "secret",
            "decided_by": "The Board",
        },
    )
    poll = Poll.objects.get()
    go = lambda name, data=(), **more: client.post(  # noqa: E731
        reverse(f"voting:{name}", args=[poll.ref, *more.pop("args", [])]), dict(data)
    )
    for title in ("Housing", "Transport", "Work"):
        assert go("option", {"title": title}).status_code == 302
    for name, kind in (("Corn Hall", "wall"), ("Online", "online"), ("By phone", "phone")):
        assert go("way", {"name": name, "way": kind}).status_code == 302
    for name, cards in (("Online", 11), ("By phone", 2)):
        assert go("voters", {"stratum": poll.strata.get(name=name).pk, "cards": cards}).status_code == 302
    go("step", args=["settle"])
    cards = read(go("codes"))
    assert cards.count("<svg") == 11
    go("step", args=["open"])
    for elector in electors_of(poll) + electors_of(poll, "By phone"):
        vote(elector, {"1": 1, "2": 2}, by=ruth)
    wall = {"sheet-1": 30, "sheet-2": 3, "sheet-3": 0, "people_given_dots": 11, "unused": 0}
    go("wall", {**wall, "counted_by": "Sam", "checked_by": "Jo"}, args=[poll.strata.get(name="Corn Hall").pk])
    go("step", args=["close"])
    go("step", args=["count"])
    decision = {"decided_by": "The Board", "decided_on": timezone.localdate().isoformat()}
    for order, fate in ((1, "in"), (2, "later"), (3, "later")):
        decision |= {f"fate-{order}": fate, f"reason-{order}": "We talked.", f"review-{order}": "2030-01-07"}
    go("decide", decision)

    client.logout()
    page = read(client.get(reverse("voting:result", args=[poll.ref])))

    assert "It was 14 dots apart at the line: Housing (43) is in, Transport (29) waits." in page
    assert "Online and By phone" in page
    assert "We look at it again on 7 January 2030." in page
    assert page.count("Corn Hall") >= 2
