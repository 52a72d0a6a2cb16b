"""Section 4 of the document, its second half, through the gateway: a development plan whose items come from gaps (self,
supervisor, visitor survey); a low element raises a training need by itself; what happens in training moves the plan.
"""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, iso, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.signing import signed_in
from tests.support.waiting import eventually

Json = dict[str, Any]
TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year + 1
SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
ELEMENT = "pengaduan"


@pytest.fixture(scope="module")
def dewi(gateway: Gateway) -> Json:
    found: Json = gateway.get("community", "/me", who=DEWI)
    eventually(lambda: gateway.get("assessment", "/me/portfolio", who=DEWI)["unit_id"] == found["unit_id"], seconds=30)
    return found


@pytest.fixture(scope="module")
def course(gateway: Gateway) -> Json:
    facts = {"title": f"Menanggapi keluhan {new_id()}", "hours": 6, "pass_mark": 0, "elements": [ELEMENT]}
    return dict(gateway.post("training", "/courses", who=MANAGER, body=facts))


@pytest.fixture(scope="module")
def survey(gateway: Gateway, dewi: Json, course: Json) -> Json:
    """Six visitors of Dewi's unit, content but for one element; closing publishes it."""
    body = {
        "title": f"Survei {new_id()[-6:]}", "period": f"{TODAY:%Y-%m}", "opens_on": TODAY.isoformat(),
        "closes_on": (TODAY + timedelta(days=7)).isoformat(), "unit_ids": [dewi["unit_id"]], "population": 40,
    }  # fmt: skip
    made: Json = gateway.post("assessment", "/surveys", who=MANAGER, body=body)
    for _ in range(6):
        answer = {
            "submission_id": new_id(),
            "unit_id": dewi["unit_id"],
            "values": dict.fromkeys(SLUGS, 4) | {ELEMENT: 2},
        }
        gateway.post("assessment", f"/public/surveys/{made['id']}/answers", body=answer)
    gateway.post("assessment", f"/surveys/{made['id']}/close", who=MANAGER)
    return made


def act(gateway: Gateway, path: str, who: str, body: Any = None, method: str = "POST") -> Any:
    """A step on what was read just now."""
    version = gateway.get("assessment", path.partition(" ")[0], who=who)["version"]
    address = path.replace(" ", "/")
    seen = {"If-Match": f'"{version}"'}
    return gateway.call(method, "assessment", address, who=who, json=body, headers=seen).json()


@pytest.fixture(scope="module")
def competency(gateway: Gateway, dewi: Json) -> Json:
    """What Dewi's role asks at more than the lowest level, assessed below it by herself and her supervisor; shared."""
    demand = _demand(gateway, dewi["position"])
    words = {"id": demand["title"], "en": demand["title_en"]}
    levels = [{"value": each, "words": {"id": f"Tingkat {each}", "en": f"Level {each}"}} for each in
              range(1, demand["places"] + 1)]  # fmt: skip
    item = {"code": demand["code"], "competency": words, "criterion": words, "levels": levels}
    forms = {
        role: gateway.post("assessment", "/assessment-forms", who=MANAGER, body={
            "role": role, "title": f"Formulir {role}", "items": [item]})["id"]
        for role in ("self", "supervisor")
    }  # fmt: skip
    body = {
        "title": f"Penilaian {new_id()[-6:]}", "starts_on": f"{TODAY.year}-01-01", "ends_on": TODAY.isoformat(),
        "due_on": (TODAY + timedelta(days=7)).isoformat(), "forms": forms, "subjects": [{"librarian_id": dewi["id"]}],
    }  # fmt: skip
    made = gateway.post("assessment", "/assessment-rounds", who=MANAGER, body=body)
    act(gateway, f"/assessment-rounds/{made['id']} open", MANAGER)
    for who in (DEWI, SUPERVISOR):
        _rate_lowest(gateway, who, made["id"], dewi["id"])
    rows = gateway.every("assessment", "/assessments", who=SUPERVISOR, round_id=made["id"])
    found = next(each for each in rows if each["librarian_id"] == dewi["id"])
    act(gateway, f"/assessments/{found['id']} share", SUPERVISOR, {"note": "Sudah dibicarakan."})
    return demand


