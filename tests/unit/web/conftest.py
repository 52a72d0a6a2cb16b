"""The web client against a made-up city."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.web.fakes import World, config
from web.app import create_app

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture(scope="session")
def stage() -> World:
    """One world for one app: making either anew for each test would cost most of the time."""
    return World()


@pytest.fixture(scope="session")
def one_app(stage: World, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(config(stage, tmp_path_factory.mktemp("web")))


@pytest.fixture
def world(stage: World) -> World:
    stage.begin()
    return stage


@pytest.fixture
def app(one_app: Flask, world: World) -> Flask:
    return one_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def sign_in(world: World, client: FlaskClient) -> Callable[[dict[str, Any]], FlaskClient]:
    """sign_in(person) -> the client, after the whole flow."""

    def go(person: dict[str, Any]) -> FlaskClient:
        world.person = person
        leave = client.get("/masuk")
        query = parse_qs(urlsplit(leave.location).query)
        world.nonce = query["nonce"][0]
        arrived = client.get(f"/masuk/kembali?code=c&state={query['state'][0]}")
        assert arrived.status_code == 302
        return client

    return go


@pytest.fixture
def post(client: FlaskClient) -> Callable[..., Any]:
    """post(page, address, **fields): open the page, take its token, send the form."""

    def go(page: str, address: str, **fields: str) -> Any:
        found = TOKEN.search(client.get(page).text)
        assert found, f"no form on {page}"
        return client.post(address, data={"csrf_token": found[1], **fields})

    return go
