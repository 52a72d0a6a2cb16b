"""The three clients: the web client, the command line, a partner's machine."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from authlib.oauth2.rfc6749 import ClientMixin

from deploy.identity.config import Config

SCOPES = ("openid", "profile", "offline_access")
CODE_GRANTS = ("authorization_code", "refresh_token")


@dataclass(frozen=True)
class Client(ClientMixin):
    """A client as Authlib asks about it."""

    client_id: str
    secret: str
    redirect_uris: tuple[str, ...] = ()
    after_sign_out: tuple[str, ...] = ()
    grants: tuple[str, ...] = CODE_GRANTS
    roles: tuple[str, ...] = ()
    loopback: bool = False

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str | None:
        return self.redirect_uris[0] if self.redirect_uris else None

    def get_allowed_scope(self, scope: str | None) -> str:
        return " ".join(one for one in (scope or "").split() if one in SCOPES)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """An exact match; for the command line any port of the loopback address (RFC 8252)."""
        parts = urlsplit(redirect_uri)
        at_home = self.loopback and parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1")
        return at_home or redirect_uri in self.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(client_secret, self.secret)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in (("client_secret_basic", "client_secret_post") if self.secret else ("none",))

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code" and "authorization_code" in self.grants

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grants


def clients(config: Config) -> dict[str, Client]:
    """The clients by id. The web client is public where no secret was given to it."""
    home = config.public_url
    web = Client(config.web_client_id, config.web_secret, (f"{home}/masuk/kembali",), (f"{home}/", home))
    known = [web, Client("bina-cli", "", loopback=True)]
    if config.partner_secret:
        known.append(Client("partner-dinas", config.partner_secret, grants=("client_credentials",), roles=("partner",)))
    return {client.client_id: client for client in known}
