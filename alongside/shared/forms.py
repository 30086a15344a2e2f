"""`form.act`: the one way from a page to an action."""

import uuid
from inspect import signature

from django import forms
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.formats.document import UNPRINTABLE
from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.models import SentForm
from alongside.shared.plain_words import Looked, remarks_on

REASON = "reason_"
CHECK_WORDS = "check_words"  # the name of the button


class ActForm(forms.Form):
    """A form that carries out one action.

    `ActForm(request)` is bound when the request is a POST. It carries a one-time key, so that a double tap
    shows the first result; it keeps everything typed when the action says no; and it grows a box for each
    reason that the action asks for, passed on as `reasons={code: text}`.
    """

    checks_words = True  # False where nobody should think about words: a worry, a vote, answers about oneself
    looked: dict[str, Looked] | None = None  # what the check of words found, once somebody asked for it
    ask_why = _("Say why, so that everybody can read the reason.")
    once = True  # False for a secret vote, which has a key of its own and leaves no other trace
    # True where people write: "Back", other words, and sent again with the same key is not the double tap that it seems.
    once_for_the_same_words = False
    once_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, request, *args, **kwargs):
        posted = request.method == "POST"
        super().__init__(
            request.POST if posted else None,
            request.FILES if posted and request.FILES else None,
            *args,
            **kwargs,
        )
        self.request = request
        self.fields["once_key"].initial = uuid.uuid4
        for name in request.POST if posted else ():
            if name.startswith(REASON):
                self.ask_for_reason(name.removeprefix(REASON))

    def __getitem__(self, name: str) -> forms.BoundField:
        """A box as it is shown, one that was added late too."""
        box = super().__getitem__(name)
        show_days_as_browsers_read_them(box.field.widget)
        return box

    @property
    def text_boxes(self) -> list[str]:
        """The boxes for many words, in which plain words can be looked for."""
        boxes = [name for name, field in self.fields.items() if isinstance(field.widget, forms.Textarea)]
        return boxes if self.checks_words else []

    @property
    def asks_about_words(self) -> bool:
        """Did the reader press "Check my words"? Then nothing is done but looking."""
        return self.is_bound and CHECK_WORDS in self.request.POST and bool(self.text_boxes)

    def is_valid(self) -> bool:
        """A form on which somebody only wants their words looked at never acts, and is never wrong."""
        if not self.asks_about_words:
            return super().is_valid()
        self._errors = ErrorDict()
        self.cleaned_data = {}
        typed = {name: str(self[name].value() or "") for name in self.text_boxes}
        self.looked = remarks_on(typed)
        return False

    def looked_at(self) -> list:
        """For the page: each box that was looked at, with what was found."""
        return [(self[name], found) for name, found in (self.looked or {}).items()]

    def ask_for_reason(self, code: str, label=None) -> None:
        self.fields[REASON + code] = forms.CharField(
            label=label or _("Why? This is shown beside it, in public."),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
            max_length=2000,
        )

    def _clean_fields(self) -> None:
        """Take signs out that nobody can see or hear: no paper, letter or braille page can hold them."""
        super()._clean_fields()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and UNPRINTABLE.search(value):
                self.cleaned_data[name] = UNPRINTABLE.sub("", value)
                if self.fields[name].required and not self.cleaned_data[name].strip():
                    self.add_error(name, self.fields[name].error_messages["required"])

    def values(self) -> dict:
        """What the action is given, by name. A form whose fields differ from the action's words overrides this."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "once_key" and not name.startswith(REASON)
        }

    def reasons(self) -> dict[str, str]:
        return {
            name.removeprefix(REASON): value
            for name, value in self.cleaned_data.items()
            if name.startswith(REASON) and value
        }

    def act(self, action, *args, **kwargs):
        """Call the action with the form's values. Its result, or None when the page has to be shown again."""
        if not self.is_bound or not self.is_valid():
            return None
        # Only an action that asks for reasons is given any, whatever was sent.
        if (reasons := self.reasons()) and "reasons" in signature(action).parameters:
            kwargs["reasons"] = reasons
        try:
            with transaction.atomic():
                return self._act_once(action, args, kwargs)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, no.sentence)
            self.ask_more(no)
        except NeedsReason as asks:
            for promise in asks.promises:
                sentence = f"{promise.sentence} {promise.found}".strip()
                if REASON + promise.code not in self.fields:
                    self.ask_for_reason(promise.code, label=_("%s Why?") % sentence)
                else:
                    self.fields[REASON + promise.code].label = _("%s Why?") % sentence
                self.cleaned_data.setdefault(REASON + promise.code, "")
                self.add_error(REASON + promise.code, self.ask_why)
        return None

    def ask_more(self, no: Refused) -> None:
        """A form that can answer this refusal with one more question adds it here."""

    def _act_once(self, action, args, kwargs):
        key = self.cleaned_data.get("once_key") if self.once else None
        if key is not None and self.once_for_the_same_words:
            key = self.key_with_words(key)
        if key is None:
            return action(*args, **kwargs, **self.values())
        try:
            with transaction.atomic():
                sent = SentForm.objects.create(key=key, day=timezone.localdate())
        except IntegrityError:
            return first_result(SentForm.objects.get(key=key))
        result = action(*args, **kwargs, **self.values())
        if isinstance(result, models.Model):
            sent.result = f"{result._meta.label}:{result.pk}"
            sent.save(update_fields=["result"])
        return result

    def key_with_words(self, key: uuid.UUID) -> uuid.UUID:
        """The key of a form with what was typed and chosen in it."""
        typed = [(name, self.data.getlist(self.add_prefix(name))) for name in sorted(self.fields)]
        files = [(name, one.name, one.size) for name, one in sorted(self.files.items())]
        return uuid.uuid5(key, repr((typed, files)))


def show_days_as_browsers_read_them(widget: forms.Widget) -> None:
    """A box for a day holds 2027-03-09, whatever the language: a browser shows anything else as an empty box."""
    if isinstance(widget, forms.DateInput) and widget.input_type == "date":
        widget.format = "%Y-%m-%d"


def first_result(sent: SentForm):
    """The row that the first submit made, or True when it made none."""
    if not sent.result:
        return True
    label, pk = sent.result.split(":", 1)
    return apps.get_model(label)._base_manager.get(pk=pk)
