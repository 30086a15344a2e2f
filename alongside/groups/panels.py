"""What this room says about a person, on that person's own page."""

from alongside.groups.models import Membership
from alongside.shared.panels import part


def my_seats(request, person):
    """The groups in which I have a seat, with a way to choose what I am there. Only for the person themselves."""
    if person != request.user:
        return None
    seats = list(
        Membership.objects.filter(person=person, left_on=None)
        .select_related("group__name")
        .prefetch_related("group__name__wordings")
        .order_by("pk")
    )
    return part(request, "groups/_my_seats.html", {"seats": seats}) if seats else None
