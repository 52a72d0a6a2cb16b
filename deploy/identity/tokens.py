"""What is in a token: access tokens after RFC 9068, id tokens after OpenID Connect."""

from typing import Any

from authlib.common.security import generate_token
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import KeySet

AUDIENCE = "pustaka"
SECONDS = 900


class AccessTokens(JWTBearerTokenGenerator):
    """`at+jwt` for the audience of the platform, with the roles and the user name."""

    def __init__(self, issuer: str, keys: KeySet) -> None:
        super().__init__(
            issuer,
            refresh_token_generator=lambda *given, **named: generate_token(48),
            expires_generator=lambda client, grant_type: SECONDS,
        )
        self._keys = keys

    def get_jwks(self) -> KeySet:
        return self._keys

    def get_audiences(self, client: Any, user: Any, scope: str) -> str:
        return AUDIENCE

    def get_extra_claims(self, client: Any, grant_type: str, user: Any, scope: str) -> dict[str, Any]:
        return dict(user.claims()) if user else {"roles": list(client.roles)}


class IdTokens(OpenIDCode):
    """The id token beside the access token."""

    def __init__(self, issuer: str, keys: KeySet) -> None:
        super().__init__(require_nonce=False)
        self._issuer, self._keys = issuer, keys

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return False  # a code is good once, and its nonce with it

    def resolve_client_private_key(self, client: Any) -> KeySet:
        return self._keys

    def get_client_algorithm(self, client: Any) -> str:
        return "RS256"

    def get_encode_header(self, client: Any) -> dict[str, str]:
        return {"alg": "RS256", "typ": "JWT", "kid": str(self._keys.keys[0].kid)}

    def get_client_claims(self, client: Any) -> dict[str, Any]:
        return {"iss": self._issuer, "aud": [client.get_client_id()]}

    def generate_user_info(self, user: Any, scope: str) -> dict[str, Any]:
        return {"sub": user.get_user_id(), "email": user.email, **user.claims()}
