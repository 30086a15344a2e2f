"""What people are here as, and where they come from."""

from django.db import transaction

from alongside.people.models import Affiliation, Hat, Organisation, Person, PersonHat
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def choose_hats(person: Person, hats, *, by, via: str = Route.WEB) -> list[PersonHat]:
    """Set the person's own list of what they are here as. Nobody else sees it."""
    hats = set(hats)
    if unknown := hats - set(Hat.values):
        raise ValueError(f"unknown hats: {sorted(unknown)}")
    person.hats.exclude(hat__in=hats).delete()
    for hat in sorted(hats):
        PersonHat.objects.get_or_create(person=person, hat=hat)
    record(by, "chose what they are here as", person, via=via, helping=person, private={"hats": sorted(hats)})
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
