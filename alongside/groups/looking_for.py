"""A start for what a group looks for in people (D8). The group changes it; nobody is ever given marks by it."""

from django.utils.translation import gettext_lazy as _

# After Bradford's report of 2022: listening, representing, being friendly.
WHAT_WE_LOOK_FOR = [
    _("You can listen to the views of others."),
    _("You know that you speak for others too, not for yourself alone."),
    _("You are friendly and welcoming."),
    _("You know what it is like, because you use services or care for somebody, or you run services."),
    _(
        "You need no exams, and you need not have done it before. We pay your costs and help you to take part."
    ),
]
