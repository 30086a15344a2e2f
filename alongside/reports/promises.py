"""The rules of this room."""

import datetime
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.reports.figures import days_to_check
from alongside.reports.models import Report
from alongside.reports.traces import Loose
from alongside.shared.promises import Kept, Promise, Strength


def checked_long_enough(report: Report, today: datetime.date) -> Promise:
    """B5: a report is final when the people who were there had time to check it: ten working days, or as agreed."""
    until = report.check_until
    over = until is not None and today > until
    return Promise(
        "B5",
        Strength.EXPLAIN,
        _("The people who were there have %(days)d working days to check a report.")
        % {"days": days_to_check()},
        Kept.YES if over else Kept.NO,
        found=""
        if over or until is None
        else _("They have until %(day)s.") % {"day": date_format(until, "j F Y")},
    )


def figures_have_records(loose: Sequence[Loose]) -> Promise:
    """B3: every number in a report has a record, or everybody reads where it comes from."""
    return Promise(
        "B3",
        Strength.EXPLAIN,
        _("Every number in a report has a record, or says where it comes from."),
        Kept.NO if loose else Kept.YES,
        found=_("No record has: %(figures)s.")
        % {"figures": "; ".join(f"{one.figure} (“{one.words[:80]}”)" for one in loose)}
        if loose
        else "",
    )
