from alongside.demo import example
from alongside.demo.permissions import can_come_in_as_somebody
from alongside.shared.panels import part


def come_in_as(request, _page):
    """Buttons that let a newcomer see every side of the example."""
    if not can_come_in_as_somebody():
        return None
    return part(request, "demo/_come_in_as.html", {"ways_in": [one for one in example.CAST if one.door]})
