"""Anyone can verify a certificate or badge, offline or online: valid, expired, revoked, unknown. With real servers."""

import csv
import io
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import httpx
import pytest
from joserfc.jwk import OKPKey
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from openpyxl import load_workbook

from deploy.demo.gateway import Gateway
from services.training.domain.certificates import new_code
from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import MANAGER, Platform
from tests.support.waiting import eventually

SKKNI = {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def stranger(platform: Platform) -> Iterator[httpx.Client]:
    """Somebody who knows nothing but an address."""
    with platform.client(None) as client:
        yield client


@pytest.fixture(scope="module")
def session(gateway: Gateway) -> Json:
    """A closed session after which Dewi and Sahat are certified, of a course that no other test knows."""
    facts = {"title": f"=Tajuk kendali {new_id()}", "hours": 8, "pass_mark": 0, "validity_months": 36}
    of = gateway.post("training", "/courses", who=MANAGER, body=facts | {"competencies": [SKKNI]})
    start = utcnow() + timedelta(minutes=30)
    times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=2))}
    plan = {"course_id": of["id"], "place": f"Ruang {new_id()}", "capacity": 5, **times}
    made: Json = gateway.post("training", "/sessions", who=MANAGER, body=plan)
    for who in (DEWI, SAHAT):
        enrolment = gateway.post("training", f"/sessions/{made['id']}/enrolments", who=who)
        gateway.put("training", f"/enrolments/{enrolment['id']}/attendance", who=MANAGER, body={"present": True})
    return dict(gateway.post("training", f"/sessions/{made['id']}/close", who=MANAGER))


def certificate(gateway: Gateway, session: Json, who: str) -> Json:
    mine = gateway.every("training", "/me/certificates", who=who)
    return next(each for each in mine if each["session_id"] == session["id"])


@pytest.fixture
def dewis(gateway: Gateway, session: Json) -> Json:
    return certificate(gateway, session, DEWI)


@pytest.fixture
def sahats(gateway: Gateway, session: Json) -> Json:
    return certificate(gateway, session, SAHAT)


def badge(stranger: httpx.Client, of: Json) -> str:
    answer = stranger.get(f"/c/{of['code']}/lencana").raise_for_status()
    assert answer.headers["Content-Type"] == "application/vc+jwt"
    return answer.text


def part(token: str, number: int) -> Json:
    text = token.split(".")[number]
    return dict(json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4))))


def verifier(stranger: httpx.Client, token: str) -> OB3Verifier:
    key = stranger.get(part(token, 0)["kid"]).raise_for_status().json()
    return OB3Verifier(OKPKey.import_key(key).as_pem(private=False))


def holds(stranger: httpx.Client, code: str, status: str) -> Json:
    """What a stranger is told in three ways, which agree."""
    machine = stranger.get(f"/c/{code}", headers={"Accept": "application/json"})
    person = stranger.get(f"/c/{code}", headers={"Accept": "text/html"})
    assert machine.status_code == person.status_code == (404 if status == "unknown" else 200)
    assert machine.json()["status"] == status
    assert status == "unknown" or code in person.text
    api = stranger.get(f"/api/training/v1/public/certificates/{code}")
    assert api.json().get("status") in (status, 404)
    return dict(machine.json())


def test_online_valid_expired_revoked_unknown(
    platform: Platform, gateway: Gateway, stranger: httpx.Client, session: Json, dewis: Json, sahats: Json
) -> None:
    told = holds(stranger, dewis["code"], "valid")
    assert (told["holder"], told["hours"], told["title"]) == ("D. S.", 8, session["course_title"])
    kept = platform.database("training")["certificates"]
    yesterday = datetime.combine(utcnow().date() - timedelta(days=2), time(), UTC)
    before = kept.find_one_and_update({"_id": dewis["id"]}, {"$set": {"valid_until": yesterday}})
    assert before is not None
    holds(stranger, dewis["code"], "expired")
    kept.update_one({"_id": dewis["id"]}, {"$set": {"valid_until": before["valid_until"]}})
    holds(stranger, new_code(bytes(range(7))), "unknown")
    reason = {"reason": "Diterbitkan keliru"}
    gateway.post("training", f"/certificates/{sahats['id']}/revoke", who=MANAGER, body=reason)
    assert "keliru" not in str(holds(stranger, sahats["code"], "revoked"))


