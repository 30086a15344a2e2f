"""Checks at start-up that no room could make."""

from django.apps import AppConfig


class Wiring(AppConfig):
    name = "alongside.config"
    label = "wiring"
