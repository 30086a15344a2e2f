"""What this room keeps about people. See shared/personal_data.py."""

from alongside.shared.personal_data import Kept

KEPT: list[Kept] = []
NOT_PERSONAL = {"keeping.Copy": "when copies were made, and whether they were found good"}
