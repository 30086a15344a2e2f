"""The words that people say yes to. They are kept with each yes, so changing them here changes no yes already given."""

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Consent

# On a page, and read aloud on the phone
WORDS = {
    Consent.To.NEEDS: _(
        "You may keep what I need, and show it to the people who must arrange it. Nobody else sees it. "
        "I can change it or take it back at any time."
    ),
    Consent.To.NEWS: _("You may send me news. I can stop it at any time."),
    Consent.To.LIST: _(
        "You may keep my name and how to reach me, and tell me what is on and how to have my say. "
        "I can take it back at any time."
    ),
    Consent.To.SKILLS: _(
        "Groups that look for somebody may find me by what I can do. I can stop it at any time."
    ),
}
# Asked aloud by whoever enters a person
ASKED_ALOUD = {
    Consent.To.NEEDS: _(
        "May we keep what you need, and show it to the people who must arrange it? Nobody else sees it. "
        "You can change it or take it back at any time."
    ),
    Consent.To.LIST: _(
        "May we keep your name and how to reach you, and tell you what is on and how to have your say? "
        "You can take it back at any time."
    ),
    Consent.To.NEWS: _("May we send you news? You can stop it at any time."),
}
