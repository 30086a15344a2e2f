"""The only code that writes about reports."""

from alongside.reports.actions.reported import load_reported
from alongside.reports.actions.reporting import (
    ask_people_to_check,
    finish_report,
    start_report,
    thank_people,
    try_thanks,
)

__all__ = [
    "ask_people_to_check",
    "finish_report",
    "load_reported",
    "start_report",
    "thank_people",
    "try_thanks",
]
