"""Who may write down what people said."""

from django.utils.translation import gettext as _

from alongside.events.models import Host, Series
from alongside.shared.permissions import YES, Decision


def can_write_down(person, event) -> Decision:
    """Write down what people said at an event; the table itself checks it."""
    if person.is_authenticated and (person.is_worker or runs(person, event)):
        return YES
    return Decision(False, _("Tell the person at your table, or ring us: we write it down in your words."))


def runs(person, about) -> bool:
    """Does somebody run this event, or one of this series?"""
    hosts = Host.objects.filter(person=person)
    if isinstance(about, Series):
        return hosts.filter(event__series=about).exists()
    return hosts.filter(event=about.pk).exists()
