"""Evaluations on a real database: planned before, followed up, published, and the same when run again."""

from datetime import timedelta
from typing import Any

import pytest

from services.assessment.documents import (
    Assessment,
    AssessmentForm,
    AssessmentRound,
    AssessmentSheet,
    EvaluationRevision,
    PortfolioReading,
    ReportedFact,
)
from services.assessment.domain import assessments
from shared.clock import WIB, utcnow
from shared.contracts import programmes, training
from shared.contracts.community import ActivityHeldV1
from shared.contracts.evaluation import (
    EvaluationPublishedV1,
    FollowupAnsweredV1,
    FollowupRemindedV1,
    ImprovementAssignedV1,
    ImprovementRemindedV1,
)
from shared.ids import new_id
from shared.storage.documents import insert
from tests.integration.assessment.conftest import SLUGS

DEWI, SAHAT, CHIEF, HEAD = "1998", "1974", "1983", "1975"
NOW = utcnow()
TODAY = NOW.astimezone(WIB).date()
CHILDREN = "Layanan Anak"
COMPETENCIES = [{"slug": "layanan", "title": "Layanan", "skkni_code": None}]


@pytest.fixture
def town(city):
    city.course, city.session = new_id(), new_id()
    city.dewi, city.chief = city.hire(DEWI, CHILDREN), city.hire(CHIEF, CHILDREN)
    return city


def asked(city, unit, values, many=12, **over):
    survey = city.survey(opens_on=TODAY.isoformat(), closes_on=TODAY.isoformat(), unit_ids=[city.units[unit]], **over)
    for number in range(many):
        given = dict.fromkeys(SLUGS, values[number % len(values)])
        assert city.answer(survey, given, unit_id=city.units[unit]).status_code == 201
    assert city.post(f"/surveys/{survey}/close", "manager").status_code == 200
    return survey


def held(city, session=None, starts_at=None, course=None):
    starts_at = starts_at or utcnow() + timedelta(milliseconds=50)
    data = {
        "session_id": session or city.session, "course_id": course or city.course, "course_title": "Layanan Prima",
        "starts_at": starts_at, "ends_at": starts_at + timedelta(milliseconds=1), "place": "Aula", "capacity": 20,
        "hours": 8, "invited": [],
    }  # fmt: skip
    city.deliver(training.SessionScheduledV1, subject=data["session_id"], data=data)


def closed(city, session=None, course=None):
    data = {"session_id": session or city.session, "course_id": course or city.course, "attended": 2, "absent": 0}
    city.deliver(training.SessionClosedV1, subject=data["session_id"], sequence=2, data=data)


def completed(city, librarian, pre=40, post=80, unit=CHILDREN, session=None, course=None, on=None):
    completion = new_id()
    data = {
        "completion_id": completion, "session_id": session or city.session, "course_id": course or city.course,
        "course_title": "Layanan Prima", "librarian_id": librarian, "unit_id": city.units[unit],
        "completed_on": on or TODAY, "hours": 8, "competencies": COMPETENCIES, "pre_score": pre, "post_score": post,
    }  # fmt: skip
    city.deliver(training.CourseCompletedV1, subject=completion, data=data)
    return completion


def revoke(city, completion, librarian):
    data = {
        "certificate_id": new_id(), "completion_id": completion, "code": "C79Q-CM4E-RXE4", "librarian_id": librarian,
        "course_title": "Layanan Prima", "reason": "keliru",
    }  # fmt: skip
    city.deliver(training.CertificateRevokedV1, subject=data["certificate_id"], sequence=2, data=data)


def summarised(city, n=6, averages=None, session=None):
    round_id, session = new_id(), session or city.session
    data = {"session_id": session, "course_id": city.course}
    people = {"course_title": "Layanan Prima", "closes_at": NOW, "librarian_ids": [new_id() for _ in range(8)]}
    city.deliver(training.FeedbackAskedV1, subject=round_id, data=data | people)
    told = {"n": n, "averages": averages if averages is not None else {"manfaat": "4.50"}}
    city.deliver(training.FeedbackSummarisedV1, subject=round_id, sequence=2, data=data | told)


def planned(city, **over):
    body = {
        "title": "Program pelayanan prima", "course_ids": [city.course], "period_from": TODAY.isoformat(),
        "period_until": TODAY.isoformat(), "intention": "Pengunjung dilayani lebih ramah.",
    }  # fmt: skip
    response = city.post("/evaluations", "manager", json=body | over)
    assert response.status_code == 201, response.json
    return response.json


