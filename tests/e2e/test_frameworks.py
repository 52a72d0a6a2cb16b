"""Section 9 of the document, second half, through the gateway: a new competence unit is added without a deployment,
and old results keep their old version. What a position asks is laid down, and read beside one's own evidence.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deploy.demo.gateway import Gateway, Unexpected
from deploy.local.state import ROOT
from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.waiting import eventually

TAG = new_id()[-8:]
SLUG, OLD, NEW = f"uji-{TAG}", f"UJI-{TAG}-01".upper(), f"UJI-{TAG}-02".upper()
FIRST = [{"level": "unit", "code": OLD, "title": "Mencari sumber daring"}]
SECOND = [
    {"level": "unit", "code": OLD, "title": "Menelusur sumber daring"},
    {"level": "unit", "code": NEW, "title": "Memeriksa kabar bohong"},
]


def file(units: list[dict[str, str]]) -> bytes:
    return json.dumps({"framework": SLUG, "framework_title": "Literasi digital", "competencies": units}).encode()


def take(gateway: Gateway, units: list[dict[str, str]]) -> dict[str, Any]:
    sent = {"file": ("kerangka.json", file(units))}
    return dict(gateway.call("POST", "assessment", "/imports", who=MANAGER, files=sent).json())


def publish(gateway: Gateway) -> dict[str, Any]:
    (draft,) = gateway.every("assessment", "/frameworks", who=MANAGER, slug=SLUG, state="draft")
    seen = {"If-Match": f'"{draft["version"]}"'}
    path = f"/frameworks/{draft['id']}/publish"
    return dict(gateway.call("POST", "assessment", path, who=MANAGER, headers=seen).json())


def unit(gateway: Gateway, code: str) -> dict[str, Any] | None:
    found = gateway.get("training", "/competency-units", who=MANAGER)["items"]
    return next((each for each in found if each["code"] == code), None)


def course(gateway: Gateway, code: str) -> dict[str, Any]:
    competencies = [{"slug": "uji", "title": "Literasi", "skkni_code": code}]
    body = {"title": f"Uji {new_id()}", "hours": 4, "pass_mark": 0, "competencies": competencies}
    return dict(gateway.post("training", "/courses", who=MANAGER, body=body))


def certify(gateway: Gateway, of: dict[str, Any]) -> dict[str, Any]:
    """Dewi takes the course, and is certified."""
    start = utcnow() + timedelta(minutes=30)
    plan = {"course_id": of["id"], "starts_at": iso(start), "ends_at": iso(start + timedelta(hours=2)), "place": TAG}
    held = gateway.post("training", "/sessions", who=MANAGER, body=plan)
    enrolment = gateway.post("training", f"/sessions/{held['id']}/enrolments", who=DEWI)
    path = f"/enrolments/{enrolment['id']}"
    gateway.put("training", f"{path}/attendance", who=MANAGER, body={"present": True})
    gateway.put("training", f"{path}/scores", who=MANAGER, body={"post": 90})
    gateway.post("training", f"/sessions/{held['id']}/close", who=MANAGER)
    earned = gateway.every("training", "/me/certificates", who=DEWI)
    return next(each for each in earned if each["course_id"] == of["id"])


def held(gateway: Gateway, code: str) -> dict[str, Any] | None:
    folio = gateway.get("assessment", "/me/portfolio", who=DEWI)
    return next((each for each in folio["competencies"] if each["skkni_code"] == code), None)


@pytest.fixture(scope="module")
def first(platform: Platform, gateway: Gateway, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The first edition, by `./bina import`, published and heard of."""
    sent = tmp_path_factory.mktemp("kerangka") / "kerangka.json"
    sent.write_bytes(file(FIRST))
    done = bina_import(platform, sent)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 imported" in done.stdout
    made = publish(gateway)
    assert eventually(lambda: unit(gateway, OLD), seconds=20)
    return made


