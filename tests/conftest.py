"""Fixtures for all tests, and the kind of a test from the folder that it lies in."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.support.fixtures", "tests.support.platform_fixtures"]

KINDS = {"unit", "contract", "integration", "e2e", "browser", "chaos", "benchmarks"}
SECONDS = {"unit": 20, "contract": 60, "e2e": 300, "browser": 300, "chaos": 600, "benchmarks": 900}
TESTS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        kind = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
        if kind in KINDS:
            item.add_marker("benchmark" if kind == "benchmarks" else kind)
        if kind in SECONDS and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(SECONDS[kind]))
