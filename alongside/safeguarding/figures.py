"""What pages ask about keeping people safe."""

from alongside.people.models import Person, Role


def leads():
    """The people named to keep people safe, today."""
    return Person.objects.filter(
        is_active=True, pk__in=Role.objects.filter(kind=Role.Kind.LEAD, ended_on=None).values("person")
    )


def names_of(refs) -> dict:
    """{reference: person} of those who are still here. Only for pages that leads alone can open."""
    return {person.ref: person for person in Person.objects.filter(ref__in=set(refs) - {None})}
