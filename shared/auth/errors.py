"""Why a caller could not be recognised."""


class Unauthenticated(Exception):
    """No token, or one that does not hold. `reason` is for the log, never for the caller's guesses."""

    def __init__(self, reason: str, *, presented: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.presented = presented


class IdentityUnavailable(Exception):
    """No keys to check a token with: the identity provider has not been reached yet."""
