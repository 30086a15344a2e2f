import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.shared.encryption.fields import TimelessJSONField

KEPT_MONTHS = 24


def month_of(day: datetime.date, *, back: int = 0) -> datetime.date:
    """The first day of the month of `day`, or of the month so many months before.

    >>> month_of(datetime.date(2027, 2, 17), back=3)
    datetime.date(2026, 11, 1)
    """
    months = day.year * 12 + day.month - 1 - back
    return datetime.date(months // 12, months % 12 + 1, 1)


class AnswersQuerySet(models.QuerySet):
    def over_on(self, day: datetime.date):
        """Those whose 24 months are over on this day."""
        return self.filter(month__lte=month_of(day, back=KEPT_MONTHS))


class Answers(models.Model):
    """One filled-in form, of nobody in particular."""

    # Always given, never counted up: a random number of 62 bits. SQLite keeps the rows of a table in the order of such a
    # key, which it calls the rowid. Any other key (a UUID, say) would leave a hidden rowid beside it that counts up, and
    # with it the order in which people answered, which is the order in which they joined.
    key = models.BigAutoField(primary_key=True)
    month = models.DateField(db_index=True)  # its first day; no finer time stands anywhere
    answers = TimelessJSONField()  # {question: [options]} and {question + "_words": own words}

    objects = AnswersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="answers_say_only_the_month", condition=models.Q(month__day=1)),
        ]


class Part(models.Model):
    """A part of the district, as the partnership calls it. Never deleted: old answers point to it."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "pk"]

    @property
    def code(self) -> str:
        return f"part-{self.pk}"
