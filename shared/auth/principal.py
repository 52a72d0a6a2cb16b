"""The principal of the running request."""

from dataclasses import dataclass

from flask import current_app, g, request

from shared.auth.errors import Unauthenticated


@dataclass(frozen=True, slots=True)
class Principal:
    """Who signed the request. `username` is the NIP for people, the client's id for machines."""

    subject: str
    username: str
    roles: frozenset[str]
    client_id: str

    def has(self, *roles: str) -> bool:
        """Whether the principal has one of these roles."""
        return not self.roles.isdisjoint(roles)


ANONYMOUS = Principal("", "", frozenset(), "")


def principal() -> Principal:
    """Who is asking; ANONYMOUS where no token was sent. Raises Unauthenticated for a token that does not hold."""
    if "principal" not in g:
        g.principal = _from_request()
    found: Principal = g.principal
    return found


def _from_request() -> Principal:
    header = request.headers.get("Authorization")
    if header is None:
        return ANONYMOUS
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("not a bearer token")
    verified: Principal = current_app.extensions["verifier"].verify(token.strip())
    return verified
