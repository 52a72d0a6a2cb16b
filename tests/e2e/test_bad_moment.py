"""Right in form, but of the wrong person, version, key, seat or time: refused with advice, and nothing changes."""

from collections.abc import Iterator

import pytest

from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN, LIBRARIAN, MANAGER, Platform
from tests.support.refusals import VISITOR, Ground, Refusal, answer, ok, prepared, refused, sender
from tests.support.stillness import settle, unchanged


@pytest.fixture(scope="module")
def ground(platform: Platform) -> Iterator[Ground]:
    with prepared(platform) as found:
        yield found


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/training/v1/courses", {"title": "Kursus saya"}),
        ("POST", "/api/community/v1/imports", None),
        ("GET", "/api/notifier/v1/deliveries", None),
        ("GET", "/api/training/v1/operations/dead-letters", None),
    ],
)
def test_what_is_for_others(ground: Ground, method: str, path: str, body: object) -> None:
    send = sender(ground, LIBRARIAN, method, path, **({"json": body} if body else {}))
    refused(ground, Refusal(403, "forbidden", id="hubungi", en="ask"), send, path.split("/")[2])


def test_another_persons_portfolio(ground: Ground) -> None:
    path = f"/api/assessment/v1/portfolios/{ground.people[CHILDRENS_LIBRARIAN]['id']}"
    expected = Refusal(403, "portfolio-of-another", id="pemiliknya", en="owner")
    refused(ground, expected, sender(ground, LIBRARIAN, "GET", path), "assessment")


def test_another_persons_address(ground: Ground) -> None:
    path = f"/api/community/v1/librarians/{ground.people[CHILDRENS_LIBRARIAN]['id']}"
    assert not {"nip", "email", "phone"} & ok(ground, "GET", path, LIBRARIAN).keys()
    send = sender(ground, LIBRARIAN, "PATCH", path, json={"email": "a@b.example"}, headers={"If-Match": '"1"'})
    refused(ground, Refusal(403, "forbidden", id="hubungi", en="ask"), send, "community")


def test_another_persons_seat(ground: Ground) -> None:
    path = f"/api/training/v1/enrolments/{ground.enrolment['id']}/withdraw"
    refused(ground, Refusal(403, "not-your-enrolment"), sender(ground, LIBRARIAN, "POST", path), "training")


def test_a_version_that_somebody_changed(ground: Ground) -> None:
    path, body = f"/api/training/v1/courses/{ground.course['id']}", {"hours": 5}
    stale = sender(ground, MANAGER, "PATCH", path, json=body, headers={"If-Match": '"77"'})
    refused(ground, Refusal(412, "stale", id="Muat ulang", en="Reload"), stale, "training")
    blind = sender(ground, MANAGER, "PATCH", path, json=body)
    refused(ground, Refusal(428, "precondition-required", id="If-Match", en="If-Match"), blind, "training")


def test_a_key_used_for_something_else(ground: Ground) -> None:
    path, key = "/api/training/v1/courses", {"Idempotency-Key": new_id()}
    body = {"title": f"Kunci {ground.tag}", "hours": 4, "pass_mark": 0, "elements": [], "capacity_default": 1}
    first = ok(ground, "POST", path, MANAGER, json=body, headers=key)
    with unchanged(ground.platform, "training"):
        assert ok(ground, "POST", path, MANAGER, json=body, headers=key) == first
    send = sender(ground, MANAGER, "POST", path, json=body | {"hours": 8}, headers=key)
    refused(ground, Refusal(422, "idempotency-key-reused", id="kunci yang baru", en="new key"), send, "training")


def test_a_full_session_has_a_queue_and_each_stands_there_once(ground: Ground) -> None:
    waiting = ok(ground, "POST", ground.seats, LIBRARIAN, json={})
    assert (waiting["state"], waiting["position"]) == ("waitlisted", 1)
    settle(ground.platform)
    for who in (LIBRARIAN, CHILDRENS_LIBRARIAN):
        expected = Refusal(409, "already-enrolled", id="sudah terdaftar", en="already")
        refused(ground, expected, sender(ground, who, "POST", ground.seats, json={}), "training")
    seen = ok(ground, "GET", f"/api/training/v1/sessions/{ground.session['id']}", MANAGER)
    assert (seen["capacity"], seen["confirmed"], seen["waiting"]) == (1, 1, 1)


def test_an_answer_sent_twice_counts_once(ground: Ground) -> None:
    said = answer(ground)
    first = ground.clients[VISITOR].post(ground.answers, json=said)
    with unchanged(ground.platform, "assessment"):
        again = ground.clients[VISITOR].post(ground.answers, json=said)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    other = sender(ground, VISITOR, "POST", ground.answers, json=said | {"values": {"perilaku": 1}})
    refused(ground, Refusal(409, "submission-reused", id="nomor baru", en="new id"), other, "assessment")


def test_a_survey_closed_meanwhile(ground: Ground) -> None:
    path = f"/api/assessment/v1/public/surveys/{ground.closed['id']}/answers"
    late = sender(ground, VISITOR, "POST", path, json=answer(ground))
    refused(ground, Refusal(409, "survey-closed", id="sudah ditutup", en="is closed"), late, "assessment")
    close = sender(ground, MANAGER, "POST", f"/api/assessment/v1/surveys/{ground.closed['id']}/close")
    refused(ground, Refusal(409, "survey-already-closed", id="dapat dilihat", en="can be seen"), close, "assessment")


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("rusak.xlsx", b"PK\x03\x04" + bytes(range(256)) * 9, 422, "spreadsheet-malformed"),
        ("acak.csv", bytes(range(256)) * 9, 415, "spreadsheet-format"),
        ("kosong.csv", b"", 422, "spreadsheet-empty"),
        ("lain.csv", b"Barang;Harga\nkertas;1000\n", 422, "spreadsheet-unknown"),
        ("kembar.csv", b"NIP;Nama;NIP\n1;Dewi;2\n", 422, "spreadsheet-headings"),
    ],
)
@pytest.mark.parametrize("service", ["community", "assessment"])
def test_a_malformed_spreadsheet(
    ground: Ground, service: str, name: str, content: bytes, status: int, code: str
) -> None:
    send = sender(ground, MANAGER, "POST", f"/api/{service}/v1/imports", files={"file": (name, content)})
    refused(ground, Refusal(status, code, id=name, en=name), send, service)