def publish(city, evaluation, status=200):
    response = city.post(f"/evaluations/{evaluation}/publish", "manager")
    assert response.status_code == status, response.json
    return response.json


def figures(city, evaluation, *roles, **query):
    response = city.get(f"/evaluations/{evaluation}/figures", *(roles or ("manager",)), query_string=query)
    assert response.status_code == 200, response.json
    return response.json


def sweep(city, days):
    return city.sweep(TODAY + timedelta(days=days))


def answered(city, follow_up, username, *roles, step="3", status=201):
    body = {"steps": {"layanan": step}, "note": "Menyapa lebih dahulu.", "evidence": "Buku tamu"}
    response = city.post(f"/follow-ups/{follow_up}/answers", *roles, username=username, json=body)
    assert response.status_code == status, response.json
    return response.json


@pytest.fixture
def whole(town):
    """Asked, planned, trained, followed up, asked again."""
    asked(town, CHILDREN, (2, 2, 3), title="Sebelum")
    plan = planned(town)
    held(town)
    closed(town)
    first = completed(town, town.dewi, 40, 100)
    completed(town, town.hire(SAHAT, CHILDREN), 60, 80)
    summarised(town)
    sweep(town, 75)
    answered(town, first, CHIEF, "supervisor")
    asked(town, CHILDREN, (3, 4, 4), title="Sesudah")
    return plan


def test_the_four_levels_with_their_rules(town, whole, published) -> None:
    assert whole["baseline"]["standing"] == "fixed"
    assert {each["slug"] for each in whole["baseline"]["units"][0]["elements"]} == set(SLUGS)
    made = publish(town, whole["id"])
    assert (made["revision"], made["made"], made["state"]) == (1, True, "published")
    found = figures(town, whole["id"])
    assert found["reaction"]["statements"] == [{"slug": "manfaat", "average": "4.50", "n": 6}]
    learning = found["learning"]
    assert (learning["gain"], learning["normalised"], learning["n"], learning["no_before"]) == ("40.00", "0.75", 2, 0)
    behaviour = found["behaviour"]
    assert (behaviour["n"], behaviour["m"]) == (1, 2)
    assert behaviour["competencies"][0]["supervisor"] == {"n": 1, "no_occasion": 0, "mean": "3.00"}
    unit = found["results"]["units"][0]
    element = next(each for each in unit["elements"] if each["slug"] == "kompetensi")
    assert element["verdict"] == "higher"
    assert (element["before"]["average"], element["after"]["average"], element["after"]["n"]) == ("2.33", "3.67", 12)
    assert found["returns"]["computed"] is False
    lacking = {(each["measure"], each["reason"]) for each in found["missing"]}
    assert lacking >= {("behaviour", "not-yet-due"), ("return", "benefits"), ("comparison", "no-untrained-unit")}
    assert {each["id"] for each in found["rules"]} >= {"beda-rata-rata-99", "peningkatan-ternormalisasi"}
    event = published(EvaluationPublishedV1)[-1]["data"]
    assert "beda-rata-rata-99" in event["rule_ids"]
    assert "40.00" not in str(event)


def test_running_again_gives_the_same_and_late_data_a_new_revision(town, whole) -> None:
    publish(town, whole["id"])
    first = figures(town, whole["id"])
    # what has nothing to do with it
    other = new_id()
    held(town, session=new_id(), course=other)
    completed(town, town.hire("1990", "Layanan Referensi"), course=other, session=new_id())
    asked(town, CHILDREN, (1,), title="Jauh sesudahnya")
    again = publish(town, whole["id"])
    assert (again["revision"], again["made"]) == (1, False)
    assert figures(town, whole["id"]) == first
    assert town.get(f"/evaluations/{whole['id']}/check", "auditor").json["same"] is True
    # what was told twice, under another id
    fact = ReportedFact.objects(kind="completion", data__course_id=town.course).first()
    ReportedFact.objects(id=fact.id).update(set__event_id=new_id())
    assert publish(town, whole["id"])["made"] is False
    # late
    completed(town, town.hire("1991", CHILDREN), None, 90)
    late = publish(town, whole["id"])
    assert (late["revision"], late["made"]) == (2, True)
    assert figures(town, whole["id"])["learning"]["no_before"] == 1
    assert figures(town, whole["id"], revision=1) == first
    assert town.get(f"/evaluations/{whole['id']}/check", "manager", query_string={"revision": 1}).json["same"] is True
    assert EvaluationRevision.objects(evaluation_id=whole["id"]).count() == 2


