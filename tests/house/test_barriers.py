"""People are disabled by barriers: no table asks what somebody has."""

import re

from django.apps import apps

# The one place where such words may stand: the optional answers that belong to nobody in particular.
THE_ONE_PLACE = "equality"
ABOUT_BODIES = re.compile(r"diagnos|condition|impairment|illness|disabilit|disease|disorder|medical|symptom")


def columns_about_bodies(models) -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if ABOUT_BODIES.search(field.name.lower())
    ]


def test_G6_no_table_asks_what_somebody_has():
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("alongside.") and model._meta.app_label != THE_ONE_PLACE
    ]
    assert ours

    assert columns_about_bodies(ours) == []


def test_G6_a_table_that_asked_would_be_named():
    class Field:
        name = "Diagnosis_note"

    class Asking:
        class _meta:  # as Django calls it
            label = "attic.Asking"
            get_fields = staticmethod(lambda: [Field])

    assert columns_about_bodies([Asking]) == ["attic.Asking.Diagnosis_note"]
