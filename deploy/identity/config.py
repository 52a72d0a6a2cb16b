"""Where the development provider runs, and the three things it refuses."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
PEOPLE = Path(__file__).parents[1] / "demo" / "people.json"


@dataclass(frozen=True)
class Config:
    """Everything it needs to know."""

    public_url: str
    host: str
    port: int
    state: Path
    people: Path
    web_client_id: str
    web_secret: str
    partner_secret: str

    @property
    def issuer(self) -> str:
        return f"{self.public_url}/identity"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Config":
        """Raises SystemExit unless this is a development machine: it signs in anybody as anybody."""
        given = os.environ if environ is None else environ
        if given.get("BINA_ENV") != "dev":
            raise SystemExit("the development identity provider runs only with BINA_ENV=dev: it asks for no password")
        return cls(
            public_url=given.get("PUBLIC_URL", "http://127.0.0.1:8080").rstrip("/"),
            host=given.get("BINA_DEV_BIND", LOOPBACK),
            port=int(given.get("PORT", "8000")),
            state=Path(given.get("IDENTITY_STATE_DIR", ".bina/secrets")).absolute(),
            people=Path(given.get("IDENTITY_PEOPLE", str(PEOPLE))),
            web_client_id=given.get("WEB_CLIENT_ID", "bina-web"),
            web_secret=_secret(given, "WEB_CLIENT_SECRET"),
            partner_secret=_secret(given, "PARTNER_CLIENT_SECRET"),
        )


def _secret(given: Mapping[str, str], name: str) -> str:
    if f"{name}_FILE" in given:
        return Path(given[f"{name}_FILE"]).read_text().strip()
    return given.get(name, "")
