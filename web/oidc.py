"""The identity provider as a client sees it: discovery, code with PKCE, refresh, sign-out. Knows nothing of Flask."""

import secrets
import time
import warnings
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from web.config import Config

with warnings.catch_warnings(record=True):  # Authlib announces a successor of httpx that we do not use
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.httpx_client import OAuth2Client

ALGORITHMS = ["RS256", "ES256"]
SCOPE = "openid profile offline_access"
METADATA_SECONDS = 600
LEEWAY = 30


class IdentityAway(Exception):
    """The provider does not answer."""


class SignInRefused(Exception):
    """The provider, or our check of what it says, refuses."""


@dataclass(frozen=True)
class Tokens:
    access: str
    refresh: str | None
    id_token: str | None
    expires_at: int


@dataclass(frozen=True)
class Departure:
    """What is remembered while the person is at the provider."""

    url: str
    state: str
    nonce: str
    verifier: str


class Provider:
    def __init__(self, config: Config) -> None:
        self._config = config
        self._metadata: dict[str, Any] = {}
        self._read_at = 0.0
        self.redirect_uri = f"{config.public_url}/masuk/kembali"

    def departure(self, language: str) -> Departure:
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        with self._client() as client:
            url, state = client.create_authorization_url(
                self.metadata()["authorization_endpoint"], code_verifier=verifier, nonce=nonce, ui_locales=language
            )
        return Departure(url, state, nonce, verifier)

    def arrival(self, code: str, departure: dict[str, str]) -> tuple[Tokens, dict[str, Any]]:
        """The tokens for `code`, and who it is, checked against the provider's keys."""
        tokens = self._fetch(code=code, code_verifier=departure["verifier"], grant_type="authorization_code")
        claims = self._claims(tokens.id_token or "")
        if claims.get("nonce") != departure["nonce"] or not self._for_us(claims):
            raise SignInRefused("id_token is not for this sign-in")
        return tokens, {**self._access_claims(tokens.access), **claims}

    def refresh(self, refresh_token: str) -> Tokens:
        return self._fetch(grant_type="refresh_token", refresh_token=refresh_token)

    def farewell(self, id_token: str | None) -> str | None:
        """Where to send a browser so that the provider forgets it too."""
        endpoint = self.metadata().get("end_session_endpoint")
        if not endpoint:
            return None
        query = {"post_logout_redirect_uri": f"{self._config.public_url}/", "client_id": self._config.client_id}
        return f"{endpoint}?{urlencode({**query, **({'id_token_hint': id_token} if id_token else {})})}"

    def metadata(self) -> dict[str, Any]:
        if not self._metadata or time.monotonic() - self._read_at > METADATA_SECONDS:
            self._metadata = self._get_json(f"{self._config.internal_issuer}/.well-known/openid-configuration")
            self._read_at = time.monotonic()
        return self._metadata

    def _fetch(self, **grant: str) -> Tokens:
        endpoint = self._internal(self.metadata()["token_endpoint"])
        try:
            with self._client() as client:
                token = client.fetch_token(endpoint, **grant)
        except OAuthError as error:
            raise SignInRefused(str(error)) from error
        except (httpx.HTTPError, ValueError) as error:
            raise IdentityAway(str(error)) from error
        expires_at = int(token.get("expires_at") or time.time() + int(token.get("expires_in", 300)))
        return Tokens(token["access_token"], token.get("refresh_token"), token.get("id_token"), expires_at)

    def _client(self) -> Any:
        return OAuth2Client(
            self._config.client_id,
            self._config.client_secret or None,
            token_endpoint_auth_method="client_secret_basic" if self._config.client_secret else "none",
            scope=SCOPE,
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            timeout=10.0,
            **({"transport": self._config.transport} if self._config.transport else {}),
        )

    def _claims(self, token: str) -> dict[str, Any]:
        keys = KeySet.import_key_set(
            cast(KeySetSerialization, self._get_json(self._internal(self.metadata()["jwks_uri"])))
        )
        try:
            decoded = jwt.decode(token, keys, algorithms=ALGORITHMS)
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY, iss={"essential": True, "value": self._config.issuer}, exp={"essential": True}
            ).validate(decoded.claims)
        except (JoseError, ValueError) as error:
            raise SignInRefused(str(error)) from error
        return decoded.claims

    def _access_claims(self, token: str) -> dict[str, Any]:
        """Roles usually travel in the access token only; an opaque one leaves them to the id_token."""
        return self._claims(token) if token.count(".") == 2 else {}

    def _for_us(self, claims: dict[str, Any]) -> bool:
        audience = claims.get("aud")
        return self._config.client_id in (audience if isinstance(audience, list) else [audience])

    def _internal(self, url: str) -> str:
        """The same endpoint, from server to server: in containers the public address is not ours to reach."""
        return url.replace(self._config.issuer, self._config.internal_issuer, 1)

    def _get_json(self, url: str) -> dict[str, Any]:
        try:
            with httpx.Client(transport=self._config.transport, timeout=5.0) as client:
                answer = client.get(url).raise_for_status()
            return dict(answer.json())
        except (httpx.HTTPError, ValueError) as error:
            raise IdentityAway(str(error)) from error
