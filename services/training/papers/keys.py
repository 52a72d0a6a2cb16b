"""The keys under which badges leave the house.

SIGNING_KEY is a bundle of PEM blocks. The first, a private key, signs; those after it are retired (public keys will
do) and stay published, so that what they signed can still be checked. An Ed25519 key signs by EdDSA, RSA by RS256.
"""

import json
import re
from base64 import b64encode, urlsafe_b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from shared.errors import Refused
from shared.settings import Settings

_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)
_ED25519 = bytes.fromhex("302e020100300506032b657004220420")
Key = OKPKey | RSAKey


class Keyring:
    """One installation's keys, by their thumbprints (RFC 7638)."""

    def __init__(self, bundle: str) -> None:
        keys = [_read(block.group(0)) for block in _BLOCK.finditer(bundle)]
        if not keys or not keys[0].is_private:
            raise ValueError("SIGNING_KEY must begin with a private key (PEM, Ed25519 or RSA)")
        self._signer = keys[0]
        self._keys = {key.thumbprint(): key for key in keys}

    @property
    def signer(self) -> str:
        """The thumbprint of the key that signs."""
        return self._signer.thumbprint()

    def public(self) -> dict[str, dict[str, Any]]:
        """Every key as a public JWK, by thumbprint."""
        return {
            name: {**key.as_dict(private=False), "kid": name, "use": "sig", "alg": _algorithm(key)}
            for name, key in self._keys.items()
        }

    def sign(self, claims: dict[str, Any], kid: str) -> str:
        """Claims as a compact JWS. The same claims give the same text: both algorithms are deterministic."""
        name = _algorithm(self._signer)
        head = _part({"alg": name, "kid": kid, "typ": "JWT"})
        message = f"{head}.{_part(claims)}"
        # Not through joserfc.jwt: it warns of the name EdDSA (RFC 9864), the only one that verifiers of badges know.
        signature = JWSRegistry.algorithms[name].sign(message.encode(), self._signer)
        return f"{message}.{_base64(signature)}"


@cache
def keyring(settings: Settings) -> Keyring:
    """The keys of this installation; on a laptop without any, one made of its secret."""
    if settings.signing_key:
        return Keyring(settings.signing_key)
    if settings.env != "dev":
        raise Refused("signing-key-missing")
    return Keyring(ed25519_pem(sha256(f"signing key {settings.secret}".encode()).digest()))


def ed25519_pem(seed: bytes) -> str:
    """A private key of 32 random bytes, as PKCS #8."""
    body = b64encode(_ED25519 + seed).decode()
    return f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"


def _read(block: str) -> Key:
    for kind in (OKPKey, RSAKey):
        try:
            return kind.import_key(block)
        except (JoseError, ValueError, TypeError):
            continue
    raise ValueError("SIGNING_KEY holds a key that is neither Ed25519 nor RSA")


def _algorithm(key: Key) -> str:
    return "EdDSA" if isinstance(key, OKPKey) else "RS256"


def _part(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")
