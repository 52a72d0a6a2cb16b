"""Is this access token ours to believe? Signature, type, issuer, audience and time, by a fixed list of rules."""

import hashlib
import threading
import time
from collections.abc import Callable
from typing import Any, Self

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import CompactSignature, JWSRegistry

from shared.auth.errors import Unauthenticated
from shared.auth.keys import KeySource, PublicKey
from shared.auth.principal import Principal
from shared.settings import Settings

ALGORITHMS = ("RS256", "ES256")  # never taken from the token or from the key set
ACCESS_TOKEN = frozenset({"at+jwt", "application/at+jwt"})
PLAIN = frozenset({"jwt", "application/jwt"})
# Claims only an ID token has: one for our audience would otherwise pass where plain JWTs are let in.
_ID_TOKEN_CLAIMS = ("nonce", "at_hash", "c_hash")
_LEEWAY = 5
_CACHED = 2048
_MAX_TOKEN = 8192


class Verifier:
    """Turns a bearer token into a Principal. Remembers the tokens it has verified, until they expire."""

    def __init__(
        self,
        keys: KeySource,
        *,
        issuer: str,
        audience: str,
        username_claim: str = "preferred_username",
        roles_claim: str = "roles",
        accept_plain_jwt: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._username_claim = username_claim
        self._roles_claim = roles_claim
        self._types = ACCESS_TOKEN | PLAIN if accept_plain_jwt else ACCESS_TOKEN
        self._clock = clock
        self._registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(clock()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        self._verified: dict[bytes, tuple[int, float, Principal]] = {}
        self._lock = threading.Lock()

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The verifier of one service. Nothing is fetched before the first token."""
        return cls(
            KeySource(settings.issuer, settings.jwks_url),
            issuer=settings.issuer,
            audience=settings.audience,
            username_claim=settings.username_claim,
            roles_claim=settings.roles_claim,
            accept_plain_jwt=settings.accept_plain_jwt,
        )

    def verify(self, token: str) -> Principal:
        """Who the token speaks for. Raises Unauthenticated or IdentityUnavailable."""
        if len(token) > _MAX_TOKEN:
            raise Unauthenticated("oversized token")
        generation = self._keys.current()
        digest = hashlib.sha256(token.encode()).digest()
        known = self._verified.get(digest)
        if known and known[0] == generation and self._clock() < known[1]:
            return known[2]
        claims = self._checked(token)
        principal = self._principal(claims)
        self._remember(digest, (self._keys.generation, float(claims["exp"]), principal))
        return principal

    def _checked(self, token: str) -> dict[str, Any]:
        try:
            decoded = jwt.decode(token, self._key_for, registry=self._registry)
            self._claims.validate(decoded.claims)
        except (JoseError, ValueError, TypeError, RecursionError) as error:
            raise Unauthenticated(f"{type(error).__name__}: {error}") from error
        if any(claim in decoded.claims for claim in _ID_TOKEN_CLAIMS):
            raise Unauthenticated("an ID token is not an access token")
        return decoded.claims

    def _key_for(self, signed: CompactSignature | Any) -> PublicKey:
        header = signed.headers()
        kind, kid = header.get("typ"), header.get("kid")
        if not isinstance(kind, str) or kind.lower() not in self._types:
            raise Unauthenticated(f"token type {kind!r}")
        if kid is not None and not isinstance(kid, str):
            raise Unauthenticated("malformed key id")
        return self._keys.find(kid)

    def _principal(self, claims: dict[str, Any]) -> Principal:
        client_id = claims.get("client_id") or claims.get("azp") or ""
        username = _at(claims, self._username_claim) or client_id or claims["sub"]
        roles = _at(claims, self._roles_claim) or []
        if not isinstance(roles, list) or not all(isinstance(role, str) for role in roles):
            raise Unauthenticated("roles are not a list of names")
        if not isinstance(username, str) or not isinstance(client_id, str):
            raise Unauthenticated("a name is not text")
        return Principal(claims["sub"], username, frozenset(roles), client_id)

    def _remember(self, digest: bytes, entry: tuple[int, float, Principal]) -> None:
        with self._lock:
            while len(self._verified) >= _CACHED:
                del self._verified[next(iter(self._verified))]
            self._verified[digest] = entry


def _at(claims: dict[str, Any], path: str) -> Any:
    """A claim by name, or by dotted path as Keycloak's `realm_access.roles`."""
    value: Any = claims.get(path)
    if value is None and "." in path:
        value = claims
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
    return value
