"""Settings, read once from the environment. `NAME_FILE` names a file that holds the value (secrets)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Settings:
    """What one service needs to know of the place it runs in."""

    service: str
    env: str
    mongo_url: str
    database: str
    amqp_url: str
    namespace: str
    source: str
    public_url: str
    issuer: str
    audience: str
    jwks_url: str
    username_claim: str
    roles_claim: str
    accept_plain_jwt: bool
    secret: str
    smtp_url: str
    mail_from: str
    worker_port: int
    log_level: str
    retry_ladder: tuple[float, ...]
    signing_key: str = ""
    """PEM keys under which documents leave the house: the first signs, retired ones follow."""
    quiet_hours: str = ""
    """When nobody is written to who chose no hours of their own, "21:00-06:00"; empty: at any hour."""

    @classmethod
    def from_env(cls, service: str, environ: Mapping[str, str] | None = None) -> Self:
        """The settings of `service`. Raises RuntimeError when a production secret is missing."""
        read = _reader(os.environ if environ is None else environ)
        env = read("BINA_ENV", "production")
        public_url = read("PUBLIC_URL", "http://127.0.0.1:8080").rstrip("/")
        return cls(
            service=service,
            env=env,
            mongo_url=read("MONGO_URL", "mongodb://127.0.0.1:27017/?replicaSet=rs0"),
            database=read("BINA_DATABASE_PREFIX", "bina_") + service,
            amqp_url=read("AMQP_URL", "amqp://guest:guest@127.0.0.1:5672/"),
            namespace=read("BROKER_NAMESPACE", ""),
            source=f"{read('BINA_SOURCE', 'urn:binapustaka:pematangsiantar')}/{service}",
            public_url=public_url,
            issuer=read("OIDC_ISSUER", f"{public_url}/identity"),
            audience=read("OIDC_AUDIENCE", "pustaka"),
            jwks_url=read("OIDC_JWKS_URL", ""),
            username_claim=read("OIDC_USERNAME_CLAIM", "preferred_username"),
            roles_claim=read("OIDC_ROLES_CLAIM", "roles"),
            accept_plain_jwt=read("OIDC_ACCEPT_PLAIN_JWT", "no") == "yes",
            secret=_secret(read, env),
            smtp_url=read("SMTP_URL", "smtp://127.0.0.1:1025"),
            mail_from=read("MAIL_FROM", "Bina Pustaka <pustaka@binapustaka.example>"),
            worker_port=int(read("WORKER_PORT", "0")),
            log_level=read("LOG_LEVEL", "INFO"),
            retry_ladder=tuple(float(rung) for rung in read("RETRY_LADDER", "5,60,900,7200").split(",")),
            signing_key=read("SIGNING_KEY", ""),
            quiet_hours=read("QUIET_HOURS", "" if env == "dev" else "21:00-06:00"),
        )

    @classmethod
    def for_tests(cls, service: str, **over: Any) -> Self:
        """Development settings that ignore the environment; `over` replaces single values."""
        settings = cls.from_env(service, {"BINA_ENV": "dev"})
        return cls(**{**settings.__dict__, **over})


def _reader(environ: Mapping[str, str]) -> Any:
    def read(name: str, default: str) -> str:
        if name in environ:
            return environ[name]
        if f"{name}_FILE" in environ:
            return Path(environ[f"{name}_FILE"]).read_text().strip()
        return default

    return read


def _secret(read: Any, env: str) -> str:
    secret = str(read("BINA_SECRET", ""))
    if secret or env == "dev":
        return secret or "development-only-secret"
    raise RuntimeError("BINA_SECRET (or BINA_SECRET_FILE) must be set: it signs cursors and links")
