"""Files through the web client: handed on as the API gave them, refused as the API refuses."""

import httpx
import pytest

from tests.unit.web import city
from tests.unit.web.fakes import problem

ID = city.certificate("valid")["id"]
CODE = "ABCD-EFGH-JKMN"


def given(content: bytes, kind: str, name: str) -> httpx.Response:
    headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'}
    return httpx.Response(200, content=content, headers=headers)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_comes_with_the_filters_of_the_page(client, world, sign_in, form):
    world.put("GET", "training", "/sessions", given(b"\xef\xbb\xbf1;2", "text/csv; charset=utf-8", "sesi.csv"))
    sign_in(city.MANAGER)
    answer = client.get(f"/unduh/training/sessions.{form}?state=closed&format=json")
    assert (answer.status_code, answer.data) == (200, b"\xef\xbb\xbf1;2")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sesi.csv"'
    assert dict(world.sent("GET", "/sessions").url.params) == {"state": "closed", "format": form}


@pytest.mark.parametrize("name", ["../identity/jwks", "..%2f..%2fmetrics", "a.b", "sessions/", "/x"])
def test_only_lists_can_be_asked_for(client, sign_in, name):
    sign_in(city.MANAGER)
    assert client.get(f"/unduh/training/{name}.csv").status_code in (308, 404)


def test_a_file_of_ones_own_certificate(client, world, sign_in):
    world.put("GET", "training", f"/certificates/{ID}/paper", given(b"%PDF-", "application/pdf", "s.pdf"))
    world.put("GET", "training", f"/certificates/{ID}/badge", given(b"a.b.c", "application/vc+jwt", "l.jwt"))
    sign_in(city.LIBRARIAN)
    assert client.get(f"/unduh/sertifikat/{ID}/sertifikat").data == b"%PDF-"
    assert client.get(f"/unduh/sertifikat/{ID}/lencana").mimetype == "application/vc+jwt"


def test_files_need_a_person_but_what_is_public_needs_none(client, world):
    assert client.get("/unduh/training/sessions.csv").status_code == 302
    assert client.get(f"/unduh/sertifikat/{ID}/lencana").status_code == 302
    world.put("GET", "training", f"/public/certificates/{CODE}/badge", given(b"a.b.c", "application/vc+jwt", "l.jwt"))
    assert client.get(f"/c/{CODE}/lencana").data == b"a.b.c"
    world.put("GET", "training", f"/public/certificates/{CODE}/paper", problem(403, "not-public", "Tidak dibuka."))
    refused = client.get(f"/c/{CODE}/sertifikat")
    assert refused.status_code == 403
    assert "Tidak dibuka." in refused.text


def test_what_is_refused_is_said_not_saved(client, world, sign_in):
    sign_in(city.MANAGER)
    world.put("GET", "training", "/sessions", problem(422, "export-too-large", "Lebih dari 10000 baris."))
    answer = client.get("/unduh/training/sessions.csv")
    assert (answer.status_code, answer.mimetype) == (422, "text/html")
    assert "Lebih dari 10000 baris." in answer.text


def test_pages_link_to_their_lists(client, sign_in):
    sign_in(city.MANAGER)
    assert 'href="/unduh/training/certificates.csv?status=valid"' in client.get("/lingkar/sertifikat?status=valid").text
    assert 'href="/unduh/training/sessions.xlsx"' in client.get("/lingkar").text
    assert f"/unduh/training/sessions/{city.SESSION}/enrolments.csv" in client.get(f"/lingkar/sesi/{city.SESSION}").text
    assert "/unduh/training/me/enrolments.csv" in client.get("/pekan-ini").text


def test_consent_is_asked_and_sent(world, sign_in, post):
    sign_in(city.LIBRARIAN)
    world.put("PUT", "training", f"/certificates/{ID}/consent", city.certificate("valid"))
    answer = post("/sertifikat-saya", f"/sertifikat-saya/{ID}/izin", shown="full", download="yes")
    assert answer.status_code == 303
    assert world.sent("PUT", "/consent").content == b'{"shown":"full","download":true}'


def test_the_manager_revokes_with_a_reason(world, sign_in, post):
    sign_in(city.MANAGER)
    world.put("POST", "training", f"/certificates/{ID}/revoke", city.certificate("revoked"))
    answer = post("/lingkar/sertifikat", f"/lingkar/sertifikat/{ID}/cabut", reason="Keliru")
    assert answer.location.endswith("/lingkar/sertifikat")
    assert world.sent("POST", "/revoke").content == b'{"reason":"Keliru"}'


@pytest.mark.parametrize(("holder", "seen"), [("D. S.", "D. S."), (None, "Tidak ditampilkan")])
def test_a_stranger_sees_what_the_holder_permits(client, world, holder, seen):
    told = city.certificate("valid") | {"holder": holder, "badge": holder is not None, "paper": False}
    world.put("GET", "training", f"/public/certificates/{CODE}", told)
    text = client.get(f"/c/{CODE}").text
    assert seen in text
    assert "Dewi" not in text
    assert f"/c/{CODE}/sertifikat" not in text
    assert (f"/c/{CODE}/lencana" in text) is (holder is not None)
    assert f'src="/c/{CODE}/qr.svg"' in text
