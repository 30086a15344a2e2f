"""How is this person reached? Asked by the outbox at the moment of sending."""

from alongside.people.models import Consent, ContactRoute, Person
from alongside.shared.post.reach import Reach


def reach(ref, *, is_expected: bool = False) -> Reach | None:
    """The person's first choice if it is safe, else their oldest safe way. None when the person is gone.

    A way that somebody typed on the web is used once it is sure that it is theirs; only what they expect
    (`is_expected`) goes there before. One from which something came back is used once somebody has looked at it. Whoever
    came with a list is only asked, until they said yes: their ways are those that the list gave.
    """
    person = Person.objects.filter(ref=ref, is_active=True).first()
    if person is None:
        return None
    safe = ContactRoute.objects.filter(person=person, is_safe=True, failed_at=None)
    safe = safe.order_by("-is_first_choice", "pk")
    any_way = person.held_back or is_expected
    sure = None if person.held_back else safe.filter(confirmed_at__isnull=False).first()
    route = sure or (safe.first() if any_way else None)
    return Reach(
        name=str(person),
        way=route.kind if route else "",
        address=route.value if route else "",
        format=person.format,
        size=person.print_size,
        language=person.language,
        wants_news=person.consents.filter(to=Consent.To.NEWS, ended_at=None).exists(),
        no_voicemail=route.no_voicemail if route else False,
        neutral_envelope=route.neutral_envelope if route else False,
        note=route.note if route else "",
        only_ask=person.held_back,
        is_sure=person.held_back or sure is not None,
    )
