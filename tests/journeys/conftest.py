"""One running example for all journeys that only read, and a way to start one's own."""

import shutil

import pytest

from tests.journeys.test_serving import serving


@pytest.fixture(scope="session")
def fresh_example(tmp_path_factory):
    """The data of an example that was set up once and stopped. Nobody serves it; it is copied."""
    data = tmp_path_factory.mktemp("fresh") / "data"
    with serving(data):
        pass
    return data


@pytest.fixture(scope="session")
def example_address(fresh_example, tmp_path_factory):
    data = tmp_path_factory.mktemp("example") / "data"
    shutil.copytree(fresh_example, data)
    with serving(data) as (address, _log, _process):
        yield address


@pytest.fixture(scope="session")
def changing_looks(fresh_example, tmp_path_factory):
    """One for those who try every size, colour and language: an example remembers how its people want to read."""
    data = tmp_path_factory.mktemp("looks") / "data"
    shutil.copytree(fresh_example, data)
    with serving(data) as (address, _log, _process):
        yield address


@pytest.fixture
def own_example(fresh_example, tmp_path):
    """A running example that this journey may change."""
    shutil.copytree(fresh_example, tmp_path / "data")
    with serving(tmp_path / "data") as (address, _log, _process):
        yield address
