"""The realm that Keycloak imports fits what the services and the web client expect."""

import json
from pathlib import Path
from typing import Any

import pytest

from shared.http.guard import ROLES

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def realm() -> dict[str, Any]:
    text = (ROOT / "deploy/containers/keycloak-realm.json").read_text()
    return dict(json.loads(text))


def test_every_role_is_there_and_no_other(realm: dict[str, Any]) -> None:
    assert {role["name"] for role in realm["roles"]["realm"]} == ROLES


def test_tokens_are_what_the_services_accept(realm: dict[str, Any]) -> None:
    [client] = realm["clients"]
    [scope] = realm["clientScopes"]
    mappers = {mapper["name"]: mapper["config"] for mapper in scope["protocolMappers"]}
    assert client["attributes"]["access.token.header.type.rfc9068"] == "true"
    assert client["attributes"]["pkce.code.challenge.method"] == "S256"
    assert scope["name"] in client["defaultClientScopes"]
    assert "basic" in client["defaultClientScopes"], "it holds `sub`"
    assert mappers["audience"]["included.custom.audience"] == "pustaka"
    assert mappers["roles"]["claim.name"] == "roles"
    assert realm["accessTokenLifespan"] == 900


def test_it_holds_no_secret_and_no_person(realm: dict[str, Any]) -> None:
    assert [client["secret"] for client in realm["clients"]] == ["${WEB_CLIENT_SECRET}"]
    assert "users" not in realm
    assert not realm["registrationAllowed"]


def test_the_environment_file_names_one_issuer() -> None:
    lines = (ROOT / "deploy/containers/keycloak.env").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert given["OIDC_ISSUER"] == f"{given['KEYCLOAK_URL']}/realms/pustaka"
    assert given["OIDC_JWKS_URL"].startswith(given["OIDC_INTERNAL_URL"])
