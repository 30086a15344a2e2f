"""What pages ask about people."""

from alongside.people.models import Affiliation, Help, Person

HELPING = "helping"  # the session's word for the help under way


def helping(request) -> Person | None:
    """The person being helped in this session, while the help that they allowed is live."""
    help = help_under_way(request)
    return help.helped if help else None


def help_under_way(request) -> Help | None:
    ref = request.session.get(HELPING)
    if not ref or not request.user.is_authenticated:
        return None
    return Help.objects.live().filter(ref=ref, helper=request.user).select_related("helped").first()


def connections(people) -> dict[str, int]:
    """Where these people come from. The three always make the total.

    `people` is a queryset of Person; the answer is {"people", "organisation", "not_connected", "not_asked"}.
    """
    total = people.count()
    rows = Affiliation.objects.filter(person__in=people)
    from_one = rows.exclude(organisation=None).values("person").distinct().count()
    from_none = rows.filter(organisation=None).values("person").distinct().count()
    return {
        "people": total,
        "organisation": from_one,
        "not_connected": from_none,
        "not_asked": total - from_one - from_none,
    }
