import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    EVERYDAY = "everyday", _("Everyday words")
    SHORTER = "shorter", _("Shorter words")


class Text(models.Model):
    """What somebody wrote: a title, an explanation, an answer. Its words are in `wordings`."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(max_length=16, default="en-GB")  # the language in which it was first written

    def __str__(self) -> str:
        return self.wording().words

    @property
    def as_read(self) -> str:
        """The words for whoever reads now: in the language, and for English the mode, of the page that is being made."""
        now = get_language() or "en-gb"
        language = "en-GB" if now.startswith("en") else now
        return self.wording(language, Mode.SHORTER if now == "en-easy" else Mode.EVERYDAY).words

    def _known_wordings(self):
        """Those that `read_texts` or a prefetch brought, else all from the database."""
        known = self.__dict__.get("_prefetched_objects_cache", {}).get("wordings")
        return self.wordings.all() if known is None else known

    def wording(self, language: str = "en-GB", mode: str = Mode.EVERYDAY) -> "Wording":
        """The wording nearest to what the reader wants: their language and mode, their language, the first one."""
        wordings = sorted(self._known_wordings(), key=lambda wording: wording.pk)
        for wanted in (
            lambda one: one.language == language and one.mode == mode,
            lambda one: one.language == language and one.mode == Mode.EVERYDAY,
            lambda one: one.language == self.language and one.mode == mode,
            lambda one: one.language == self.language and one.mode == Mode.EVERYDAY,
        ):
            if found := [wording for wording in wordings if wanted(wording)]:
                return found[-1]  # the newest: an older wording is kept, never changed
        return wordings[-1]


class Wording(models.Model):
    """One text in one language and mode. A correction is a new row, so that history is kept."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=16)
    mode = models.CharField(max_length=16, choices=Mode, default=Mode.EVERYDAY)
    words = models.TextField()
    made_by = models.UUIDField(null=True, blank=True)  # a person's reference
    made_at = models.DateTimeField(auto_now_add=True)
    checked_by = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="checked_words_say_who_and_when",
                condition=models.Q(checked_by="", checked_on__isnull=True)
                | (~models.Q(checked_by="") & models.Q(checked_on__isnull=False)),
            )
        ]


class TextKey(models.ForeignKey):
    """A foreign key to a text of one's own."""

    def __init__(self, **kwargs):
        kwargs["to"] = "texts.Text"
        kwargs["on_delete"] = models.PROTECT
        kwargs["related_name"] = "+"
        super().__init__(**kwargs)


def read_texts(*groups) -> None:
    """Fetch the texts of many rows, of any tables, in one query. Each group is (rows, "field", "field", …).

    >>> read_texts((events, "title", "about"), (places, "note"))  # doctest: +SKIP
    """
    wanted: dict[int, list] = {}
    for rows, *names in groups:
        for row in rows:
            for name in names:
                if pk := getattr(row, f"{name}_id"):
                    wanted.setdefault(pk, []).append((row, name))
    texts: dict[int, Text] = {}
    for wording in Wording.objects.filter(text__in=wanted).select_related("text").order_by("pk"):
        text = texts.setdefault(wording.text_id, wording.text)
        text.__dict__.setdefault("_prefetched_objects_cache", {}).setdefault("wordings", []).append(wording)
    for pk, places in wanted.items():
        for row, name in places:
            setattr(row, name, texts[pk])
