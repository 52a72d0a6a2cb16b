"""There is one door to what is kept of a person, and nobody climbs through a window."""

from pathlib import Path

import pytest

SERVICE = Path(__file__).parents[3] / "services" / "assessment"
DOOR = SERVICE / "commands" / "readings.py"
KEEPERS = {DOOR, SERVICE / "queries" / "portfolios.py", SERVICE / "documents" / "privacy.py"}


@pytest.mark.parametrize("word", ["portfolios.readable(", "PortfolioReading(", "access.ground("])
def test_only_the_door_decides_and_logs(word) -> None:
    others = [path for path in SERVICE.rglob("*.py") if path not in KEEPERS and word in path.read_text()]
    assert others == []
