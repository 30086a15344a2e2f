from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest


@pytest.fixture
def at():
    """`with at("2027-05-10 09:00"):` it is this moment on the partnership's clocks."""

    @contextmanager
    def then(written: str):
        moment = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Europe/London"))
        with patch("django.utils.timezone.now", return_value=moment.astimezone(ZoneInfo("UTC"))):
            yield moment

    return then
