"""Whose page is this? Somebody whom this reader may not know of is not there."""

from django.shortcuts import get_object_or_404

from alongside.people.models import Person


def the_person(request, ref) -> Person:
    """The person of this address, or 404."""
    if request.user.is_authenticated and request.user.ref == ref:
        return request.user
    return get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
