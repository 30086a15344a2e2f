"""Events for the calendar in somebody's phone or computer (RFC 5545), with the partnership's zone in each."""

import datetime
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from alongside.events.models import Event
from alongside.partnership.figures import site

YEARS = 2  # before and after, for the changes of the clocks


def calendar_of(events: Iterable[Event], *, name: str) -> bytes:
    """One calendar. A month of which no more is known is a line over its days that takes no time."""
    here = site()
    zone = ZoneInfo(here.zone)
    made = icalendar.Calendar()
    made.add("prodid", "-//Alongside//events//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", here.zone)
    days = []
    for event in events:
        made.add_component(entry(event, zone))
        days.append(event.starts_at.date())
    if days:
        made.add_missing_timezones(
            first_date=datetime.date(min(days).year - YEARS, 1, 1),
            last_date=datetime.date(max(days).year + YEARS, 1, 1),
        )
    return made.to_ical()


def entry(event: Event, zone: ZoneInfo) -> icalendar.Event:
    one = icalendar.Event()
    one.add("uid", f"{event.ref}@alongside")
    one.add("dtstamp", (event.published_at or event.made_at).astimezone(datetime.UTC))
    one.add("sequence", event.changed + (1 if event.is_called_off else 0))
    one.add("status", status_of(event))
    one.add("summary", str(event.title))
    one.add("url", settings.ADDRESS + event.get_absolute_url())
    if event.known == Event.Known.TIMES:
        one.add("dtstart", on_the_clocks(event.starts_at, zone))
        one.add("dtend", on_the_clocks(event.ends_at, zone))
    else:
        one.add("dtstart", event.starts_at.astimezone(zone).date())
        one.add("dtend", event.ends_at.astimezone(zone).date() + datetime.timedelta(days=1))
        one.add("transp", "TRANSPARENT")
    # The link to a video call is for those who booked: it stands on their tickets.
    places = [
        ", ".join(filter(None, (place.name, "" if place.is_online else place.address)))
        for place in event.places.all()
    ]
    if places:
        one.add("location", "; ".join(" ".join(place.split()) for place in places))
    lines = [str(event.about), _("It costs you nothing to come."), *event.offer]
    if event.is_called_off:
        lines = [f"{_('Called off.')} {event.called_off_why}".strip()]
    one.add("description", "\n".join(lines))
    return one


def status_of(event: Event) -> str:
    if event.is_called_off:
        return "CANCELLED"
    return "CONFIRMED" if event.is_certain and event.known == Event.Known.TIMES else "TENTATIVE"


def on_the_clocks(moment: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """The time on the partnership's clocks. An hour that comes twice means the first in a calendar, so its second is in UTC."""
    local = moment.astimezone(zone)
    return moment.astimezone(datetime.UTC) if local.fold else local
