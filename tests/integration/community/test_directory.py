"""Libraries and librarians through the API: who may, what is checked, versions, events."""

import pytest

from shared.contracts.community import (
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
)

DEWI = "199803132024011018"
SAHAT = "197405171999102009"


@pytest.fixture
def unit(city):
    found = city.call("GET", "/libraries", role="").json["items"]
    return {library["name"]: library["id"] for library in found}["Layanan Anak"]


@pytest.fixture
def dewi(city, unit):
    return city.call("POST", "/librarians", json=body(unit))


def body(unit, **over):
    return {
        "nip": DEWI, "name": "DEWI SIPAYUNG , S.IP", "unit_id": unit, "position": "asisten perpustakaan mahir",
        "rank": "IIIa", "email": "dewi@p.example", "phone": "+628123456789",
    } | over  # fmt: skip


def change(city, answer, tag=None, **fields):
    who = {name: fields.pop(name) for name in ("role", "username") if name in fields}
    headers = {"If-Match": tag or answer.headers["ETag"]}
    return city.call("PATCH", f"/librarians/{answer.json['id']}", json=fields, headers=headers, **who)


def test_libraries_are_public(city, published):
    found = city.call("GET", "/libraries?limit=2", role="").json
    assert len(found["items"]) == 2
    assert found["next"]
    assert published(LibraryOpenedV1)[0]["data"]["slug"] == "perpustakaan-umum-sintong-bingei"


def test_a_library_exists_once(city):
    again = city.call("POST", "/libraries", json={"name": "LAYANAN  anak"})
    assert (again.status_code, again.json["code"]) == (409, "library-exists")


def test_register(dewi, published):
    assert dewi.status_code == 201
    assert dewi.json["name"] == "Dewi Sipayung, S.IP."
    assert (dewi.json["position"], dewi.json["rank"]) == ("Asisten Perpustakaan Mahir", "III/a")
    event = published(LibrarianRegisteredV1)[0]
    assert event["data"]["unit_name"] == "Layanan Anak"
    assert event["data"]["language"] == "id"
    assert event["data"]["duties"] == []


@pytest.mark.parametrize(
    ("over", "pointer"),
    [
        ({"nip": "1987"}, "/body/nip"),
        ({"nip": "199803132024131018"}, "/body/nip"),
        ({"nip": {"$ne": 1}}, "/body/nip"),
        ({"name": "1234"}, "/body/name"),
        ({"unit_id": "019abcde-0000-7000-8000-000000000000"}, "/body/unit_id"),
        ({"position": "Raja"}, "/body/position"),
        ({"rank": "V/z"}, "/body/rank"),
        ({"rank": "IX"}, "/body/rank"),
        ({"email": "x"}, "/body/email"),
        ({"phone": "0812"}, "/body/phone"),
        ({"duties": ["king"]}, "/body/duties/0"),
        ({"language": "jv"}, "/body/language"),
        ({"unknown": 1}, "/body/unknown"),
    ],
)
def test_nonsense_is_refused_by_field(city, unit, published, over, pointer):
    answer = city.call("POST", "/librarians", json=body(unit, **over))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert published(LibrarianRegisteredV1) == []


def test_a_nip_is_taken_once(city, unit, dewi):
    again = city.call("POST", "/librarians", json=body(unit))
    assert (again.status_code, again.json["code"]) == (409, "nip-taken")


def test_changes_are_optimistic(city, dewi, published):
    assert city.call("PATCH", f"/librarians/{dewi.json['id']}", json={"rank": "III/b"}).status_code == 428
    assert change(city, dewi, tag='"9"', rank="III/b").status_code == 412
    changed = change(city, dewi, duties=["trainer", "supervisor"], language="en")
    assert changed.status_code == 200
    assert changed.json["duties"] == ["supervisor", "trainer"]
    assert changed.headers["ETag"] == '"2"'
    assert change(city, changed, language="en").headers["ETag"] == '"2"'
    assert [event["data"]["language"] for event in published(LibrarianChangedV1)] == ["en"]


def test_everyone_may_change_their_own_contact_and_nothing_else(city, dewi):
    own = {"role": "librarian", "username": DEWI}
    assert change(city, dewi, language="en", **own).status_code == 200
    assert change(city, dewi, tag='"2"', rank="IV/a", **own).json["code"] == "own-contact-only"
    assert change(city, dewi, tag='"2"', email="x@p.example", role="librarian", username=SAHAT).status_code == 403


def test_contact_details_are_for_managers_and_oneself(city, dewi):
    path = f"/librarians/{dewi.json['id']}"
    seen = {
        name: city.call("GET", path, role=role, username=who).json
        for name, role, who in (
            ("manager", "manager", SAHAT), ("self", "librarian", DEWI), ("other", "supervisor", SAHAT),
        )
    }  # fmt: skip
    assert seen["manager"]["email"] == seen["self"]["email"] == "dewi@p.example"
    assert not {"nip", "email", "phone"} & seen["other"].keys()
    listed = city.call("GET", "/librarians", role="librarian", username=SAHAT).json["items"][0]
    assert not {"nip", "email", "phone"} & listed.keys()


def test_me(city, dewi):
    assert city.librarian(DEWI)["id"] == dewi.json["id"]
    assert city.call("GET", "/me", role="operator", username="operator").status_code == 404
    assert city.call("GET", "/me", role="").status_code == 401


def test_leaving(city, dewi, published):
    path = f"/librarians/{dewi.json['id']}/leave"
    early = city.call("POST", path, json={"left_on": "2001-01-01", "reason": "pindah"})
    assert early.json["errors"][0]["pointer"] == "/body/left_on"
    left = city.call("POST", path, json={"left_on": "2026-06-30", "reason": "pindah"})
    assert left.json["active"] is False
    assert published(LibrarianLeftV1)[0]["data"]["left_on"] == "2026-06-30"
    assert city.call("POST", path, json={"left_on": "2026-06-30", "reason": "x"}).json["code"] == "already-left"


def test_every_endpoint_says_who_may(city):
    from shared.http.edge import unguarded

    assert unguarded(city.service.app) == []
