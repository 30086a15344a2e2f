"""What somebody needs, the six steps of the Standard, and the page "Working with me"."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.actions.consenting import must_have_said_yes
from alongside.people.models import Consent, Need, NeedStep, Person, Step, WorkingWithMe
from alongside.people.needs_list import GROUP_OF, OWN
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def write_needs(
    person: Person,
    *,
    needs=(),
    own_words: dict[str, str] | None = None,
    yes: bool = False,
    by,
    via: str = Route.WEB,
) -> Person:
    """Set what somebody needs (A2, G6): names from needs_list.py, and a sentence of their own for each group.

    Their clear yes is needed first. What stays keeps its day; the Standard's steps are dated: asked, written down,
    shown, and, when there was something before, looked at again.
    """
    wanted = dict.fromkeys(needs, "")
    for group, words in (own_words or {}).items():
        if words.strip():
            wanted[f"{OWN} {group}"] = words.strip()
    if unknown := set(wanted) - set(GROUP_OF):
        raise Refused(
            _("We do not know this: %(what)s.") % {"what": ", ".join(sorted(unknown))}, field="needs"
        )
    has = {need.code: need for need in person.needs.select_for_update()}
    if wanted or has:
        must_have_said_yes(person, Consent.To.NEEDS, yes, by=by, via=via)
    was_asked = person.need_steps.exists()
    for code in set(has) - set(wanted):
        has[code].delete()
    for code, note in wanted.items():
        if code not in has:
            Need.objects.create(person=person, code=code, note=note)
        elif has[code].note != note:
            has[code].note = note
            has[code].save(update_fields=["note"])
    take_step(person, Step.REVIEW if was_asked else Step.IDENTIFY, via=via)
    if wanted:
        take_step(person, Step.RECORD, via=via)
        take_step(person, Step.FLAG, via=via)
    record(by, "said what they need", person, via=via, helping=person)
    return person


def take_step(
    person: Person, step: str, *, on: datetime.date | None = None, via: str = Route.WEB
) -> NeedStep:
    """Date one of the Standard's six steps; higher rooms call it when they share a need or hear that it was met."""
    return NeedStep.objects.create(person=person, step=Step(step), on=on or timezone.localdate(), via=via)


@transaction.atomic
def review_needs(person: Person, *, by, via: str = Route.WEB) -> NeedStep:
    """Nothing has changed: looked at together, and dated. The next look falls due in 12 months."""
    step = take_step(person, Step.REVIEW, via=via)
    record(by, "looked at what they need again", person, via=via, helping=person)
    return step


@transaction.atomic
def write_working_with_me(
    person: Person, *, yes: bool = False, by, via: str = Route.WEB, **answers: str
) -> WorkingWithMe:
    """Write the one-page profile. Each answer may be left out."""
    answers = {name: words.strip() for name, words in answers.items()}
    if any(answers.values()):
        must_have_said_yes(person, Consent.To.NEEDS, yes, by=by, via=via)
    page, _new = WorkingWithMe.objects.update_or_create(person=person, defaults=answers)
    record(by, "wrote their page “Working with me”", person, via=via, helping=person)
    return page
