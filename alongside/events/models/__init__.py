from alongside.events.models.arrangement import AccessCount, Arrangement, LeadTime, ToCancel
from alongside.events.models.booking import Booking
from alongside.events.models.door import Attendance, DayPass, Guest, Headcount
from alongside.events.models.event import AccessFact, Event, Host, Place, ProgrammeItem, Series
from alongside.events.models.visit import Visit

__all__ = [
    "AccessCount",
    "AccessFact",
    "Arrangement",
    "Attendance",
    "Booking",
    "DayPass",
    "Event",
    "Guest",
    "Headcount",
    "Host",
    "LeadTime",
    "Place",
    "ProgrammeItem",
    "Series",
    "ToCancel",
    "Visit",
]
