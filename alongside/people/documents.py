"""Papers about one person, from which every format is made."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alongside.formats.document import Builder, Document
from alongside.people.figures import needs_by_group
from alongside.people.models import Person, WorkingWithMe

QUESTIONS = {
    "i_am_good_at": gettext_noop("I am good at"),
    "please_do": gettext_noop("Please do"),
    "please_do_not": gettext_noop("Please do not"),
    "how_i_say_things": gettext_noop("How I say yes, no, and stop"),
    "if_i_am_upset": gettext_noop("If I am tired or upset, what helps is"),
}


@translation.override("en-gb")
def working_with_me_document(person: Person) -> Document:
    """ "Working with me", one page to hand out. No address stands on it."""
    doc = Builder(_("Working with %(name)s") % {"name": person})
    if person.pronouns:
        doc.paragraph(_("My pronouns: %(words)s") % {"words": person.pronouns}, id="pronouns")
    page = WorkingWithMe.objects.filter(person=person).first()
    for name, question in QUESTIONS.items():
        if words := getattr(page, name, ""):
            doc.heading(2, _(question), id=name.replace("_", "-"))
            doc.paragraph(words, id=f"{name.replace('_', '-')}-said")
    for number, (title, lines) in enumerate(needs_by_group(person), 1):
        doc.heading(2, str(title), id=f"need-{number}")
        doc.list([str(line) for line in lines], id=f"need-{number}-list")
    return doc.document()
