"""What the web client needs to know of the place it runs in, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import httpx

SERVICES = ("training", "assessment", "community", "notifier")


@dataclass(frozen=True)
class Config:
    env: str
    public_url: str
    api_urls: Mapping[str, str]
    issuer: str
    internal_issuer: str
    client_id: str
    client_secret: str
    username_claim: str
    roles_claim: str
    secret: str
    state_dir: Path
    transport: httpx.BaseTransport | None = None

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def cookie_name(self) -> str:
        # A __Host- cookie must be Secure; plain http is for development only.
        return "__Host-bina" if self.secure else "bina"

    @property
    def issuer_origin(self) -> str:
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """The settings; raises RuntimeError when a secret is missing outside development."""
        given = os.environ if environ is None else environ
        env = _read(given, "BINA_ENV", "production")
        public_url = _read(given, "PUBLIC_URL", "http://127.0.0.1:8080").rstrip("/")
        issuer = _read(given, "OIDC_ISSUER", f"{public_url}/identity").rstrip("/")
        return cls(
            env=env,
            public_url=public_url,
            api_urls=_api_urls(given, public_url),
            issuer=issuer,
            internal_issuer=_read(given, "OIDC_INTERNAL_URL", issuer).rstrip("/"),
            client_id=_read(given, "WEB_CLIENT_ID", "bina-web"),
            client_secret=_read(given, "WEB_CLIENT_SECRET", ""),
            username_claim=_read(given, "OIDC_USERNAME_CLAIM", "preferred_username"),
            roles_claim=_read(given, "OIDC_ROLES_CLAIM", "roles"),
            secret=_secret(given, env),
            state_dir=Path(_read(given, "WEB_STATE_DIR", ".bina/web")).resolve(),
        )


def _read(environ: Mapping[str, str], name: str, default: str) -> str:
    if f"{name}_FILE" in environ and name not in environ:
        return Path(environ[f"{name}_FILE"]).read_text().strip()
    return environ.get(name, default)


def _api_urls(environ: Mapping[str, str], public_url: str) -> dict[str, str]:
    """API_URLS="training=http://…,community=http://…", or API_<SERVICE>_URL each, or API_URL for all."""
    listed = dict(pair.split("=", 1) for pair in _read(environ, "API_URLS", "").split(",") if "=" in pair)
    common = _read(environ, "API_URL", public_url)
    urls = {name: _read(environ, f"API_{name.upper()}_URL", listed.get(name, common)) for name in SERVICES}
    return {name: url.strip().rstrip("/") for name, url in urls.items()}


def _secret(environ: Mapping[str, str], env: str) -> str:
    secret = _read(environ, "BINA_SECRET", "")
    if secret or env == "dev":
        return secret or "development-only-secret"
    raise RuntimeError("BINA_SECRET (or BINA_SECRET_FILE) must be set: it signs the forms")
