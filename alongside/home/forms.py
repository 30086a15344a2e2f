from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.home.models import RecordRequest
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import ContactRoute
from alongside.shared.forms import ActForm


class AskForm(ActForm):
    kind = forms.ChoiceField(
        label=_("What would you like?"), choices=RecordRequest.Kind, widget=forms.RadioSelect
    )


class WriteDownForm(ActForm):
    kind = forms.ChoiceField(
        label=_("What did they ask for?"), choices=RecordRequest.Kind, widget=forms.RadioSelect
    )
    via = forms.ChoiceField(label=_("They told you this…"), choices=HOW_WE_HEARD)
    came_by = forms.ModelChoiceField(
        label=_("Which of their ways did it come by?"),
        queryset=ContactRoute.objects.none(),
        required=False,
        empty_label=_("Another way, or we do not know"),
        help_text=_("We never ask back on the way that it came by."),
    )

    def __init__(self, request, owner, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["came_by"].queryset = owner.contact_routes.order_by("pk")
        self.fields["came_by"].label_from_instance = named(owner)


class AskBackForm(ActForm):
    checks_words = False  # how somebody was rung back
    way = forms.ModelChoiceField(
        label=_("On which way did you ask back?"),
        queryset=ContactRoute.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    said = forms.CharField(
        label=_("What was said?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("When you spoke, and how you knew that it was them."),
    )

    def __init__(self, request, asked: RecordRequest, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["way"].queryset = asked.safe_ways().order_by("pk")
        self.fields["way"].label_from_instance = named(asked.person)


def named(owner):
    """The names of somebody's ways without the numbers: kind, and the place that it has on their page."""
    ways = owner.contact_routes.order_by("-is_first_choice", "pk").values_list("pk", flat=True)
    places = {pk: place for place, pk in enumerate(ways, 1)}
    return lambda route: (
        _("Way %(place)s: %(kind)s")
        % {
            "place": places.get(route.pk, ""),
            "kind": route.get_kind_display(),
        }
    )


class PutOffForm(ActForm):
    once = False
    key = forms.CharField(max_length=120, widget=forms.HiddenInput)
