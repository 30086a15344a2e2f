"""Builders for tests."""

import datetime

from alongside.groups.actions import agree, set_up_group
from alongside.groups.models import Agreed, Group


def a_group(name: str = "The Board", *, kind: str = "board", by=None) -> Group:
    return set_up_group(kind, name, by=by)


def an_agreement(group: Group, text: str = "We give 15 working days of notice.", *, by=None) -> Agreed:
    return agree(group, on=datetime.date(2026, 3, 9), text=text, how="show of hands, all agreed", by=by)
