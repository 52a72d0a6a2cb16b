"""Every way a token can be wrong, and the few in which it is right."""

import base64
import hmac
import json
import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from shared.auth.errors import Unauthenticated
from shared.auth.keys import KeySource
from shared.auth.tokens import Verifier

ISSUER = "https://identity.test"
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "rsa"})
JWKS = {"keys": [RSA.as_dict(private=False), EC.as_dict(private=False)]}


def claims(**over: Any) -> dict[str, Any]:
    now = int(time.time())
    base = {
        "iss": ISSUER,
        "aud": "pustaka",
        "sub": "person-1",
        "iat": now,
        "exp": now + 900,
        "client_id": "web",
        "preferred_username": "1975",
        "roles": ["manager"],
    }
    return {name: value for name, value in (base | over).items() if value is not None}


def sign(key: Any = RSA, header: dict[str, Any] | None = None, algorithms: list[str] | None = None, **over: Any) -> str:
    head = {"alg": "RS256", "typ": "at+jwt", "kid": "rsa"} | (header or {})
    head = {name: value for name, value in head.items() if value is not None}
    return jwt.encode(head, claims(**over), key, algorithms=algorithms, default_type=None)


def encoded(part: bytes | dict[str, Any]) -> str:
    content = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def unsigned(**header: Any) -> str:
    return f"{encoded({'alg': 'none', 'typ': 'at+jwt'} | header)}.{encoded(claims())}."


def verifier(**over: Any) -> Verifier:
    keys = KeySource(ISSUER, "https://identity.test/jwks", fetch=lambda _: JWKS)
    return Verifier(keys, issuer=ISSUER, audience="pustaka", **over)


def confused() -> str:
    """HS256 with the issuer's public key as the secret (by hand: joserfc refuses to make one)."""
    message = f"{encoded({'alg': 'HS256', 'typ': 'at+jwt', 'kid': 'rsa'})}.{encoded(claims())}"
    return f"{message}.{encoded(hmac.digest(RSA.as_pem(private=False), message.encode(), 'sha256'))}"


def swapped_payload() -> str:
    head, _, signature = sign().split(".")
    return f"{head}.{encoded(claims(roles=['operator']))}.{signature}"


NOW = int(time.time())
BAD = {
    "empty": lambda: "",
    "opaque": lambda: "0123456789abcdef",
    "two parts": lambda: "a.b",
    "not base64": lambda: "ä.ö.ü",
    "oversized": lambda: "a" * 9000,
    "alg none": unsigned,
    "alg None": lambda: unsigned(alg="None"),
    "HS256 with the public key": confused,
    "RS512": lambda: sign(header={"alg": "RS512"}, algorithms=["RS512"]),
    "PS256": lambda: sign(header={"alg": "PS256"}, algorithms=["PS256"]),
    "RS256 under the EC key's id": lambda: sign(header={"kid": "ec"}),
    "another key under our id": lambda: sign(OTHER),
    "unknown kid": lambda: sign(header={"kid": "nobody"}),
    "no kid, two keys": lambda: sign(header={"kid": None}),
    "kid is a path": lambda: sign(header={"kid": "../../dev/null"}),
    "payload swapped": swapped_payload,
    "typ JWT (an ID token's)": lambda: sign(header={"typ": "JWT"}),
    "no typ": lambda: sign(header={"typ": None}),
    "other issuer": lambda: sign(iss="https://evil.test"),
    "issuer with a slash": lambda: sign(iss=ISSUER + "/"),
    "other audience": lambda: sign(aud="account"),
    "audience list without us": lambda: sign(aud=["account", "web"]),
    "audience prefix": lambda: sign(aud="pustaka2"),
    "no audience": lambda: sign(aud=None),
    "no subject": lambda: sign(sub=None),
    "empty subject": lambda: sign(sub=""),
    "subject not text": lambda: sign(sub=7),
    "no issuer": lambda: sign(iss=None),
    "no expiry": lambda: sign(exp=None),
    "no issue time": lambda: sign(iat=None),
    "expired": lambda: sign(exp=NOW - 60),
    "expiry as text": lambda: sign(exp="never"),
    "expiry not finite": lambda: sign(exp=float("inf")),
    "not yet valid": lambda: sign(nbf=NOW + 600),
    "issued tomorrow": lambda: sign(iat=NOW + 86400),
    "an ID token": lambda: sign(nonce="n-0S6_WzA2Mj"),
    "roles are text": lambda: sign(roles="manager"),
    "roles are objects": lambda: sign(roles=[{"name": "manager"}]),
    "username is a number": lambda: sign(preferred_username=1975),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_token_is_refused(kind: str) -> None:
    with pytest.raises(Unauthenticated):
        verifier().verify(BAD[kind]())


@pytest.mark.parametrize(
    "token",
    [
        lambda: sign(),
        lambda: sign(EC, {"alg": "ES256", "kid": "ec"}),
        lambda: sign(header={"typ": "application/AT+JWT"}),
        lambda: sign(aud=["account", "pustaka"]),
        lambda: sign(jti="a", scope="openid"),
    ],
)
def test_a_good_token_names_its_principal(token: Any) -> None:
    principal = verifier().verify(token())
    assert (principal.subject, principal.username, principal.client_id) == ("person-1", "1975", "web")
    assert principal.roles == {"manager"}


def test_a_machine_is_named_by_its_client() -> None:
    principal = verifier().verify(sign(preferred_username=None, client_id="dinas", roles=["partner"]))
    assert principal.username == "dinas"


def test_claims_may_sit_deeper() -> None:
    deep = verifier(roles_claim="realm_access.roles")
    assert deep.verify(sign(roles=None, realm_access={"roles": ["auditor"]})).roles == {"auditor"}
    assert deep.verify(sign(roles=None, realm_access="x")).roles == frozenset()


def test_plain_jwts_only_by_the_switch_and_never_id_tokens() -> None:
    lenient = verifier(accept_plain_jwt=True)
    assert lenient.verify(sign(header={"typ": "JWT"})).username == "1975"
    extras: list[dict[str, Any]] = [{"nonce": "x"}, {"at_hash": "x"}]
    for extra in extras:
        with pytest.raises(Unauthenticated):
            lenient.verify(sign(header={"typ": "JWT"}, **extra))


def test_a_verified_token_is_remembered_until_it_expires() -> None:
    moment = [time.time()]
    keys = KeySource(ISSUER, "https://identity.test/jwks", fetch=lambda _: JWKS)
    clocked = Verifier(keys, issuer=ISSUER, audience="pustaka", clock=lambda: moment[0])
    token = sign()
    assert clocked.verify(token) is clocked.verify(token)
    moment[0] += 1000
    with pytest.raises(Unauthenticated):
        clocked.verify(token)


def test_a_remembered_token_dies_with_its_key() -> None:
    moment, document = [0.0], dict(JWKS)
    keys = KeySource(ISSUER, "https://x/jwks", fetch=lambda _: document, clock=lambda: moment[0])
    one = Verifier(keys, issuer=ISSUER, audience="pustaka")
    token = sign()
    one.verify(token)
    document["keys"] = [EC.as_dict(private=False)]
    moment[0] += 601
    with pytest.raises(Unauthenticated):
        one.verify(token)


def test_the_memory_is_bounded() -> None:
    one = verifier()
    known = one.verify(sign())
    one._verified.update({bytes([n % 256, n // 256]): (1, 0.0, known) for n in range(3000)})
    one.verify(sign(jti="the last"))
    assert len(one._verified) <= 2048
