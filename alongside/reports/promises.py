"""The rules of this room."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.reports.models import Report
from alongside.shared.promises import Kept, Promise, Strength


def checked_long_enough(report: Report, today: datetime.date) -> Promise:
    """B5: a report is final when the people who were there had ten working days to check it."""
    until = report.check_until
    over = until is not None and today > until
    return Promise(
        "B5",
        Strength.EXPLAIN,
        _("The people who were there have ten working days to check a report."),
        Kept.YES if over else Kept.NO,
        found=""
        if over or until is None
        else _("They have until %(day)s.") % {"day": date_format(until, "j F Y")},
    )
