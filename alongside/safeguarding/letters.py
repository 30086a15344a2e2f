"""The one letter that this room sends. It holds nothing of what somebody wrote: others may open it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter


def queue_something_came(lead, concern) -> Letter:
    """To a lead: something waits to be read."""
    return queue_letter(
        f"concern {concern.ref} {lead.ref}",
        to=lead,
        room="safeguarding",
        why=_("This came to you because you are named to keep people safe."),
        document=something_came(),
    )


@translation.override("en-gb")
def something_came() -> Document:
    doc = Builder(_("There is something for you to read"), about=site().name)
    doc.paragraph(
        _("Somebody wrote to you on the page for worries. Sign in to read it."),
        id="came",
    )
    doc.paragraph(settings.ADDRESS + reverse("safeguarding:log"), id="where")
    return doc.document()
