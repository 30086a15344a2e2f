"""The only code that writes about reports."""

from alongside.reports.actions.reported import load_reported
from alongside.reports.actions.reporting import (
    ask_latecomers_to_check,
    ask_people_to_check,
    finish_report,
    put_right_afterwards,
    put_together_again,
    start_report,
    thank_people,
    try_thanks,
)

__all__ = [
    "ask_latecomers_to_check",
    "ask_people_to_check",
    "finish_report",
    "load_reported",
    "put_right_afterwards",
    "put_together_again",
    "start_report",
    "thank_people",
    "try_thanks",
]
