"""The three ways to a token: code with PKCE (S256 only), refresh with rotation, client credentials."""

import time
from dataclasses import asdict, dataclass
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import current_app

from deploy.identity.people import Person
from deploy.identity.store import Store

CODE_SECONDS = 60
REFRESH_SECONDS = 12 * 3600


@dataclass(frozen=True)
class Code:
    """An authorization code as Authlib asks about it."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    username: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    auth_time: int

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.auth_time

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass(frozen=True)
class Refresh:
    """A refresh token as Authlib asks about it."""

    token: str
    client_id: str
    username: str
    scope: str

    def check_client(self, client: Any) -> bool:
        return bool(self.client_id == client.get_client_id())

    def get_scope(self) -> str:
        return self.scope


class StrictPkce(CodeChallenge):
    """PKCE as it should be: asked of every client, and never `plain` (which is Authlib's default)."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        data = grant.request.payload.data
        if not data.get("code_challenge") or data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE with code_challenge_method=S256 is required")
        super().validate_code_challenge(grant, redirect_uri)


class CodeGrant(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

    def save_authorization_code(self, code: str, request: Any) -> None:
        data = request.payload.data
        kept = Code(
            code=code,
            client_id=request.client.client_id,
            redirect_uri=data.get("redirect_uri", ""),
            scope=request.scope or "",
            username=request.user.username,
            nonce=data.get("nonce", ""),
            code_challenge=data["code_challenge"],
            code_challenge_method="S256",
            auth_time=int(time.time()),
        )
        store().put(f"code:{code}", asdict(kept), CODE_SECONDS)

    def query_authorization_code(self, code: str, client: Any) -> Code | None:
        kept = store().get(f"code:{code}")
        found = Code(**kept) if kept else None
        if found is None or found.client_id != client.client_id:
            return None
        # Taken before it is answered for: two that come with one code do not both get a token.
        return found if store().take(f"code:{code}") else None

    def delete_authorization_code(self, authorization_code: Code) -> None:
        store().take(f"code:{authorization_code.code}")

    def authenticate_user(self, authorization_code: Code) -> Person | None:
        return people().get(authorization_code.username)


class RefreshGrant(grants.RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Refresh | None:
        kept = store().get(f"refresh:{refresh_token}")
        return Refresh(**kept) if kept else None

    def authenticate_user(self, refresh_token: Refresh) -> Person | None:
        return people().get(refresh_token.username)

    def revoke_old_credential(self, refresh_token: Refresh) -> None:
        store().take(f"refresh:{refresh_token.token}")


class MachineGrant(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]


def keep(token: dict[str, Any], request: Any) -> None:
    """Remember a refresh token that was given out."""
    if "refresh_token" in token and request.user:
        kept = Refresh(token["refresh_token"], request.client.client_id, request.user.username, token.get("scope", ""))
        store().put(f"refresh:{kept.token}", asdict(kept), REFRESH_SECONDS)


def store() -> Store:
    found: Store = current_app.extensions["identity.store"]
    return found


def people() -> dict[str, Person]:
    found: dict[str, Person] = current_app.extensions["identity.people"]
    return found
