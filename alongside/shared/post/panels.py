"""Letters on the page of the person: what did not arrive, and what went lately, to say that it came back."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.shared.panels import part
from alongside.shared.post.models import Letter
from alongside.shared.post.permissions import can_send_by_hand

BY = {"email": _("By e-mail"), "text": _("By text message"), "post": _("By post")}
LATELY = 5


def what_came_back(request, person):
    """What did not arrive, for the person and for those who work here. They alone can say that a letter came back."""
    is_worker = bool(can_send_by_hand(request.user))
    if person != request.user and not is_worker:
        return None
    states = [Letter.State.CAME_BACK, Letter.State.FAILED]
    mine = Letter.objects.filter(to=person.ref).order_by("-settled_at").defer("subject", "document", "link")
    lost = list(mine.filter(state__in=states)[:LATELY])
    # That a worry came in is for its named people alone, even the day on which they were told.
    others = mine.exclude(room__in=settings.QUIET_ROOMS)
    went = list(others.filter(state=Letter.State.SENT, way__in=BY)[:LATELY]) if is_worker else []
    if not lost and not went:
        return None
    context = {"lost": lost, "went": [(letter, BY[letter.way]) for letter in went]}
    return part(request, "post/_came_back.html", context)
