"""Stickers on a wall."""

import hashlib
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle
from alongside.shared.uploads import redraw_picture
from alongside.voting import promises
from alongside.voting.actions.course import locked, must_be
from alongside.voting.models import Poll, Stratum, WallCount, WallSheet

LONGEST_SIDE = 2400  # pixels: enough to count the dots of a sheet again


@transaction.atomic
def record_wall_count(
    stratum: Stratum,
    sheets: Mapping[int, int],
    *,
    people_given_dots: int,
    unused: int,
    counted_by: str,
    checked_by: str,
    by,
    photo=None,
    reasons: Mapping[str, str] | None = None,
    via: str = Route.WEB,
) -> WallCount:
    """Write down the stickers of one place: dots by the option's number, counted aloud by one and checked by another.

    More dots than were given out are refused; dots that are missing ask for a reason and do not stop the count.
    `photo`: a picture of the sheets. It is drawn afresh, so that it does not tell who took it.
    """
    poll = locked(stratum.poll)
    must_be(
        poll,
        Poll.State.OPEN,
        Poll.State.CLOSED,
        Poll.State.RECOUNT,
        sentence=_("Stickers can be counted while the vote is open, until the result is counted."),
    )
    if not stratum.is_counted_by_hand:
        raise Refused(_("There is no wall with stickers here."))
    if counted_by.strip().casefold() == checked_by.strip().casefold():
        raise Refused(_("One person counts and another person checks."), field="checked_by")
    if any(number < 0 for number in (*sheets.values(), people_given_dots, unused)):
        raise Refused(_("A number cannot be smaller than 0."))
    options = {option.order: option for option in poll.options.on_paper()}
    if set(sheets) != set(options):
        raise Refused(_("Write the number of dots for every sheet. Write 0 where there are none."))
    missing = poll.dots_each * people_given_dots - sum(sheets.values()) - unused
    kept = settle(promises.of_wall_count(poll, sheets, people_given_dots, unused), reasons)
    count = WallCount(
        stratum=stratum,
        people_given_dots=people_given_dots,
        unused=unused,
        missing=missing,
        missing_reason=" ".join(promise.reason for promise in kept if promise.reason),
        counted_by=counted_by.strip(),
        checked_by=checked_by.strip(),
    )
    if photo:
        keep_photo(count, photo)
    count.save()
    WallSheet.objects.bulk_create(
        WallSheet(count=count, option=options[order], dots=number) for order, number in sorted(sheets.items())
    )
    record(by, "wrote down the stickers of a wall", count, via=via)
    return count


def keep_photo(count: WallCount, upload) -> None:
    """Keep the photo without what tells of its maker, and the check word of what is kept."""
    kept = redraw_picture(upload, longest_side=LONGEST_SIDE, field="photo")
    count.photo_sha256 = hashlib.sha256(kept.read()).hexdigest()
    kept.seek(0)
    count.photo.save(f"{uuid.uuid4()}.png", kept, save=False)