def _demand(gateway: Gateway, position: str) -> Json:
    known = gateway.get("assessment", "/role-profiles", who=MANAGER, position=position)["items"]
    if not known:
        unit = _unit(gateway)
        asked = [{"code": unit["code"], "value": unit["value"]}]
        body = {"position": position, "demands": asked}
        known = [gateway.post("assessment", "/role-profiles", who=MANAGER, body=body)]
    profile = gateway.get("assessment", f"/role-profiles/{known[0]['id']}", who=MANAGER)
    return next(each for each in profile["demands"] if each["place"] > 0)


def _unit(gateway: Gateway) -> Json:
    def shipped() -> Any:
        return list(gateway.every("assessment", "/frameworks", who=MANAGER, state="published"))

    framework = gateway.get("assessment", f"/frameworks/{eventually(shipped, seconds=30)[0]['id']}", who=MANAGER)
    units = gateway.get("assessment", "/competencies", who=MANAGER, framework=framework["slug"], level="unit")["items"]
    return {"code": units[0]["code"], "value": framework["scale"]["values"][-1]["slug"]}


def _rate_lowest(gateway: Gateway, who: str, round_id: str, subject: str) -> None:
    def asked() -> Any:
        sheets = gateway.every("assessment", "/me/assessment-sheets", who=who)
        return [
            each for each in sheets if each["librarian_id"] == subject and each.get("round_id", round_id) == round_id
        ]

    sheet = eventually(asked, seconds=30)[0]
    answers = {"answers": {"butir-1": {"level": 1}}}
    act(gateway, f"/assessment-sheets/{sheet['id']} submit", who, answers)


@pytest.fixture(scope="module")
def plan(gateway: Gateway, survey: Json, competency: Json, course: Json) -> Json:
    """Dewi drafts it from three gaps, the supervisor agrees."""
    made: Json = gateway.post("assessment", "/plans", who=DEWI, body={"year": YEAR})
    path = f"/plans/{made['id']}"

    def known() -> Any:
        found = gateway.get("assessment", f"{path}/gaps", who=DEWI)["items"]
        mine = [each for each in found if each["subject"] in (competency["code"], ELEMENT)]
        fitting = [each for each in mine if course["id"] in {one["id"] for one in each["courses"]}]
        return mine if fitting and len(mine) >= 3 else None

    for gap in eventually(known, seconds=30):
        on_course = gap["origin"] == "visitors"
        body = {
            "gap": gap["key"], "kind": "course" if on_course else "coaching", "owner": "librarian",
            "description": f"Menutup {gap['origin']}", "success": "Terlihat dalam kerja sehari-hari",
            "due_on": (TODAY + timedelta(days=90)).isoformat(), "course_id": course["id"] if on_course else None,
        }  # fmt: skip
        act(gateway, f"{path} items", DEWI, body)
    act(gateway, f"{path} propose", DEWI)
    return dict(act(gateway, f"{path} agree", SUPERVISOR))


def test_a_low_element_raised_a_need_by_itself(gateway: Gateway, survey: Json, dewi: Json) -> None:
    def raised() -> Any:
        needs = gateway.every("training", "/needs", who=MANAGER)
        return [each for each in needs if each["survey_id"] == survey["id"]]

    (need,) = eventually(raised, seconds=30)
    assert (need["element"], need["unit_id"], need["n"]) == (ELEMENT, dewi["unit_id"], 6)


def test_items_come_from_gaps_of_three_origins_with_their_figures(plan: Json, competency: Json, survey: Json) -> None:
    assert plan["state"] == "agreed"
    seen = {each["gap"]["origin"]: each["gap"] for each in plan["items"]}
    assert {"self", "supervisor", "visitors"} <= seen.keys()
    expected = str(competency["place"] + 1)
    for origin in ("self", "supervisor"):
        gap = seen[origin]
        assert (gap["subject"], gap["figure"], gap["expected"]) == (competency["code"], "1.00", expected)
    gap = seen["visitors"]
    assert (gap["source_id"], gap["figure"], gap["expected"], gap["n"]) == (survey["id"], "2.00", "3.00", 6)


def on_course(gateway: Gateway, plan: Json) -> Json:
    items = gateway.get("assessment", f"/plans/{plan['id']}", who=DEWI)["items"]
    return dict(next(each for each in items if each["course_id"]))


