"""Small tags for the parts."""

from django import forms, template
from django.utils.html import format_html

from alongside.shared.kit.display import RIGHT_TO_LEFT

register = template.Library()


@register.filter
def in_language(code: str):
    """The attributes that say a part is in this language: `<p {{ code|in_language }}>`."""
    direction = "rtl" if code.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
    return format_html('lang="{}" dir="{}"', code, direction)


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
