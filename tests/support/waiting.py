"""Waiting on a named effect, with a deadline; never sleeping and hoping."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T], seconds: float = 5.0, every: float = 0.02) -> T:
    """What `look()` returns once it is truthy. AssertionErrors on the way count as "not yet"."""
    deadline = time.monotonic() + seconds
    while True:
        failure: AssertionError | None = None
        try:
            seen = look()
        except AssertionError as error:
            failure = error
        else:
            if seen:
                return seen
        if time.monotonic() > deadline:
            raise failure or AssertionError(f"not within {seconds} s: {getattr(look, '__name__', look)} gave {seen!r}")
        time.sleep(every)
