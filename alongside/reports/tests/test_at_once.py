"""Two who press at the same moment make one report, and one of them reads why."""

import datetime

import pytest
from django.utils import timezone

from alongside.events.actions import record_headcount
from alongside.events.models import Event
from alongside.events.tests.make_bookings import an_event_soon
from alongside.partnership.tests.make import a_partnership
from alongside.reports.actions import start_report
from alongside.reports.models import Report
from alongside.shared.errors import Refused
from alongside.shared.tests.at_once import at_once

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]


def test_B5_two_coordinators_who_put_the_report_together_at_once_make_one():
    a_partnership()
    event = an_event_soon()
    then = timezone.now() - datetime.timedelta(days=2)
    Event.objects.update(starts_at=then, ends_at=then + datetime.timedelta(hours=2))
    event.refresh_from_db()
    record_headcount(event, people=3, by=None)
    refused = []

    def press():
        try:
            start_report(event, next_steps="We ask the bus company.", by=None)
        except Refused as no:
            refused.append(no.sentence)

    at_once(*(press for _coordinator in range(3)))

    assert Report.objects.count() == 1
    assert refused == ["There is a report already."] * 2
