import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.people.models.person import Person
from alongside.people.needs_list import WORDS
from alongside.shared.encryption.fields import EncryptedTextField
from alongside.shared.history.models import Route


class Need(models.Model):
    """One thing that somebody needs to take part as an equal. Written as what to do, never as a diagnosis."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="needs")
    code = EncryptedTextField()  # a name in needs_list.py; "own words" for theirs alone
    note = EncryptedTextField(blank=True)
    since = models.DateField(auto_now_add=True)

    @property
    def code_words(self) -> str:
        """The sentence of the list; "" when it is in their own words, which the note holds."""
        return str(WORDS.get(self.code, ""))


class WorkingWithMe(models.Model):
    """The page that somebody prints and hands out: how to work well with me."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="working_with_me"
    )
    i_am_good_at = EncryptedTextField(blank=True)
    please_do = EncryptedTextField(blank=True)
    please_do_not = EncryptedTextField(blank=True)
    how_i_say_things = EncryptedTextField(blank=True)
    if_i_am_upset = EncryptedTextField(blank=True)


class Step(models.TextChoices):
    """The six steps of the Accessible Information Standard, DAPB1605."""

    IDENTIFY = "identify", _("We asked")
    RECORD = "record", _("We wrote it down")
    FLAG = "flag", _("It shows to whoever must act on it")
    SHARE = "share", _("We told the people who arrange it")
    MEET = "meet", _("You told us that it was met")
    REVIEW = "review", _("We looked at it together again")


class NeedStep(models.Model):
    """A step of the Standard, taken for one person on one day. Each taking of a step is a row of its own."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="need_steps")
    step = models.CharField(max_length=10, choices=Step)
    on = models.DateField()
    via = models.CharField(max_length=10, choices=Route, default=Route.WEB)
    made_at = models.DateTimeField(auto_now_add=True)