def test_offline_with_the_published_key_by_an_independent_library(
    gateway: Gateway, stranger: httpx.Client, dewis: Json, sahats: Json
) -> None:
    token = badge(stranger, dewis)
    check = verifier(stranger, token)  # from here on nothing of ours is asked, but for the status
    told = check.verify(token)
    assert told.achievement.name == dewis["title"]
    assert [each.target_code for each in told.achievement.alignments] == [SKKNI["skkni_code"]]
    assert DEWI not in json.dumps(part(token, 1))
    head, _, signature = token.split(".")
    forged = json.dumps(part(token, 1) | {"name": "Doktor"}).encode()
    with pytest.raises(OB3VerificationError):
        check.verify(f"{head}.{urlsafe_b64encode(forged).decode().rstrip('=')}.{signature}")
    check.verify(token, check_status=True, download=lambda url: stranger.get(url).content)
    if sahats["status"] != "revoked":
        body = {"reason": "Diterbitkan keliru"}
        gateway.post("training", f"/certificates/{sahats['id']}/revoke", who=MANAGER, body=body)
    with pytest.raises(OB3VerificationError, match="revocation"):
        check.verify(badge(stranger, sahats), check_status=True, download=lambda url: stranger.get(url).content)


def test_a_stranger_gets_what_the_holder_permits(gateway: Gateway, stranger: httpx.Client, dewis: Json) -> None:
    assert stranger.get(f"/c/{dewis['code']}/sertifikat").status_code == 403
    path = f"/certificates/{dewis['id']}/consent"
    gateway.put("training", path, who=DEWI, body={"shown": "full", "download": True})
    assert holds(stranger, dewis["code"], "valid")["holder"] == "Dewi Sipayung"
    paper = stranger.get(f"/c/{dewis['code']}/sertifikat")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert f"/c/{dewis['code']}".encode() in paper.content
    assert stranger.get(f"/c/{dewis['code']}/qr.svg").headers["Content-Type"].startswith("image/svg+xml")
    gateway.put("training", path, who=DEWI, body={"shown": "nobody"})
    assert holds(stranger, dewis["code"], "valid")["holder"] is None
    assert stranger.get(f"/c/{dewis['code']}/lencana").status_code == 403
    gateway.put("training", path, who=DEWI, body={"shown": "initials"})


def test_holder_and_supervisor_hear_before_it_ends(gateway: Gateway, dewis: Json) -> None:
    ninety = datetime.fromisoformat(f"{dewis['valid_until']}T02:00:00+00:00") - timedelta(days=90)
    for _ in range(2):
        gateway.post("training", "/certificates/reminders", who=MANAGER, body={"as_of": iso(ninety)})

    def heard(who: str) -> list[Json]:
        items = gateway.get("notifier", "/me/inbox", who=who, limit=50)["items"]
        return [each for each in items if each["kind"] == "certificate.expiring" and dewis["title"] in str(each)]

    eventually(lambda: heard(DEWI), seconds=20)
    assert len(heard(DEWI)) == 1


def test_the_manager_takes_the_list_home(platform: Platform, session: Json) -> None:
    with platform.client(MANAGER) as client:
        path = f"/api/training/v1/certificates?session={session['id']}"
        table = client.get(f"{path}&format=csv").raise_for_status().content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(table), delimiter=";"))
        assert len(rows) == 3
        assert {row[rows[0].index("Judul")] for row in rows[1:]} == {f"'{session['course_title']}"}
        book = load_workbook(io.BytesIO(client.get(f"{path}&format=xlsx").raise_for_status().content))
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
