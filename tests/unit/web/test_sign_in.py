"""Signing in by code and PKCE, staying signed in, and leaving."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.unit.web import city
from tests.unit.web.fakes import config, problem
from web.app import create_app


def test_asks_with_pkce_state_and_nonce(client):
    query = parse_qs(urlsplit(client.get("/masuk?lang=en").location).query)
    assert query["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(query)
    assert query["redirect_uri"] == ["http://localhost/masuk/kembali"]
    assert query["ui_locales"] == ["en"]


def test_tokens_stay_on_the_server(sign_in, client, world, tmp_path):
    answer = sign_in(city.LIBRARIAN).get("/pekan-ini")
    assert world.sent("GET", "/me/enrolments").headers["Authorization"].startswith("Bearer ey")
    assert "ey" not in client.get_cookie("bina").value[:2]
    assert "Dewi Sipayung" in answer.text


def test_cookie_is_closed_to_scripts_and_to_other_sites(client, world, tmp_path):
    plain = client.get("/masuk").headers["Set-Cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    secure = (
        create_app(config(world, tmp_path, PUBLIC_URL="https://pustaka.example"))
        .test_client()
        .get("/masuk")
        .headers["Set-Cookie"]
    )
    assert secure.startswith("__Host-bina=")
    assert "Secure" in secure


@pytest.mark.parametrize("query", ["code=c&state=other", "state=", "error=access_denied", "code=c"])
def test_a_foreign_or_broken_return_signs_nobody_in(client, query):
    client.get("/masuk")
    assert client.get(f"/masuk/kembali?{query}").status_code == 400
    assert client.get("/pekan-ini").status_code == 302


def test_an_id_token_for_another_sign_in_is_refused(client, world):
    world.nonce = "someone else's"
    state = parse_qs(urlsplit(client.get("/masuk").location).query)["state"][0]
    assert client.get(f"/masuk/kembali?code=c&state={state}").status_code == 400


def test_the_session_key_changes_at_sign_in(client, sign_in):
    client.get("/masuk")
    before = client.get_cookie("bina").value
    sign_in(city.LIBRARIAN)
    assert client.get_cookie("bina").value != before


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/masuk"]
)
def test_leads_nowhere_else_after_sign_in(client, sign_in, target):
    sign_in(city.LIBRARIAN)
    assert client.get("/masuk", query_string={"next": target}).location == "/beranda"


@pytest.mark.parametrize(
    ("person", "home"),
    [
        (city.MANAGER, "/lingkar"),
        (city.LIBRARIAN, "/pekan-ini"),
        (city.OPERATOR, "/operator"),
        (city.AUDITOR, "/lingkar"),
    ],
)
def test_each_role_has_its_home(sign_in, person, home):
    assert sign_in(person).get("/beranda").location == home


def test_an_old_token_is_renewed_once(sign_in, world):
    world.token_seconds = 30
    client = sign_in(city.LIBRARIAN)
    world.token_seconds = 900
    client.get("/pekan-ini")
    client.get("/pekan-ini")
    assert world.refreshed == 1


def test_an_api_that_no_longer_knows_the_token_leads_to_sign_in(sign_in, world):
    world.put("GET", "training", f"/sessions/{city.SESSION}", problem(401, "token-expired", "…"))
    answer = sign_in(city.MANAGER).get(f"/lingkar/sesi/{city.SESSION}")
    assert answer.location == f"/masuk?next=/lingkar/sesi/{city.SESSION}?"


def test_signing_out_forgets_here_and_at_the_provider(sign_in, client, post):
    sign_in(city.LIBRARIAN)
    answer = post("/pekan-ini", "/keluar")
    assert answer.location.startswith("http://identity.test/identity/logout?post_logout_redirect_uri=")
    assert client.get("/pekan-ini").status_code == 302


def test_a_forgotten_session_is_worth_nothing(sign_in, client, app):
    sign_in(city.LIBRARIAN)
    for path in (app.config["BINA"].state_dir / "sessions").glob("*.json"):
        old = time.time() - 13 * 3600
        __import__("os").utime(path, (old, old))
    assert client.get("/pekan-ini").status_code == 302
