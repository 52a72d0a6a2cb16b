"""Who is asking: bearer tokens (RFC 9068) checked here; whose data it is, each service knows itself."""

from shared.auth.principal import ANONYMOUS, Principal, principal

__all__ = ["ANONYMOUS", "Principal", "principal"]
