"""The rules of a vote, each as one sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.shared.promises import Kept, Promise, Strength

MOST_AT_ONCE = 4


def same_dots_for_all(allowed: int, found: int) -> Promise:
    """C2: nobody puts more dots than they were given."""
    return Promise(
        "C2",
        Strength.ENFORCE,
        _("Everybody has the same number of dots."),
        Kept.YES if found <= allowed else Kept.NO,
        found=""
        if found <= allowed
        else _("%(allowed)s dots were given out, but %(found)s are counted. Count again.")
        % {"allowed": allowed, "found": found},
    )


def every_dot_accounted_for(missing: int) -> Promise:
    """C3: dots that were given out are on the wall, or given back, or it is said why not."""
    return Promise(
        "C3",
        Strength.EXPLAIN,
        _("Every dot that was given out is on the wall or was given back."),
        Kept.YES if missing <= 0 else Kept.NO,
        found="" if missing <= 0 else _("Dots missing: %s.") % missing,
    )


def of_wall_count(poll, sheets: Mapping[int, int], people: int, unused: int) -> list[Promise]:
    """What is held against the count of one wall. `sheets`: dots by the option's number."""
    given = poll.dots_each * people
    accounted = sum(sheets.values()) + unused
    return [same_dots_for_all(given, accounted), every_dot_accounted_for(given - accounted)]


def few_things_well(taken_on: int, agreed_most: int | None = None) -> Promise:
    """C4: "better to do fewer things well". Advice; the group may agree another number."""
    most = agreed_most or MOST_AT_ONCE
    if taken_on <= most:
        kept = Kept.YES
    else:
        kept = Kept.NO if agreed_most else Kept.NOT_PROMISED_YET
    return Promise(
        "C4",
        Strength.ADVISE,
        _("Do a few things well: no more than %s at once.") % most,
        kept,
        found=_("%s are taken on now.") % taken_on,
    )


def everybody_had_a_way_in(not_reached: list[str]) -> Promise:
    """C6: before the close, look which communities named in the agreement have had no way in yet."""
    return Promise(
        "C6",
        Strength.ADVISE,
        _("Before a vote closes, the communities who are often not heard have had a way in."),
        Kept.NO if not_reached else Kept.YES,
        found=_("No way in yet: %s. You can keep the vote open and go to them.") % ", ".join(not_reached)
        if not_reached
        else "",
    )


def every_way_was_used(unused_names: list[str]) -> Promise:
    """C6: before the close, look who had no way to take part yet."""
    return Promise(
        "C6",
        Strength.ADVISE,
        _("Before a vote closes, people have voted in every way that it offers."),
        Kept.NO if unused_names else Kept.YES,
        found=_("Nobody has voted yet: %s. You can keep the vote open.") % ", ".join(unused_names)
        if unused_names
        else "",
    )
