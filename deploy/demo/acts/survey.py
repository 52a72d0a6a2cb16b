"""Visitors answer, the index is computed, the low element raises a need."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import ELEMENT, MANAGER, SAHAT, UNIT, Stage, Told, must

SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
VISITORS = 12
VISITORS_OF_PERIOD = 60
BY_SLIP = 2  # the last two answer by code and on paper


def opened(stage: Stage) -> Told:
    """A survey of its own for every run, about one unit."""
    body: dict[str, Any] = {
        "title": f"SKM peragaan {stage.now:%Y-%m-%d %H.%M.%S}",
        "period": stage.today()[:7],
        "opens_on": stage.today(),
        "closes_on": stage.in_days(7),
        "unit_ids": [stage.unit_id],
        "population": VISITORS_OF_PERIOD,
        "modes": ["link", "qr", "kiosk", "paper", "code"],
    }
    _close_left_open(stage, body)
    stage.survey = stage.gateway.post("assessment", "/surveys", who=MANAGER, body=body)
    return stage.did(body["title"], events=["assessment.survey.opened"])


def _close_left_open(stage: Stage, body: dict[str, Any]) -> None:
    """A story that broke off leaves its survey open, and a period has one open survey a unit."""
    for survey in stage.gateway.get("assessment", "/surveys", who=MANAGER, state="open", limit=100)["items"]:
        if survey["period"] == body["period"] and survey["unit_ids"] == body["unit_ids"]:
            stage.gateway.post("assessment", f"/surveys/{survey['id']}/close", who=MANAGER)


def answered(stage: Stage) -> Told:
    """Answers over the public endpoint, each with a number that the visitor's browser made."""
    stage.answers = [_values(visitor) for visitor in range(VISITORS)]
    bodies = [_answer(stage, values) for values in stage.answers[:-BY_SLIP]]
    for body in bodies:
        must(_send(stage, body) == 201, "an answer was not taken")
    must(_send(stage, bodies[0]) == 200, "an answer sent twice was not recognised")
    outside = _answer(stage, dict.fromkeys(SLUGS, 5))
    must(_refusal(stage, outside).status == 422, "an answer outside 1-4 was not refused")
    return stage.told(f"{len(bodies)} answers about {UNIT}")


def closed(stage: Stage) -> Told:
    """Closing is one transaction: index, publication, needs."""
    stage.gateway.post("assessment", f"/surveys/{stage.survey['id']}/close", who=MANAGER)
    told = stage.did(events=["assessment.survey.closed", "assessment.satisfaction.published", "assessment.need.raised"])
    late = _refusal(stage, _answer(stage, stage.answers[0]))
    must(late.code == "survey-closed", f"a late answer got {late}")
    return told


def computed(stage: Stage) -> Told:
    """The index again by hand, exactly, and compared."""
    index = stage.gateway.get("assessment", f"/surveys/{stage.survey['id']}/index", who=SAHAT)
    total, [unit] = index["total"], index["units"]
    expected = _index(stage.answers)
    must(total["ikm"] == unit["ikm"] == str(expected), f"the index is {total['ikm']}, by hand {expected}")
    must(total["n"] == VISITORS, f"n is {total['n']}: an answer was lost or doubled")
    must(total["interval"] and total["sample_needed"], "needed sample or interval is missing")
    must(unit["lowest"][0] == ELEMENT, f"the lowest element is {unit['lowest'][0]}")
    interval = f"{total['interval']['low']} to {total['interval']['high']}"
    return stage.told(
        f"IKM {total['ikm']} ({total['grade']}), n {total['n']} of {total['sample_needed']} needed, {interval}"
    )


def told_in_public(stage: Stage) -> Told:
    """Community hears the total and adds it to its history."""

    def seen() -> bool:
        history = stage.gateway.get("community", "/public/summary")["history"]
        return any(entry["survey_id"] == stage.survey["id"] for entry in history)

    eventually(seen, "the index did not reach the public summary")
    return stage.told(events=["assessment.satisfaction.published"])


def need_raised(stage: Stage) -> Told:
    """Training hears of the need."""

    def found() -> dict[str, Any] | None:
        needs = stage.gateway.get("training", "/needs", who=MANAGER, unit=stage.unit_id, limit=20)["items"]
        mine = (need for need in needs if need["survey_id"] == stage.survey["id"] and need["element"] == ELEMENT)
        return next(mine, None)

    stage.need = eventually(found, "the need did not reach training")
    told = f"{ELEMENT} of {UNIT}: {stage.need['average']}, below {stage.need['threshold']}"
    return stage.told(told, events=["assessment.need.raised"])


def _values(visitor: int) -> dict[str, int]:
    good = {slug: 3 + (visitor + place) % 2 for place, slug in enumerate(SLUGS)}
    return good | {ELEMENT: 1 + visitor % 3}


def _answer(stage: Stage, values: dict[str, int]) -> dict[str, Any]:
    return {"submission_id": str(uuid4()), "unit_id": stage.unit_id, "values": values}


def _send(stage: Stage, body: dict[str, Any]) -> int:
    path = f"/public/surveys/{stage.survey['id']}/answers"
    return stage.gateway.call("POST", "assessment", path, json=body).status_code


def _refusal(stage: Stage, body: dict[str, Any]) -> Unexpected:
    try:
        status = _send(stage, body)
    except Unexpected as refusal:
        return refusal
    must(False, f"an answer that should be refused got {status}")
    raise AssertionError


def _index(answers: list[dict[str, int]]) -> Decimal:
    averages = [Fraction(sum(answer[slug] for answer in answers), len(answers)) for slug in SLUGS]
    exact = sum(averages, Fraction(0)) * 25 / 9
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
