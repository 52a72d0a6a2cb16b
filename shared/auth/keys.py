"""The issuer's signing keys: found lazily, kept when the issuer is away, fetched seldom."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import httpx
import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from shared.auth.errors import IdentityUnavailable, Unauthenticated
from shared.telemetry import logs

Fetch = Callable[[str], dict[str, Any]]
PublicKey = RSAKey | ECKey

MISS_COOL_DOWN = 30.0  # an unknown `kid` is cheap to forge: it may cost the issuer one request in this time
COLD_COOL_DOWN = 3.0  # without any key every request would ask; short, so that service resumes soon
MAX_AGE = 600.0  # a key withdrawn by the issuer is believed no longer than this, while the issuer can be reached
_MAX_BYTES = 256 * 1024

log = logs.get(__name__)


def fetch_json(url: str) -> dict[str, Any]:
    """Read a JSON document from http(s):// or file://. Redirects are not followed."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        content = Path(url2pathname(parts.path)).read_bytes()
    else:
        response = httpx.get(url, timeout=3.0, follow_redirects=False)
        response.raise_for_status()
        content = response.content
    if len(content) > _MAX_BYTES:
        raise ValueError(f"{url} is too large to be a key set")
    document: dict[str, Any] = orjson.loads(content)
    return document


class KeySource:
    """Public keys by `kid`. One thread fetches at a time; while it does, others go on with what is there."""

    def __init__(
        self,
        issuer: str,
        jwks_url: str = "",
        *,
        fetch: Fetch = fetch_json,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._issuer = issuer
        self._jwks_url = jwks_url
        self._fetch = fetch
        self._clock = clock
        self._lock = threading.Lock()
        self._keys: dict[str, PublicKey] = {}
        self._asked_at = float("-inf")
        self.generation = 0

    def current(self) -> int:
        """The generation of the keys, after renewing them if they are old. Changes when a key came or went."""
        if self._keys and self._clock() - self._asked_at > MAX_AGE and self._lock.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self.generation

    def find(self, kid: str | None) -> PublicKey:
        """The key named `kid` (or the only one). Raises Unauthenticated; IdentityUnavailable without any key."""
        key = self._lookup(kid)
        if key is None:
            self._refresh_if_due()
            key = self._lookup(kid)
        if key is not None:
            return key
        if not self._keys:
            raise IdentityUnavailable(self._issuer)
        raise Unauthenticated("unknown signing key")

    def _lookup(self, kid: str | None) -> PublicKey | None:
        if kid is None and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid or "")

    def _refresh_if_due(self) -> None:
        with self._lock:
            wait = MISS_COOL_DOWN if self._keys else COLD_COOL_DOWN
            if self._clock() - self._asked_at >= wait:
                self._refresh()

    def _refresh(self) -> None:
        self._asked_at = self._clock()
        try:
            keys = _usable(self._fetch(self._url()))
        except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("signing keys could not be fetched", issuer=self._issuer, reason=str(error))
            return
        if keys and keys.keys() != self._keys.keys():
            self._keys = keys
            self.generation += 1

    def _url(self) -> str:
        if self._jwks_url:
            return self._jwks_url
        found = self._fetch(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if found["issuer"] != self._issuer:
            raise ValueError("the discovery document is another issuer's")
        return str(found["jwks_uri"])


def _usable(document: dict[str, Any]) -> dict[str, PublicKey]:
    keys = [key for key in map(_import, document["keys"]) if key is not None]
    return {key.kid or "": key for key in keys}


def _import(entry: dict[str, Any]) -> PublicKey | None:
    if entry.get("use", "sig") != "sig":
        return None
    try:
        key = JWKRegistry.import_key(entry)
    except (JoseError, ValueError):
        return None
    key.ensure_kid()
    return key if isinstance(key, RSAKey | ECKey) else None
