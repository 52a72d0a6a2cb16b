"""The ways to reach a person outside the portal, behind one protocol."""

from typing import Protocol

from services.notifier.domain.deliveries import Outcome
from services.notifier.domain.mail import Letter


class Channel(Protocol):
    """Sends letters. A refusal is an outcome, not an exception."""

    name: str

    def send(self, letter: Letter) -> Outcome: ...

    def close(self) -> None:
        """Let go of what was kept open between letters."""
        ...
