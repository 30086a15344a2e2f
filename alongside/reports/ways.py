"""The list "Get this your way": every format that can be made, and its address."""

from django.urls import reverse

from alongside.shared.files import offered


def your_ways(address: str, ref) -> list[dict]:
    return [
        {"url": reverse(address, args=[ref, name]), "label": format.label, "download": True}
        for name, format in offered().items()
    ]
