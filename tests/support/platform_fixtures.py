"""The whole platform, once a session, for the tests that look at it from outside."""

from collections.abc import Iterator

import pytest

from tests.support.platform import Platform, running_platform


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A platform with the demonstration city; whoever kills something starts it again."""
    with running_platform(tmp_path_factory.mktemp("platform") / "state") as running:
        yield running