def test_every_figure_is_followed_to_what_it_rests_on(town, whole) -> None:
    publish(town, whole["id"])
    found = town.get(f"/evaluations/{whole['id']}/inputs", "manager").json
    rows = found["inputs"]["completions"]
    assert {(each["pre"], each["post"]) for each in rows} == {(40, 100), (60, 80)}
    assert {each["event_id"] for each in rows} <= set(found["sources"]["events"])
    assert len(found["sources"]["surveys"]) == 2
    assert town.dewi not in str(found)
    assert town.get(f"/evaluations/{whole['id']}/inputs", "auditor").status_code == 403


def test_fewer_than_five_people_are_not_shown_to_others(town, whole) -> None:
    publish(town, whole["id"])
    for role in ("auditor", "trainer", "supervisor"):
        found = figures(town, whole["id"], role)
        assert found["learning"]["gain"] is found["learning"]["normalised"] is None
        assert found["behaviour"]["competencies"][0]["supervisor"]["mean"] is None
        assert set(found["hidden"]) == {"learning", "behaviour"}
    assert town.get(f"/evaluations/{whole['id']}", "librarian").status_code == 403


def test_a_plan_made_afterwards_says_so(town) -> None:
    asked(town, CHILDREN, (2, 3), title="Sebelum")
    held(town, starts_at=NOW - timedelta(hours=1))
    plan = planned(town, period_from=(TODAY - timedelta(days=1)).isoformat())
    assert plan["baseline"] | {"taken_at": ""} == {"standing": "made-after", "taken_at": "", "units": []}
    found = figures(town, plan["id"])
    assert found["provisional"] is True
    assert ("baseline", "made-after") in {(each["measure"], each["reason"]) for each in found["missing"]}


def test_what_can_be_refused(town) -> None:
    plan = planned(town, period_until=(TODAY + timedelta(days=30)).isoformat())
    assert publish(town, plan["id"], 409)["type"].endswith("period-not-over")
    empty = planned(town)
    assert publish(town, empty["id"], 409)["type"].endswith("nothing-to-evaluate")
    several: tuple[dict[str, Any], ...] = ({"course_ids": []}, {"period_until": "2020-01-01"}, {"measures": ["luck"]})
    for wrong in several:
        body = {"title": "x", "course_ids": [town.course], "period_from": "2026-01-01", "period_until": "2026-12-31"}
        assert town.post("/evaluations", "manager", json=body | wrong).status_code == 422
    assert town.post("/evaluations", "auditor", json={}).status_code == 403


def test_a_return_only_with_all_costs(town, whole) -> None:
    path = f"/evaluations/{whole['id']}/accounts"
    benefit = {"title": "Waktu layanan", "amount": "3000000", "isolated": "Dibandingkan unit yang tidak dilatih."}
    kinds = ("trainer", "place", "travel", "time", "administration")
    costs = [{"kind": kind, "amount": "500000" if kind != "travel" else "0"} for kind in kinds]

    def write(costs):
        version = town.get(f"/evaluations/{whole['id']}", "manager").json["version"]
        body, seen = {"benefits": [benefit], "costs": costs}, {"If-Match": f'"{version}"'}
        return town.call("PUT", path, "manager", json=body, headers=seen)

    assert write(costs[:-1]).status_code == 200
    publish(town, whole["id"])
    assert figures(town, whole["id"])["returns"]["missing"] == ["costs.administration"]
    assert write(costs).status_code == 200
    publish(town, whole["id"])
    found = figures(town, whole["id"])["returns"]
    assert (found["roi"], found["bcr"], found["costs"]) == ("50.0", "1.50", "2000000")


def test_an_untrained_unit_stands_beside(town) -> None:
    for unit in (CHILDREN, "Layanan Referensi"):
        asked(town, unit, (2, 3), title=f"Sebelum {unit}")
    plan = planned(town)
    held(town)
    closed(town)
    completed(town, town.dewi)
    for unit in (CHILDREN, "Layanan Referensi"):
        asked(town, unit, (3, 4) if unit == CHILDREN else (2, 3), title=f"Sesudah {unit}")
    found = figures(town, plan["id"])["results"]
    assert found["untrained"]["units"] == ["Layanan Referensi"]
    verdicts = [{each["verdict"] for each in found[group]["elements"]} for group in ("trained", "untrained")]
    assert verdicts == [{"higher"}, {"no-difference"}]


