"""Small tags for the parts."""

from django import forms, template

register = template.Library()


@register.filter
def kind(field) -> str:
    """How a form field is drawn: "choices" in a fieldset, one "tick", or a "line"."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"


@register.filter
def whole_percent(part: int, whole: int) -> int:
    """How long a bar is, 0 to 100."""
    return round(100 * part / whole) if whole else 0