def bina_import(platform: Platform, sent: Path) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "bina"), "import", "--state", str(platform.state.folder), str(sent)]
    environment = {**os.environ, "BINA_PYTHON": sys.executable, "LANG": "en_GB.UTF-8"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def earned(gateway: Gateway, first: dict[str, Any]) -> dict[str, Any]:
    """A certificate under the first edition."""
    found = certify(gateway, course(gateway, OLD))
    assert eventually(lambda: held(gateway, OLD), seconds=20)
    return found


def refused(gateway: Gateway, act: Any) -> str:
    with pytest.raises(Unexpected) as told:
        act()
    return str(told.value.code)


def test_a_new_unit_is_added_without_a_deployment_and_old_results_keep_their_version(
    gateway: Gateway, first: dict[str, Any], earned: dict[str, Any]
) -> None:
    assert refused(gateway, lambda: course(gateway, NEW)) == "invalid", "nobody has published it yet"
    before = {
        "certificate": gateway.get("training", f"/public/certificates/{earned['code']}"),
        "held": held(gateway, OLD),
        "edition": gateway.get("assessment", f"/frameworks/{first['id']}", who=DEWI)["tree"],
    }
    report = take(gateway, SECOND)
    assert [row["outcome"] for row in report["rows"]] == ["imported", "imported"]
    assert [row["outcome"] for row in take(gateway, SECOND)["rows"]] == ["unchanged", "unchanged"]
    assert unit(gateway, NEW) is None, "a draft is nobody's yet"
    second = publish(gateway)
    assert (second["edition"], second["state"]) == (2, "published")
    told = eventually(lambda: unit(gateway, NEW), seconds=20)
    assert told is not None
    assert (told["title"], told["edition"]) == ("Memeriksa kabar bohong", 2)
    assert course(gateway, NEW)["competencies"][0]["skkni_code"] == NEW
    assert (unit(gateway, OLD) or {})["title"] == "Menelusur sumber daring"
    after = {
        "certificate": gateway.get("training", f"/public/certificates/{earned['code']}"),
        "held": held(gateway, OLD),
        "edition": gateway.get("assessment", f"/frameworks/{first['id']}", who=DEWI)["tree"],
    }
    assert after == before
    assert after["certificate"]["competencies"][0]["edition"] == 1
    shown = gateway.get("training", f"/public/units/{OLD}")
    assert [(each["edition"], each["title"], each["retired"]) for each in shown["editions"]] == [
        (2, "Menelusur sumber daring", False),
        (1, "Mencari sumber daring", True),
    ]


def test_a_file_that_breaks_the_tree_changes_nothing(gateway: Gateway, first: dict[str, Any]) -> None:
    orphan = {"level": "element", "code": f"UJI-{TAG}-09/1".upper(), "title": "Tanpa unit"}
    report = take(gateway, [*SECOND, orphan])
    assert {row["outcome"] for row in report["rows"]} == {"refused"}
    assert "parent-unknown" in {note["code"] for note in report["rows"][-1]["notes"]}


def test_what_a_position_asks_beside_the_evidence(gateway: Gateway, earned: dict[str, Any]) -> None:
    me = gateway.get("community", "/me", who=DEWI)
    body = {"demands": [{"code": OLD, "value": "mandiri"}], "note": "Uji"}
    listed = gateway.every("assessment", "/role-profiles", who=MANAGER, position=me["position"])
    there = next((each for each in listed if each["rank"] == me["rank"]), None)
    if there is None:
        place = {"position": me["position"], "rank": me["rank"]}
        profile = gateway.post("assessment", "/role-profiles", who=MANAGER, body=body | place)
    else:
        seen = {"If-Match": f'"{there["version"]}"'}
        path = f"/role-profiles/{there['id']}"
        profile = gateway.call("PUT", "assessment", path, who=MANAGER, headers=seen, json=body).json()
    mine = gateway.get("assessment", "/me/role-profile", who=DEWI)
    assert (mine["profile"]["id"], mine["profile"]["edition"]) == (profile["id"], profile["edition"])
    (asked,) = mine["demands"]
    assert (asked["code"], asked["standing"], asked["value"]["slug"]) == (OLD, "evidenced", "mandiri")
    path = f"/role-profiles/of/{me['id']}"
    for who in (MANAGER, SUPERVISOR):
        assert gateway.get("assessment", path, who=who)["demands"][0]["code"] == OLD
    for who in (SAHAT, AUDITOR):
        with pytest.raises(Unexpected) as told:
            gateway.get("assessment", path, who=who)
        assert told.value.status == 403

    def heard() -> bool:
        inbox = gateway.get("notifier", "/me/inbox", who=DEWI)["items"]
        return any(each["kind"] == "profile.published" for each in inbox)

    assert eventually(heard, seconds=20)
