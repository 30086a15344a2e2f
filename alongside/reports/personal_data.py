"""What this room keeps about people. See shared/personal_data.py."""

from alongside.shared.personal_data import Kept

KEPT: list[Kept] = []
PUBLISHED = "what others published, without names"
NOT_PERSONAL = {
    "reports.Thanked": "what was written to everybody who came to an event, and to how many",
    "reports.Report": "how far the report of an event is",
    "reports.ReportedSource": PUBLISHED,
    "reports.ReportedEvent": PUBLISHED,
    "reports.ReportedFigure": PUBLISHED,
    "reports.ReportedQuestion": PUBLISHED,
    "reports.ReportedIdea": PUBLISHED,
    "reports.ReportedOption": PUBLISHED,
    "reports.ReportedPart": PUBLISHED,
}
