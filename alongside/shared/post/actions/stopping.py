"""No more news."""

from django.db import transaction

from alongside.shared.history.actions import record
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import stop_news


@transaction.atomic
def forget_letters(ref) -> int:
    """Somebody is forgotten who was never a person of ours: their letters go too, and what still waits never does."""
    number, _each = Letter.objects.filter(to=ref).delete()
    return number


@transaction.atomic
def stop_all_news(letter: Letter, *, by) -> Letter:
    """Whoever holds this letter of news wants no more of it. What still waits for them is stopped when it would go."""
    stop_news(letter.to)
    record(by, "stopped the news", letter)
    return letter
