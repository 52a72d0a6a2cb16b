"""What the development provider gives, and what it refuses."""

import base64
import hashlib
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from deploy.identity.app import create_app
from deploy.identity.config import Config
from deploy.local.sign_in import SignInFailed, sign_in

MANAGER = "197501182005032014"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
CLI = {"client_id": "bina-cli", "redirect_uri": "http://127.0.0.1:5555/callback"}
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}


def authorize(client: httpx.Client, **over: str | None) -> httpx.Response:
    query = {"response_type": "code", "scope": "openid profile", "state": "s1", "nonce": "n1", **CLI, **PKCE, **over}
    return client.post(
        "/authorize", params={k: v for k, v in query.items() if v is not None}, data={"username": MANAGER}
    )


def back(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 302, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def redeem(client: httpx.Client, code: str, verifier: str | None = VERIFIER, **over: str) -> httpx.Response:
    given = {"grant_type": "authorization_code", "code": code, **CLI, **over}
    return client.post("/token", data=given | ({"code_verifier": verifier} if verifier else {}))


def claims(client: httpx.Client, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    keys = KeySet.import_key_set(client.get("/jwks").json())
    decoded = jwt.decode(token, keys, algorithms=["RS256"])
    return dict(decoded.header), dict(decoded.claims)


def test_an_access_token_is_what_rfc_9068_says(client: httpx.Client, provider: Config) -> None:
    header, said = claims(client, sign_in(provider.public_url, MANAGER))
    assert header["typ"] == "at+jwt"
    assert header["alg"] == "RS256"
    assert header["kid"] == client.get("/jwks").json()["keys"][0]["kid"]
    assert (said["iss"], said["aud"], said["client_id"]) == (provider.issuer, "pustaka", "bina-cli")
    assert (said["preferred_username"], said["name"], said["roles"]) == (MANAGER, "Eka Tambunan", ["manager"])
    assert said["exp"] - said["iat"] == 900
    assert said["sub"] != MANAGER
    assert said["jti"]


def test_an_id_token_answers_the_request(client: httpx.Client) -> None:
    tokens = redeem(client, back(authorize(client))["code"]).json()
    header, said = claims(client, tokens["id_token"])
    assert header["kid"]
    assert header["typ"] == "JWT"
    assert (said["aud"], said["nonce"], said["preferred_username"]) == (["bina-cli"], "n1", MANAGER)


def test_the_state_comes_back(client: httpx.Client) -> None:
    assert back(authorize(client))["state"] == "s1"


@pytest.mark.parametrize(
    "over",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"code_challenge": None},
    ],
)
def test_pkce_with_s256_is_asked_of_everybody(client: httpx.Client, over: dict[str, str | None]) -> None:
    answer = authorize(client, **over)
    assert "code=" not in answer.headers.get("location", "")
    assert "invalid_request" in (answer.headers.get("location", "") + answer.text)


@pytest.mark.parametrize("verifier", ["w" * 64, None])
def test_a_wrong_or_missing_verifier_gets_nothing(client: httpx.Client, verifier: str | None) -> None:
    answer = redeem(client, back(authorize(client))["code"], verifier)
    assert answer.status_code == 400
    assert "access_token" not in answer.json()


def test_a_code_is_good_once(client: httpx.Client) -> None:
    code = back(authorize(client))["code"]
    assert redeem(client, code).status_code == 200
    assert redeem(client, code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "http://localhost.evil.example/", "http://10.0.0.1/callback"]
)
def test_a_code_is_not_sent_to_strangers(client: httpx.Client, place: str) -> None:
    answer = authorize(client, redirect_uri=place)
    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_the_web_client_may_only_be_sent_home(client: httpx.Client, provider: Config) -> None:
    home = {"client_id": "bina-web", "redirect_uri": f"{provider.public_url}/masuk/kembali"}
    code = back(authorize(client, **home))["code"]
    assert redeem(client, code, **home).status_code == 401, "without its secret"
    assert authorize(client, client_id="bina-web").status_code == 400


def test_a_refresh_token_turns(client: httpx.Client) -> None:
    first = redeem(client, back(authorize(client))["code"]).json()
    renew = {"grant_type": "refresh_token", "client_id": "bina-cli"}
    second = client.post("/token", data={**renew, "refresh_token": first["refresh_token"]})
    assert claims(client, second.json()["access_token"])[1]["preferred_username"] == MANAGER
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert (
        client.post("/token", data={**renew, "refresh_token": first["refresh_token"]}).json()["error"]
        == "invalid_grant"
    )


def test_a_partners_machine_signs_in_with_its_secret(client: httpx.Client) -> None:
    grant = {"grant_type": "client_credentials"}
    _, said = claims(
        client, client.post("/token", auth=("partner-dinas", "partner-secret"), data=grant).json()["access_token"]
    )
    assert (said["sub"], said["roles"], said["aud"]) == ("partner-dinas", ["partner"], "pustaka")
    assert "preferred_username" not in said
    assert client.post("/token", auth=("partner-dinas", "wrong"), data=grant).status_code == 401
    assert client.post("/token", data={**grant, "client_id": "bina-cli"}).status_code in (400, 401)


def test_discovery_names_what_there_is(client: httpx.Client, provider: Config) -> None:
    said = client.get("/.well-known/openid-configuration").json()
    assert said["issuer"] == provider.issuer
    assert said["code_challenge_methods_supported"] == ["S256"]
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"):
        assert said[name].startswith(provider.issuer)


@pytest.mark.parametrize(("language", "words"), [("id", "Masuk sebagai siapa?"), ("en-GB", "Sign in as whom?")])
def test_the_page_shows_whom_to_be(client: httpx.Client, language: str, words: str) -> None:
    query = {"response_type": "code", "scope": "openid", **CLI, **PKCE}
    page = client.get("/authorize", params=query, headers={"Accept-Language": language})
    assert words in page.text
    assert "Eka Tambunan" in page.text
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_signing_out_goes_back_home_only(client: httpx.Client, provider: Config) -> None:
    home = f"{provider.public_url}/"
    assert (
        client.get("/logout", params={"client_id": "bina-web", "post_logout_redirect_uri": home}).headers["location"]
        == home
    )
    away = {"client_id": "bina-web", "post_logout_redirect_uri": "https://evil.example/"}
    assert client.get("/logout", params=away).status_code == 200


def test_nobody_unknown_signs_in(provider: Config) -> None:
    with pytest.raises(SignInFailed):
        sign_in(provider.public_url, "nobody")


def test_the_key_is_its_owners_only_and_stays(tmp_path: Path, configured: Callable[..., Config]) -> None:
    config = configured(tmp_path, 1)
    before = create_app(config).test_client().get("/identity/jwks").json
    assert stat.S_IMODE((tmp_path / "identity-key.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "identity.sqlite").stat().st_mode) == 0o600
    assert create_app(config).test_client().get("/identity/jwks").json == before


@pytest.mark.parametrize("env", ["production", ""])
def test_it_runs_on_a_development_machine_only(tmp_path: Path, configured: Callable[..., Config], env: str) -> None:
    with pytest.raises(SystemExit, match="BINA_ENV=dev"):
        configured(tmp_path, 1, BINA_ENV=env)


def test_it_listens_on_the_loopback_address(tmp_path: Path, configured: Callable[..., Config]) -> None:
    assert configured(tmp_path, 1).host == "127.0.0.1"
