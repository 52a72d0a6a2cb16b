"""What the runner says: a line per step, with its seconds when it was long."""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Stop(Exception):
    """The runner cannot go on; the text says why and what to type."""


def say(text: str = "") -> None:
    print(text, flush=True)


def complain(text: str) -> None:
    print(f"bina: {text}", file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done; a long step shows that it still goes on."""
    began, over = time.monotonic(), threading.Event()
    live = sys.stdout.isatty()
    print(f"  · {text} …", end="" if live else "\n", flush=True)
    ticker = threading.Thread(target=_tick, args=(text, began, over, live), daemon=True)
    ticker.start()
    try:
        yield
    finally:
        over.set()
        ticker.join()
        seconds = time.monotonic() - began
        if live:
            print(f"\r  ✓ {text} ({seconds:.1f} s)   ", flush=True)
        elif seconds > 2:
            print(f"    {seconds:.1f} s", flush=True)


def _tick(text: str, began: float, over: threading.Event, live: bool) -> None:
    while not over.wait(1 if live else 15):
        seconds = time.monotonic() - began
        print(
            f"\r  · {text} … {seconds:.0f} s" if live else f"    … {seconds:.0f} s",
            end="" if live else "\n",
            flush=True,
        )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they need to be; the first row is the heading."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
