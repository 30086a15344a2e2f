from django.shortcuts import render

from alongside.keeping.actions import public_key_file
from alongside.keeping.figures import is_check_overdue, is_secret_vote_open, last_good_check
from alongside.keeping.models import Copy
from alongside.keeping.permissions import can_see_copies
from alongside.shared.web import require


def copies(request):
    """When copies were made, and when one was last found good. They are made and opened at the computer, not here."""
    require(can_see_copies(request.user))
    context = {
        "copies": Copy.objects.all()[:40],
        "good": last_good_check(),
        "is_overdue": is_check_overdue(),
        "has_key": public_key_file().exists(),
        "waits_for_vote": is_secret_vote_open(),
    }
    return render(request, "keeping/copies.html", context)
