"""Commands at a steady rate, whatever happens to the services meanwhile."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.chaos.ledger import Ledger
from tests.chaos.stories import Story

BEAT_SECONDS = 0.2  # each story acts five times a second


class Traffic:
    """A thread per story. What a story cannot bear is noted in the ledger as wrong."""

    def __init__(self, stories: Sequence[Story], ledger: Ledger) -> None:
        self._stories, self._ledger, self._stop = stories, ledger, threading.Event()

    @contextmanager
    def flowing(self) -> Iterator[None]:
        """Commands flow inside; at the end each story gets its answer before we go on."""
        self._stop.clear()
        threads = [threading.Thread(target=self._live, args=(story,), daemon=True) for story in self._stories]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in threads:
                thread.join(300)
        assert not any(thread.is_alive() for thread in threads), "a caller still waits for its answer"

    def _live(self, story: Story) -> None:
        due = time.monotonic()
        while not self._stop.is_set():
            try:
                story.act()
            except Exception as error:
                self._ledger.expect(False, f"{type(story).__name__} gave up: {error!r}")
                return
            # A beat missed in an outage is not made up for: people come back, they do not hurry.
            due = max(due + BEAT_SECONDS, time.monotonic())
            self._stop.wait(due - time.monotonic())
