from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.events.lead_times import all_times, is_shared, suggested
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Person, Role
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route

MOST_DAYS = 60


class ArrangeForm(ActForm):
    """It is arranged: who or what, and how the person gets to know."""

    who = forms.CharField(
        label=_("Who or what is it?"),
        max_length=200,
        required=False,
        help_text=_("For example: Dana signs. She meets you at the door at 10:15."),
    )
    for_all = forms.BooleanField(
        label=_("The same serves everybody at this event who needs it"), required=False
    )
    told = forms.ChoiceField(
        label=_("How do they get to know?"),
        choices=[(Route.WEB.value, _("Tell them now, by their own way")), *HOW_WE_HEARD],
    )

    def __init__(self, request, others: int, *, need: str = "", **kwargs):
        super().__init__(request, **kwargs)
        self.fields["for_all"].initial = is_shared(need)
        if not others:
            del self.fields["for_all"]


class GoesAheadForm(ActForm):
    """A button; what is not met grows a box for the reason."""

    ask_why = _("Say why. Whoever does not have what they need reads it first.")


class CannotForm(ActForm):
    why = forms.CharField(
        label=_("Why could you not get it? They read this first."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OwnerForm(ActForm):
    owner = forms.ModelChoiceField(
        label=_("Who gets it?"),
        queryset=Person.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("Whoever works here"),
    )

    def __init__(self, request, event, **kwargs):
        super().__init__(request, **kwargs)
        workers = Role.objects.live().filter(kind=Role.Kind.COORDINATOR).values("person")
        self.fields["owner"].queryset = Person.objects.filter(pk__in=workers) | Person.objects.filter(
            pk__in=event.hosts.values("person")
        )


class LeadTimesForm(ActForm):
    """A line for each need: how many working days it takes, and from how many minutes on two people are needed."""

    def __init__(self, request, **kwargs):
        super().__init__(request, **kwargs)
        for number, (_need, words, time, _ours) in enumerate(all_times()):
            self.fields[f"days{number}"] = forms.IntegerField(
                label=_("%(need)s: working days") % {"need": words},
                min_value=0,
                max_value=MOST_DAYS,
                initial=time.days,
            )
            if time.two_over is not None:
                self.fields[f"two{number}"] = forms.IntegerField(
                    label=_("%(need)s: two of them when it lasts longer than so many minutes")
                    % {"need": words},
                    min_value=0,
                    max_value=1440,
                    initial=time.two_over,
                    required=False,
                )

    def values(self) -> dict:
        """Only what is other than what we suggest is kept."""
        times = {}
        for number, (need, _words, time, _ours) in enumerate(all_times()):
            days = self.cleaned_data[f"days{number}"]
            two_over = self.cleaned_data.get(f"two{number}") if time.two_over is not None else None
            best = suggested(need)
            if (days, two_over) != (best.days, best.two_over):
                times[need] = (days, two_over)
        return {"times": times}


class HostForm(ActForm):
    name = forms.CharField(
        label=_("Who runs it?"), max_length=120, help_text=_("The name of somebody whom we know.")
    )
