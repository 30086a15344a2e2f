"""What people are here as, and where they come from."""

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.people.models import Affiliation, Hat, Organisation, OwnWords, Person, PersonHat
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def choose_hats(
    person: Person, hats, *, own_words: str | None = None, by, via: str = Route.WEB
) -> list[PersonHat]:
    """Set the person's own list of what they are here as (A4). Nobody else sees it; None leaves their own words alone."""
    hats = set(hats)
    if unknown := hats - set(Hat.values):
        raise ValueError(f"unknown hats: {sorted(unknown)}")
    person.hats.exclude(hat__in=hats).delete()
    for hat in sorted(hats):
        PersonHat.objects.get_or_create(person=person, hat=hat)
    if own_words is not None:
        OwnWords.objects.filter(person=person).delete()
        if own_words.strip():
            OwnWords.objects.create(person=person, words=own_words.strip())
    # What they chose stays out of the history: it is read by more people than may know it.
    record(by, "chose what they are here as", person, via=via, helping=person)
    return list(person.hats.order_by("hat"))


@transaction.atomic
def connect_to(person: Person, organisation: Organisation | None, *, by, via: str = Route.WEB) -> Affiliation:
    """Say where somebody comes from. None is an answer: "not connected to an organisation"."""
    if organisation is None:
        person.affiliations.exclude(organisation=None).delete()
    else:
        person.affiliations.filter(organisation=None).delete()
    affiliation, _new = Affiliation.objects.get_or_create(person=person, organisation=organisation)
    record(by, "said where they come from", person, via=via, helping=person)
    return affiliation


@transaction.atomic
def say_where_from(
    person: Person,
    *,
    organisations=(),
    another: str = "",
    not_connected: bool = False,
    by,
    via: str = Route.WEB,
) -> Person:
    """Set where somebody comes from (A3): organisations, or "not connected to an organisation", or no answer at all."""
    another = " ".join(another.split())
    organisations = list(organisations)
    if not_connected and (organisations or another):
        raise Refused(
            _("Choose organisations, or “not connected to an organisation”. Not both."), field="not_connected"
        )
    if another:
        known = Organisation.objects.filter(name__iexact=another).first()
        organisations.append(known or Organisation.objects.create(name=another))
    keep = [one.pk for one in organisations]
    person.affiliations.exclude(organisation__in=keep).delete()
    for one in organisations or ([None] if not_connected else []):
        Affiliation.objects.get_or_create(person=person, organisation=one)
    record(by, "said where they come from", person, via=via, helping=person)
    return person
