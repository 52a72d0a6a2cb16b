"""What follows a failure."""

import pytest

from shared.contracts.envelope import Malformed, UnknownType
from shared.errors import Refused
from shared.messaging.policy import Dead, Retry, decide, rung_name

LADDER = (5, 60, 900, 7200)


@pytest.mark.parametrize(
    ("error", "attempt", "verdict"),
    [
        (Malformed("x"), 1, Dead("malformed")),
        (UnknownType("x"), 1, Dead("unknown-type")),
        (ValueError("x"), 1, Retry(5, 2)),
        (Refused("session-full"), 2, Retry(60, 3)),
        (KeyError("x"), 3, Retry(900, 4)),
        (KeyError("x"), 4, Retry(7200, 5)),
        (KeyError("x"), 5, Dead("exhausted")),
        (KeyError("x"), 50, Dead("exhausted")),
    ],
)
def test_decide(error, attempt, verdict):
    assert decide(error, attempt, LADDER) == verdict


def test_a_service_without_a_ladder_gives_up_at_once():
    assert decide(ValueError(), 1, ()) == Dead("exhausted")


@pytest.mark.parametrize(
    ("seconds", "name"), [(5, "5s"), (60, "1m"), (900, "15m"), (7200, "2h"), (0.2, "0.2s"), (90, "90s")]
)
def test_rung_name(seconds, name):
    assert rung_name(seconds) == name
