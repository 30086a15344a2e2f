"""The only code that writes about the partnership."""

import datetime
import secrets

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from alongside.partnership import facts
from alongside.partnership.models import Aim, ContactWay, GlossaryWord, Partnership, SetUpCode
from alongside.partnership.promises import promises_of_ways
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle
from alongside.shared.uploads import redraw_picture

LONGEST_CLOSURE = datetime.timedelta(days=92)

LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"  # no two of these look alike
TRIES = 6


@transaction.atomic
def new_set_up_code() -> str:
    """A fresh code for the first administrator, such as "K7QM-4XWD-9T". Any older one stops working."""
    code = "".join(secrets.choice(LETTERS) for _place in range(10))
    SetUpCode.objects.filter(used_at=None).delete()
    SetUpCode.objects.create(digest=SetUpCode.digest_of(code))
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


@transaction.atomic
def try_set_up_code(code: str) -> bool:
    """Is this the code that works now? A wrong one counts as a try; after six, even the right one is refused.

    It answers and does not raise, or the count of tries would be rolled back with the refusal.
    """
    live = SetUpCode.objects.select_for_update().filter(used_at=None).order_by("-pk").first()
    if live is None or live.tries >= TRIES:
        return False
    if secrets.compare_digest(live.digest, SetUpCode.digest_of(code)):
        return True
    SetUpCode.objects.filter(pk=live.pk).update(tries=F("tries") + 1)
    return False


def keep_logo(upload) -> str:
    """Draw the picture afresh and keep it. The name of its file, which only our own page serves."""
    return default_storage.save("logo/logo.png", redraw_picture(upload, field="logo"))


@transaction.atomic
def set_up_partnership(answers: dict):
    """Open the house: the partnership, its ways, and the first person, who looks after it. That person.

    `answers` are those of the set-up journey: name, strapline, logo, ways {kind: value}, contact_name,
    contact_hours, your_name, your_email.
    """
    settle(promises_of_ways(answers["ways"]))
    # The code's row is the lock: of two browsers that press the last button at once, one is told so.
    live = SetUpCode.objects.select_for_update().filter(used_at=None).first()
    if live is None or facts.is_set_up():
        raise Refused(_("This is already set up. Sign in instead."))
    partnership = write_partnership(
        answers["name"],
        strapline=answers.get("strapline", ""),
        logo=answers.get("logo", ""),
        contact_name=answers.get("contact_name", ""),
        contact_hours=answers.get("contact_hours", ""),
        ways=answers["ways"],
    )
    person = import_string(settings.MAKE_FIRST_PERSON)(
        answers["your_name"], email=answers.get("your_email", "")
    )
    SetUpCode.objects.filter(used_at=None).update(used_at=timezone.now())
    record(person, "set up", partnership)
    publish("partnership opened", {"name": partnership.name})
    transaction.on_commit(facts.forget)
    return person


@transaction.atomic
def write_partnership(
    name: str,
    *,
    strapline: str = "",
    about: str = "",
    logo: str = "",
    contact_name: str = "",
    contact_hours: str = "",
    ways: dict[str, str],
    aims=(),
    words: dict[str, str] | None = None,
    is_example: bool = False,
) -> Partnership:
    """Write the one row, its ways, aims and explained words. What was there before under `ways` is replaced."""
    partnership, _new = Partnership.objects.update_or_create(
        only=True,
        defaults={
            "name": name,
            "strapline": strapline,
            "about": about,
            "logo": logo,
            "contact_name": contact_name,
            "contact_hours": contact_hours,
            "is_example": is_example,
            "set_up_at": timezone.now(),
        },
    )
    write_ways(ways)
    Aim.objects.all().delete()
    Aim.objects.bulk_create(Aim(words=aim, order=order) for order, aim in enumerate(aims))
    for word, meaning in (words or {}).items():
        GlossaryWord.objects.update_or_create(word=word, defaults={"meaning": meaning})
    transaction.on_commit(facts.forget)
    return partnership


@transaction.atomic
def change_partnership(
    *,
    name: str,
    strapline: str = "",
    about: str = "",
    contact_name: str = "",
    contact_hours: str = "",
    ways: dict[str, str],
    by,
    via: str = Route.WEB,
) -> Partnership:
    """Change what stands at the top and the end of every page."""
    settle(promises_of_ways(ways))
    partnership = Partnership.objects.select_for_update().get()
    partnership.name, partnership.strapline, partnership.about = name, strapline, about
    partnership.contact_name, partnership.contact_hours = contact_name, contact_hours
    partnership.save(update_fields=["name", "strapline", "about", "contact_name", "contact_hours"])
    write_ways(ways)
    record(by, "changed how to reach us", partnership, via=via)
    return partnership


def write_ways(ways: dict[str, str]) -> None:
    ContactWay.objects.all().delete()
    ContactWay.objects.bulk_create(
        ContactWay(kind=kind, value=value.strip()) for kind, value in ways.items() if value and value.strip()
    )


@transaction.atomic
def close_until(
    *, first: datetime.date, back_on: datetime.date, words: str = "", by, via: str = Route.WEB
) -> Partnership:
    """ "We are closed, back on…": said on every page, and every clock that counts working days stands still meanwhile."""
    if back_on <= first:
        raise Refused(_("The day on which you are back comes after the first day."), field="back_on")
    if back_on > first + LONGEST_CLOSURE:
        raise Refused(_("Choose at most three months."), field="back_on")
    row = Partnership.objects.select_for_update().get()
    row.closures = [
        *row.closures,
        {"first": first.isoformat(), "back_on": back_on.isoformat(), "words": words.strip()},
    ]
    row.save(update_fields=["closures"])
    record(by, "said that we are closed", row, via=via)
    publish("closed", {"first": first.isoformat(), "back_on": back_on.isoformat()})
    return row


@transaction.atomic
def open_again(*, by, via: str = Route.WEB) -> Partnership:
    """Back earlier than said: the newest closure ends today."""
    row = Partnership.objects.select_for_update().get()
    today = timezone.localdate().isoformat()
    if not row.closures or row.closures[-1]["back_on"] <= today:
        raise Refused(_("We are open already."))
    last = row.closures[-1]
    # One that has not begun was never; one that has begun ends today.
    ended = [] if last["first"] >= today else [last | {"back_on": today}]
    row.closures = [*row.closures[:-1], *ended]
    row.save(update_fields=["closures"])
    record(by, "said that we are open again", row, via=via)
    publish("open again", {"on": today})
    return row


@transaction.atomic
def explain_word(word: str, meaning: str, *, by, via: str = Route.WEB) -> GlossaryWord:
    """Say what a word or a short form means, for every paper and page. The meaning before stays in the history."""
    word, meaning = " ".join(word.split()), meaning.strip()
    if not word or not meaning:
        raise Refused(_("Write the word, and what it means."), field="meaning")
    before = GlossaryWord.objects.filter(word=word[:60]).first()
    made, _new = GlossaryWord.objects.update_or_create(word=word[:60], defaults={"meaning": meaning[:300]})
    private = {"word": made.word, "before": before.meaning if before else "", "meaning": made.meaning}
    record(by, "explained a word", made, via=via, private=private)
    return made
