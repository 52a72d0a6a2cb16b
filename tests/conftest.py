"""Fixtures for all tests, and the kind of a test from the folder that it lies in."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.fixtures", "tests.support.platform_fixtures"]

KINDS = {"unit", "contract", "integration", "e2e", "browser", "chaos", "benchmarks"}
SECONDS = {"unit": 20, "contract": 60, "e2e": 300, "browser": 300, "chaos": 600, "benchmarks": 900}
TESTS = Path(__file__).parent

# No property is about time, whatever else the machine does meanwhile; under CI hypothesis has a profile of its own.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if "CI" not in os.environ:
    settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        kind = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
        if kind in KINDS:
            item.add_marker("benchmark" if kind == "benchmarks" else kind)
        if kind in SECONDS and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(SECONDS[kind]))
