"""A service that is away takes its part of a page with it, not the page, and nobody sees a stack trace."""

import httpx
import pytest

from tests.unit.web import city

SERVICES = ["training", "assessment", "community", "notifier"]


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(
    ("person", "address"),
    [(None, "/"), (city.LIBRARIAN, "/pekan-ini"), (city.MANAGER, "/lingkar"), (city.OPERATOR, "/operator")],
)
def test_the_rest_of_the_page_stands(sign_in, client, world, service, person, address):
    if person:
        sign_in(person)
    world.away.add(service)
    assert client.get(address).status_code == 200


def test_a_page_that_needs_the_service_says_so_calmly(client, world):
    world.away.add("assessment")
    answer = client.get(f"/survei/{city.SURVEY}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "sedang tidak tersedia" in answer.text


@pytest.mark.parametrize(
    "broken",
    [
        httpx.Response(500, text="Traceback …"),
        httpx.Response(200, text="<html>"),
        httpx.Response(502, text="bad gateway"),
    ],
)
def test_nonsense_from_a_service_never_reaches_a_person(client, world, broken):
    world.put("GET", "assessment", f"/public/surveys/{city.SURVEY}", broken)
    answer = client.get(f"/survei/{city.SURVEY}")
    assert answer.status_code in (500, 503)
    assert "Traceback" not in answer.text


def test_identity_away(client, app, world, monkeypatch):
    provider = app.extensions["provider"]
    monkeypatch.setattr(provider, "_metadata", {})
    world.identity_away = True
    assert client.get("/masuk").status_code == 503


def test_unknown_address_and_wrong_method(client):
    assert client.get("/tidak-ada").status_code == 404
    assert "Tidak ada apa-apa di alamat ini" in client.get("/tidak-ada").text
    assert client.get("/keluar").status_code == 405