def test_training_moves_the_plan_and_each_move_names_its_event(
    gateway: Gateway, platform: Platform, plan: Json, course: Json
) -> None:
    def becomes(state: str, because: str) -> Json:
        def there() -> Any:
            item = on_course(gateway, plan)
            told = item["because"] and item["because"]["status"]
            return item if (item["state"], told) == (state, because) else None

        return dict(eventually(there, seconds=30))

    start = utcnow() + timedelta(minutes=30)
    times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=1))}
    body = {"course_id": course["id"], "place": f"Ruang {new_id()}", "capacity": 5, **times}
    session = gateway.post("training", "/sessions", who=MANAGER, body=body)
    first = gateway.post("training", f"/sessions/{session['id']}/enrolments", who=DEWI)
    becomes("under-way", "enrolled")
    seen = {"If-Match": f'"{first["version"]}"'}
    gateway.call("POST", "training", f"/enrolments/{first['id']}/withdraw", who=DEWI, headers=seen)
    becomes("planned", "withdrawn")
    again = gateway.post("training", f"/sessions/{session['id']}/enrolments", who=DEWI)
    becomes("under-way", "enrolled")
    gateway.put("training", f"/enrolments/{again['id']}/attendance", who=MANAGER, body={"present": True})
    gateway.post("training", f"/sessions/{session['id']}/close", who=MANAGER)
    done = becomes("done", "completed")
    mine = gateway.every("training", "/me/certificates", who=DEWI)
    certificate = next(each for each in mine if each["session_id"] == session["id"])
    gateway.post("training", f"/certificates/{certificate['id']}/revoke", who=MANAGER, body={"reason": "Keliru"})
    back = becomes("planned", "revoked")
    assert [each["to"] for each in back["moves"]] == ["under-way", "planned", "under-way", "done", "planned"]
    log = platform.database("training")["outbox"]
    for move in back["moves"]:
        assert log.count_documents({"_id": move["event_id"], "key": move["event_type"]}) == 1
    assert done["because"]["event_type"] == "training.course.completed.v1"


def test_the_other_side_hears_that_a_plan_waits(gateway: Gateway, plan: Json) -> None:
    def told(who: str, kind: str) -> Any:
        items = gateway.get("notifier", "/me/inbox", who=who, limit=100)["items"]
        return [each for each in items if each["kind"] == kind and each["link"].endswith(plan["id"])]

    message = eventually(lambda: told(SUPERVISOR, "plan.proposed"), seconds=30)[0]
    assert "Dewi" in message["subject"]
    assert eventually(lambda: told(DEWI, "plan.agreed"), seconds=30)


def test_nobody_else_learns_anything(gateway: Gateway, platform: Platform, plan: Json) -> None:
    for who in (SAHAT, AUDITOR, OPERATOR):
        for path in ("", "/gaps", "/items"):
            with pytest.raises(Unexpected) as refused:
                gateway.get("assessment", f"/plans/{plan['id']}{path}", who=who)
            assert refused.value.status == 403
    assert httpx.get(f"{platform.url}/api/assessment/v1/plans/{plan['id']}").status_code == 401
    assert plan["id"] not in {each["id"] for each in gateway.every("assessment", "/plans", who=SAHAT)}
    told = platform.database("assessment")["outbox"].find({"event.data.plan_id": plan["id"]})
    assert not any(word in str(each["event"]["data"]) for each in told for word in ("2.00", "1.00", "Menutup"))


def test_the_pages_of_both_sides(platform: Platform, plan: Json) -> None:
    here = f"/rencana/{plan['id']}"
    with signed_in(platform, DEWI) as own:
        assert here in own.get("/rencana").text
        text = own.get(here).text
        assert "2,00, minimal 3,00" in text
        assert "sertifikat dicabut" in text
        assert own.get("/rencana/unit").status_code == 403
    with signed_in(platform, SUPERVISOR) as leader:
        assert here in leader.get("/rencana/unit").text
        assert leader.get(here).status_code == 200
        sheet = leader.get(f"/unduh/assessment/plans/{plan['id']}/items.csv")
        assert "Menutup visitors" in sheet.text
    with signed_in(platform, MANAGER) as head:
        assert head.get(f"/rencana/kesenjangan?tahun={YEAR}").status_code == 200
    with signed_in(platform, SAHAT) as other:
        refused = other.get(here)
        assert (refused.status_code, "minimal" in refused.text) == (403, False)
