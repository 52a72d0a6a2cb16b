"""Plays the loop once against a running platform, and fails by name where a step does not happen."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import httpx

from deploy.demo import city
from deploy.demo.acts import ACTS
from deploy.demo.gateway import Gateway, NotInTime, SignIn, Unexpected
from deploy.demo.stage import DEWI, NotAsItShould, Stage, Told

Say = Callable[[str], None]
FAILURES = (NotAsItShould, NotInTime, Unexpected, httpx.HTTPError, KeyError, ValueError)


class StepFailed(Exception):
    """A step of the story did not happen."""


def play(url: str, sign_in: SignIn, say: Say = print) -> None:
    """Load the city where it is not there yet, then play every act. Raises StepFailed."""
    say(f"The story of the loop, on {url}\n")
    _try("0. The demonstration city", lambda: city.load(url, sign_in, lambda line: say(f"      {line}")), say)
    with Gateway(url, sign_in) as gateway:
        stage = Stage(gateway, datetime.now(UTC).replace(microsecond=0))
        try:
            for number, (title, act) in enumerate(ACTS, start=1):
                _show(_try(f"{number}. {title}", partial(act, stage), say), say)
        finally:
            _restore(gateway)
    say("\nThe loop has turned.")


def _try(title: str, act: Callable[[], Told | None], say: Say) -> Told | None:
    say(f"{title:>4}")
    try:
        return act()
    except FAILURES as reason:
        raise StepFailed(f"{title}: did not happen: {type(reason).__name__}: {reason}") from reason


def _show(told: Told | None, say: Say) -> None:
    if told is None:
        return
    for fact in told.facts:
        say(f"      {fact}")
    if told.events:
        say(f"      → {', '.join(told.events)}   trace {told.trace or '?'}")


def _restore(gateway: Gateway) -> None:
    """Dewi's choice was for the story only."""
    try:
        gateway.put("notifier", "/me/language", who=DEWI, body={"language": "id"})
    except FAILURES:
        return
