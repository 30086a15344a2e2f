"""Five hundred phones at once, a third of them tapped twice: five hundred votes, none double, over real HTTP."""

import re
import uuid
from importlib import import_module

import pytest
from django.conf import settings
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.shared.tests.real_server import a_real_server, all_together, post
from alongside.voting.models import Ballot, Mark
from alongside.voting.tests.make import an_open_poll, electors_of

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]


def a_browser(poll, elector) -> str:
    """The session of somebody who has typed their code."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[f"vote {poll.ref}"] = elector.pk
    session.create()
    return session.session_key


# Minutes: under one for the quick run, two for the long one.
@pytest.mark.parametrize(("voters", "taps"), [(60, 20), pytest.param(500, 150, marks=pytest.mark.long)])
def test_C2_everybody_votes_once_however_often_they_tap(voters, taps):
    a_partnership()
    poll = an_open_poll(online=voters, phone=0)
    path = reverse("voting:ballot", args=[poll.ref])
    papers = [
        (
            {"once_key": str(uuid.uuid4()), "dots-1": "2", "dots-4": "1", "step": "send"},
            a_browser(poll, elector),
        )
        for elector in electors_of(poll)
    ]

    with a_real_server() as port:
        answers = all_together(
            lambda values=values, session=session: post(port, path, values, session=session)
            for values, session in papers + papers[:taps]
        )

    numbers = [
        re.search(r'class="code">([^<]+)<', page)[1].replace(" ", "")
        for status, page in answers
        if status == 200
    ]
    assert len(numbers) == voters + taps
    assert numbers[voters:] == numbers[:taps]  # the second tap shows the first one's number
    assert sorted(set(numbers)) == sorted(Ballot.objects.values_list("receipt", flat=True))
    assert Ballot.objects.count() == Mark.objects.count() == voters
