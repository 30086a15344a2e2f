"""Sentences about papers: where a format stands, what came of comments."""

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.documents.models import Edition

register = template.Library()


@register.simple_tag
def coming_words(need) -> str:
    """For every reader: "Easy Read: coming by 3 May." Never how many wait."""
    day = need.edition.promised_on if need.edition else None
    if day is None:
        return _("%(format)s: coming. We do not know the day yet.") % {"format": need.words}
    return _("%(format)s: coming by %(day)s.") % {"format": need.words, "day": date_format(day, "j F Y")}


@register.simple_tag
def state_words(edition) -> str:
    """For whoever keeps the formats."""
    if edition.is_ready:
        return _("There since %s.") % date_format(edition.ready_at, "j F Y")
    if edition.state == Edition.State.MAKING:
        return _("Being made now.")
    parts = [_("A draft: not checked yet.") if edition.state == Edition.State.DRAFT else _("Not there yet.")]
    if edition.promised_on:
        parts.append(_("Promised by %s.") % date_format(edition.promised_on, "j F Y"))
    if edition.made_where:
        parts.append(_("Made by: %s.") % edition.made_where)
    return " ".join(parts)


@register.simple_tag
def came_words(came) -> str:
    """ "31 comments: 18 changed it, 9 did not, 4 still thinking." """
    if not came.comments:
        return _("No comments yet.")
    parts = [
        (came.changed, _("%d changed it")),
        (came.not_changed, _("%d did not, with the reason")),
        (came.thinking, _("%d still thinking")),
        (came.waiting, _("%d without an answer yet")),
    ]
    said = ", ".join(words % number for number, words in parts if number)
    total = ngettext("%d comment", "%d comments", came.comments) % came.comments
    return f"{total}: {said}."


@register.simple_tag
def half_words(days) -> str:
    """A median as people read it: "3", "3.5", or a dash read out as "none yet"."""
    if days is None:
        return _("none yet")
    return number_format(days, decimal_pos=0 if float(days).is_integer() else 1)


@register.filter
def with_commas(number: int) -> str:
    """40000 as "40,000"."""
    return f"{number:,}"
