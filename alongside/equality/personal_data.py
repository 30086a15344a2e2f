"""What this room keeps about people: answers of which nobody can tell whose they are. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.equality.models import Answers
from alongside.shared.personal_data import Kept, OnErasure, Who


def old_answers(day):
    return Answers.objects.over_on(day)


KEPT = [
    Kept(
        "equality.Answers",
        ("key", "month", "answers"),
        what=_(
            "Answers about us all: age, health, background, belief, who people are, caring, where they live. "
            "Without a name; only the month is kept with them"
        ),
        why=_("so that we see whom we do not reach yet, and which barriers have to go"),
        basis=_(
            "equality of opportunity or treatment: Article 9(2)(g) of the UK GDPR, and the "
            "Data Protection Act 2018, Schedule 1, paragraph 8"
        ),
        seen_by=(Who.NOBODY,),
        kept=_("24 months; rounded numbers stay"),
        person="",
        on_erasure=OnErasure.STAYS,
        stays_because=_("No way leads from these answers to anybody, so nobody can find yours."),
        in_copy=False,
        due=old_answers,
    ),
]
NOT_PERSONAL = {"equality.Part": "the parts of the district, the same for everybody"}
