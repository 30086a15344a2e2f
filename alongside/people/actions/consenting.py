"""A clear yes to one thing, and taking it back."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from alongside.people.consent_words import WORDS
from alongside.people.models import Consent, Person, WorkingWithMe
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def say_yes(person: Person, to: str, *, by, via: str = Route.WEB, read_back: bool = False) -> Consent:
    """Keep a clear yes, written or said aloud: the words that were asked, who heard it, by which way.

    The ICO accepts a yes that was said, when the words are kept. Saying it twice keeps the first.
    """
    consent = person.consents.filter(to=to, ended_at=None).first()
    if consent:
        return consent
    heard_by = by.ref if by is not None and by.pk != person.pk else None
    consent = Consent.objects.create(
        person=person,
        to=Consent.To(to),
        words=str(WORDS[to]),
        via=via,
        taken_by=heard_by,
        read_back=read_back,
    )
    record(by, f"yes to {consent.to}", consent, via=via, helping=person)
    return consent


@transaction.atomic
def take_back(consent: Consent, *, by, via: str = Route.WEB) -> Consent:
    """End a yes at once, by any way. What was kept on the strength of it goes with it."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.ended_at is not None:
        return consent
    consent.ended_at, consent.ended_via = timezone.now(), via
    consent.save(update_fields=["ended_at", "ended_via"])
    person = consent.person
    if consent.to == Consent.To.NEEDS:
        person.needs.all().delete()
        person.need_steps.all().delete()
        WorkingWithMe.objects.filter(person=person).delete()
    if consent.to == Consent.To.LIST:
        person.held_back = True
        person.save(update_fields=["held_back"])
    if consent.to == Consent.To.SKILLS:
        person.brings_shown = False
        person.save(update_fields=["brings_shown"])
    for forget in settings.GOES_WITH_A_YES:
        import_string(forget)(person, consent.to)
    record(by, f"took back the yes to {consent.to}", consent, via=via, helping=person)
    transaction.on_commit(lambda: import_string(settings.ON_TAKEN_BACK)(consent.ref))
    return consent


def must_have_said_yes(person: Person, to: str, said: bool, *, by, via: str) -> None:
    """Refuse to keep what needs a yes; write the yes down when it was said now."""
    if person.consents.filter(to=to, ended_at=None).exists():
        return
    if not said:
        raise Refused(
            _("We keep this only with a clear yes. Tick the yes, or leave everything empty."), field="yes"
        )
    say_yes(person, to, by=by, via=via)


@transaction.atomic
def stop_news(ref) -> None:
    """Stop the news of whoever holds one of our letters of news: its own address says so, without a sign-in."""
    for consent in Consent.objects.filter(person__ref=ref, to=Consent.To.NEWS, ended_at=None):
        take_back(consent, by=None, via=Route.WEB)
