from django.shortcuts import render

from alongside.shared.personal_data import everything_kept
from alongside.shared.web import open_to_all


@open_to_all
def privacy(request):
    """What is kept about people, from the map."""
    return render(request, "home/privacy.html", {"kept": everything_kept()})
