"""How is this person reached? Asked by the outbox at the moment of sending."""

from alongside.people.models import Consent, ContactRoute, Person
from alongside.shared.post.reach import Reach


def reach(ref) -> Reach | None:
    """The person's first choice if it is safe, else their oldest safe way. None when the person is gone.

    A way that somebody typed on the web is used only once it is sure that it is theirs, and one from which something
    came back only once somebody has looked at it. Whoever came with a list is only asked, until they said yes: their
    ways are those that the list gave.
    """
    person = Person.objects.filter(ref=ref, is_active=True).first()
    if person is None:
        return None
    safe = ContactRoute.objects.filter(person=person, is_safe=True, failed_at=None)
    if not person.held_back:
        safe = safe.filter(confirmed_at__isnull=False)
    route = safe.order_by("-is_first_choice", "pk").first()
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
    )
