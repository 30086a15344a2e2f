"""One running example for all journeys that only read, and a way to start one's own."""

import pytest

from tests.journeys.test_serving import serving


@pytest.fixture(scope="session")
def example_address(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("example") / "data") as (address, _log, _process):
        yield address


@pytest.fixture
def own_example(tmp_path):
    """A running example that this journey may change."""
    with serving(tmp_path / "data") as (address, _log, _process):
        yield address