def test_people_reached_and_money_spent_are_counted(town, whole) -> None:
    held_data = {
        "activity_id": new_id(), "title": "Dongeng", "kind": "dongeng", "held_on": TODAY, "attendance": 45,
        "partner_id": None, "place": "Taman",
    }  # fmt: skip
    town.deliver(ActivityHeldV1, subject=held_data["activity_id"], data=held_data)
    entry = new_id()
    money = {
        "entry_id": entry, "source": "session", "source_id": town.session, "session_id": town.session,
        "librarian_id": None, "programme_id": None, "title": "Sesi", "year": TODAY.year, "amount": 100, "free": 0,
        "spent": 90,
    }  # fmt: skip
    town.deliver(programmes.BudgetSpentV1, subject=entry, data=money)
    found = figures(town, whole["id"])
    assert found["reach"] == {"activities": 1, "people": 45}
    assert found["counts"] == {"sessions": 1, "attended": 2, "completions": 2, "hours": 16, "spent": 90}


def test_a_follow_up_is_answered_by_both_sides_once(town, published) -> None:
    held(town)
    done = completed(town, town.dewi)
    answered(town, done, CHIEF, "supervisor", status=409)
    sweep(town, 60)
    seen = town.get(f"/follow-ups/{done}", "supervisor", username=CHIEF).json
    assert [each["slug"] for each in seen["competencies"]] == ["layanan"]
    assert [each["slug"] for each in seen["scale"]] == ["1", "2", "3", "4", "none"]
    assert answered(town, done, DEWI, "librarian", step="4")["state"] == "due"
    told = answered(town, done, CHIEF, "supervisor")
    assert (told["state"], set(told["answers"])) == ("answered", {"supervisor", "self"})
    answered(town, done, CHIEF, "supervisor", status=409)
    sides = [each["data"]["side"] for each in published(FollowupAnsweredV1)]
    assert sides == ["self", "supervisor"]
    assert "steps" not in str(published(FollowupAnsweredV1))
    assert town.get(f"/follow-ups/{done}", "librarian", username=SAHAT).status_code == 403
    assert town.get(f"/follow-ups/{done}", "auditor", username="auditor").status_code == 403
    assert PortfolioReading.objects(librarian_id=town.dewi, what="follow-up").count() == 2


@pytest.mark.parametrize(
    ("steps", "field"),
    [({"layanan": "5"}, "layanan"), ({"lain": "3"}, "lain"), ({"lain": "3", "layanan": "1"}, "lain")],
)
def test_only_what_is_asked_on_the_scale(town, steps, field) -> None:
    done = completed(town, town.dewi)
    sweep(town, 60)
    path = f"/follow-ups/{done}/answers"
    refused = town.post(path, "supervisor", username=CHIEF, json={"steps": steps})
    assert refused.status_code == 422
    assert field in str(refused.json["errors"])


def test_nobody_observes_themselves(town) -> None:
    done = completed(town, town.chief)
    sweep(town, 60)
    assert answered(town, done, CHIEF, "supervisor")["state"] == "due"
    assert answered(town, done, HEAD, "manager")["state"] == "answered"


def test_a_supervisor_is_reminded_before_and_after_the_window_once_each(town, published) -> None:
    completed(town, town.dewi)
    for day in (60, 75, 76, 77, 90, 91, 92, 120):
        sweep(town, day)
    told = [each["data"]["overdue"] for each in published(FollowupRemindedV1)]
    assert told == [False, True]


def test_improvements_have_owner_date_and_reminders_and_are_carried_on(town, whole, published) -> None:
    due = TODAY + timedelta(days=30)
    body = {"title": "Sapa pengunjung", "why": "Perilaku 2,33", "owner_id": town.dewi, "due_on": due.isoformat()}
    path = f"/evaluations/{whole['id']}/improvements"
    made = town.post(path, "manager", json=body)
    assert (made.status_code, made.json["owner_name"]) == (201, "Pustakawan 998")
    assert published(ImprovementAssignedV1)[0]["data"]["librarian_id"] == town.dewi
    past = body | {"due_on": (TODAY - timedelta(days=1)).isoformat()}
    assert town.post(path, "manager", json=past).status_code == 422
    for day in (20, 23, 24, 30, 31, 40):
        sweep(town, day)
    assert [each["data"]["overdue"] for each in published(ImprovementRemindedV1)] == [False, True]
    next_one = planned(town, title="Tahap dua", follows=whole["id"])
    assert [each["title"] for each in next_one["improvements"]] == ["Sapa pengunjung"]
    assert next_one["improvements"][0]["carried"] is True
    end = f"/improvements/{made.json['id']}/finish"
    assert town.post(end, "supervisor", username=CHIEF, json={"outcome": "x"}).status_code == 403
    done = town.post(end, "librarian", username=DEWI, json={"outcome": "Sapaan di meja depan."})
    assert (done.status_code, done.json["state"]) == (200, "done")
    assert town.post(end, "librarian", username=DEWI, json={"outcome": "x"}).status_code == 409
    still = town.get(f"/evaluations/{next_one['id']}", "manager").json["improvements"]
    assert [each["state"] for each in still] == ["done"]
    mine = town.get("/improvements", "librarian", username=DEWI).json["items"]
    assert [each["id"] for each in mine] == [made.json["id"]]
    assert town.get("/improvements", "supervisor", username=CHIEF).json["items"] == []


