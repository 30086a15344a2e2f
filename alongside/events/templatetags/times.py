"""`{% when event site.zone %}`: the day and the clock times of an event, in the partnership's zone, in words."""

from zoneinfo import ZoneInfo

from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext as _

register = template.Library()


def clock(moment) -> str:
    """10:30 am, 1 pm, midday.

    >>> import datetime
    >>> clock(datetime.datetime(2027, 3, 9, 13, 0))
    '1 pm'
    """
    if (moment.hour, moment.minute) == (12, 0):
        return _("midday")
    hour, half = (moment.hour % 12) or 12, _("am") if moment.hour < 12 else _("pm")
    return f"{hour}:{moment.minute:02} {half}" if moment.minute else f"{hour} {half}"


def zone_in_words(zone: str) -> str:
    if zone == "Europe/London":
        return _("UK time")
    return _("%(place)s time") % {"place": zone.rsplit("/", 1)[-1].replace("_", " ")}


@register.simple_tag
def when(event, zone: str = "Europe/London") -> str:
    """Tuesday 9 March 2027, 10:30 am to 1 pm, UK time. Of a month alone: March 2027 (not certain yet)."""
    place = ZoneInfo(zone or "Europe/London")
    start, end = (timezone.localtime(moment, place) for moment in (event.starts_at, event.ends_at))
    known = getattr(event, "known", "times")
    if known != "times":
        words = formats.date_format(start, "F Y" if known == "month" else "l j F Y")
        return maybe(words, event)
    day = formats.date_format(start, "l j F Y")
    if start.date() == end.date():
        span = _("%(day)s, %(start)s to %(end)s")
        last = clock(end)
    else:
        span = _("%(day)s, %(start)s, to %(end)s")
        last = f"{formats.date_format(end, 'l j F Y')}, {clock(end)}"
    words = (
        f"{span % {'day': day, 'start': clock(start), 'end': last}}, {zone_in_words(zone or 'Europe/London')}"
    )
    return maybe(words, event)


def maybe(words: str, event) -> str:
    return words if getattr(event, "is_certain", True) else _("%(date)s (not certain yet)") % {"date": words}
