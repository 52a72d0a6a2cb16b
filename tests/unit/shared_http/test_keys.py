"""Signing keys: fetched lazily and seldom, kept when the issuer is away."""

from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from joserfc.jwk import OctKey, RSAKey

from shared.auth.errors import IdentityUnavailable, Unauthenticated
from shared.auth.keys import COLD_COOL_DOWN, MAX_AGE, MISS_COOL_DOWN, KeySource

ISSUER = "https://identity.test"
FIRST = RSAKey.generate_key(2048, {"kid": "first"}).as_dict(private=False)
SECOND = RSAKey.generate_key(2048, {"kid": "second"}).as_dict(private=False)


class Issuer:
    """An issuer whose keys, reachability and clock the test decides."""

    def __init__(self, *keys: Any) -> None:
        self.keys: list[Any] = list(keys)
        self.away = False
        self.asked: list[str] = []
        self.now = 100.0

    def fetch(self, url: str) -> dict[str, Any]:
        self.asked.append(url)
        if self.away:
            raise httpx.ConnectError("refused")
        if url.endswith("openid-configuration"):
            return {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}
        return {"keys": self.keys}

    def source(self, jwks_url: str = "https://identity.test/jwks") -> KeySource:
        return KeySource(ISSUER, jwks_url, fetch=self.fetch, clock=lambda: self.now)


def test_nothing_is_fetched_before_the_first_token() -> None:
    issuer = Issuer(FIRST)
    source = issuer.source()
    source.current()
    assert issuer.asked == []
    source.find("first")
    assert len(issuer.asked) == 1


def test_discovery_finds_the_keys() -> None:
    issuer = Issuer(FIRST)
    issuer.source("").find("first")
    assert issuer.asked == [f"{ISSUER}/.well-known/openid-configuration", f"{ISSUER}/keys"]


def test_a_discovery_document_of_another_issuer_is_not_believed() -> None:
    document = {"issuer": "https://evil.test", "jwks_uri": "https://evil.test/keys"}
    source = KeySource(ISSUER, fetch=lambda _: document)
    with pytest.raises(IdentityUnavailable):
        source.find("first")


def test_unknown_key_ids_cost_the_issuer_one_fetch_in_thirty_seconds() -> None:
    issuer = Issuer(FIRST)
    source = issuer.source()
    source.find("first")
    for attempt in range(50):
        with pytest.raises(Unauthenticated):
            source.find(f"forged-{attempt}")
    assert len(issuer.asked) == 1
    issuer.now += MISS_COOL_DOWN
    for attempt in range(50):
        with pytest.raises(Unauthenticated):
            source.find(f"forged-{attempt}")
    assert len(issuer.asked) == 2


def test_a_rotated_key_is_found() -> None:
    issuer = Issuer(FIRST)
    source = issuer.source()
    source.find("first")
    generation = source.generation
    issuer.keys, issuer.now = [FIRST, SECOND], issuer.now + MISS_COOL_DOWN
    assert source.find("second").kid == "second"
    assert source.generation != generation


def test_without_any_key_asking_cools_down_and_says_unavailable() -> None:
    issuer = Issuer(FIRST)
    issuer.away = True
    source = issuer.source()
    for _ in range(20):
        with pytest.raises(IdentityUnavailable):
            source.find("first")
    assert len(issuer.asked) == 1
    issuer.away, issuer.now = False, issuer.now + COLD_COOL_DOWN
    assert source.find("first").kid == "first"


def test_stale_keys_go_on_while_the_issuer_is_away() -> None:
    issuer = Issuer(FIRST)
    source = issuer.source()
    source.find("first")
    issuer.away, issuer.now = True, issuer.now + 10 * MAX_AGE
    source.current()
    assert source.find("first").kid == "first"
    assert len(issuer.asked) == 2


def test_old_keys_are_renewed_and_a_withdrawn_one_is_forgotten() -> None:
    issuer = Issuer(FIRST, SECOND)
    source = issuer.source()
    source.find("first")
    issuer.keys, issuer.now = [SECOND], issuer.now + MAX_AGE + 1
    source.current()
    with pytest.raises(Unauthenticated):
        source.find("first")


@pytest.mark.parametrize("answer", [{}, {"keys": None}, {"keys": []}, {"keys": ["x"]}, [], {"keys": [{"kty": "XX"}]}])
def test_nonsense_from_the_issuer_is_no_key(answer: Any) -> None:
    with pytest.raises(IdentityUnavailable):
        KeySource(ISSUER, "https://x", fetch=lambda _: answer).find("first")


def test_symmetric_and_encryption_keys_are_left_out() -> None:
    secret = OctKey.generate_key(256, {"kid": "secret"}).as_dict(private=True)
    issuer = Issuer(FIRST, secret, SECOND | {"use": "enc"})
    source = issuer.source()
    source.find("first")
    for kid in ("secret", "second"):
        with pytest.raises(Unauthenticated):
            source.find(kid)


def test_the_only_key_needs_no_name() -> None:
    assert Issuer(FIRST).source().find("first").kid == "first"
    source = Issuer(FIRST).source()
    assert source.find(None).kid == "first"


def test_keys_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "jwks.json"
    file.write_bytes(orjson.dumps({"keys": [FIRST]}))
    assert KeySource(ISSUER, file.as_uri()).find("first").kid == "first"


def test_a_missing_file_is_an_issuer_away(tmp_path: Path) -> None:
    with pytest.raises(IdentityUnavailable):
        KeySource(ISSUER, (tmp_path / "none.json").as_uri()).find("first")