def test_units_beside_satisfaction_hide_small_cells(town) -> None:
    asked(town, CHILDREN, (3, 4), title="Besar")
    asked(town, "Layanan Referensi", (3, 4), many=4, title="Kecil")
    for number in range(3):
        town.hire(f"77{number}", CHILDREN)
    completed(town, town.dewi)
    revoke(town, completed(town, town.dewi), town.dewi)
    query = {"from": TODAY.isoformat(), "until": TODAY.isoformat()}
    rows = {each["unit_name"]: each for each in town.get("/unit-quality", "auditor", query_string=query).json["items"]}
    children, reference = rows[CHILDREN], rows["Layanan Referensi"]
    assert children["kompetensi"] == {"value": "3.50", "n": 12, "hidden": False}
    assert children["hours"] == {"value": "1.60", "n": 5, "hidden": False}
    assert children["level"] == {"value": None, "n": 0, "hidden": False}
    assert reference["perilaku"]["value"] is None
    table = town.get("/unit-quality", "auditor", query_string=query | {"format": "csv"})
    assert "3.50" in table.get_data(as_text=True)
    wrong = town.get("/unit-quality", "auditor", query_string={"from": "2026-02-01", "until": "2026-01-01"})
    assert wrong.status_code == 422


def test_exports(town, whole) -> None:
    publish(town, whole["id"])
    path = f"/evaluations/{whole['id']}"
    table = town.get(f"{path}/elements", "auditor", query_string={"format": "csv"}).get_data(as_text=True)
    assert "kompetensi" in table
    assert "higher" in table
    for where in ("/evaluations", "/improvements", f"{path}/elements"):
        book = town.get(where, "manager", query_string={"format": "xlsx"})
        assert book.data[:2] == b"PK", book.json
    for language in ("id", "en"):
        paper = town.get(f"{path}/report", "manager", headers={"Accept-Language": language})
        assert paper.data.startswith(b"%PDF")


@pytest.mark.parametrize("people", [4, 5])
def test_the_competence_level_of_a_unit_is_told_from_five_assessed_people_on(town, people) -> None:
    form = AssessmentForm(
        id=new_id(), family="f", number=1, role="supervisor", title="F", items=[{"slug": "butir-1", "code": "LAYANAN"}]
    )
    day = TODAY.isoformat()
    held_in = AssessmentRound(
        id=new_id(), title="P", starts_on=day, ends_on=day, due_on=day, state=assessments.ROUND_STATES[-1], rule_id="r"
    )
    for made in (form, held_in):
        insert(made, NOW)
    for number in range(people):
        one = Assessment(
            id=new_id(), round_id=held_in.id, subject_id=f"p{number}", unit_id=town.units[CHILDREN],
            state=assessments.SHARED,
        )  # fmt: skip
        sheet = AssessmentSheet(
            id=new_id(), assessment_id=one.id, round_id=held_in.id, subject_id=one.subject_id, rater_id="c",
            role="supervisor", form_id=form.id, state=assessments.SUBMITTED,
            answers={"butir-1": {"level": 2 + number % 2}},
        )  # fmt: skip
        for made in (one, sheet):
            insert(made, NOW)
    query = {"from": day, "until": day}
    rows = {each["unit_name"]: each for each in town.get("/unit-quality", "auditor", query_string=query).json["items"]}
    told = {"value": "2.40", "n": 5, "hidden": False} if people == 5 else {"value": None, "n": None, "hidden": True}
    assert rows[CHILDREN]["level"] == told
