"""What remains: certificate, hours, competence, follow-up."""

from functools import partial
from typing import Any

import httpx

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, MANAGER, OPERATOR, SAHAT, Stage, Told, must

FOLLOW_UP_AFTER = 75
NOBODYS = "TIDAK-ADA-0000"


def verified(stage: Stage) -> Told:
    """Without an account; the page and the JSON stand at the same address."""
    mine = stage.gateway.get("training", "/me/certificates", who=SAHAT, limit=20)["items"]
    stage.certificate = next((each for each in mine if each["session_id"] == stage.session["id"]), {})
    must(stage.certificate, "Sahat has no certificate of this session")
    code = stage.certificate["code"]
    api = stage.gateway.get("training", f"/public/certificates/{code}")
    page, data = stage.gateway.page(f"/c/{code}", "text/html"), stage.gateway.page(f"/c/{code}", "application/json")
    must(api["status"] == data.json()["status"] == "valid", "the certificate is not valid")
    must(api["holder"] == data.json()["holder"] and api["holder"] in page.text, "the holder is told in two ways")
    must(page.headers["content-type"].startswith("text/html"), "the page is no HTML")
    must(_unknown(stage) and stage.gateway.page(f"/c/{NOBODYS}", "text/html").status_code == 404, "unknown is known")
    return stage.told(f"{stage.gateway.url}/c/{code}", events=["training.certificate.issued"])


def credited(stage: Stage) -> Told:
    """The hours of this very session, and what the course teaches."""

    def found() -> dict[str, Any] | None:
        portfolio: dict[str, Any] = stage.gateway.get("assessment", "/me/portfolio", who=SAHAT)
        earned = [each for each in portfolio["credits"] if each["session_id"] == stage.session["id"]]
        return portfolio | {"mine": earned} if earned and earned[0]["certificate"] else None

    portfolio = eventually(found, "the hours did not reach the portfolio")
    must([each["hours"] for each in portfolio["mine"]] == [stage.session["hours"]], "the hours are wrong")
    held, taught = ({each["slug"] for each in source["competencies"]} for source in (portfolio, stage.session))
    must(held >= taught, f"{taught - held} is missing")
    total = f"{portfolio['hours_this_year']} of {portfolio['obligation']['hours']} JP this year"
    return stage.told(
        total, ", ".join(sorted(taught)), events=["training.course.completed", "assessment.hours.credited"]
    )


def followed_up(stage: Stage) -> Told:
    """The sweep of that day, today: only a development platform lets time pass."""
    for nip in (SAHAT, DEWI):
        eventually(partial(_follow_up, stage, nip), "no follow-up was planned")
    body = {"as_of": stage.in_days(FOLLOW_UP_AFTER)}
    stage.swept = stage.gateway.post("assessment", "/sweeps", who=OPERATOR, body=body)["due"]
    told = stage.did(f"as of {body['as_of']}: {stage.swept} due", events=["assessment.followup.due"])
    must(stage.swept >= len((SAHAT, DEWI)), f"only {stage.swept} follow-ups are due")
    must(_follow_up(stage, SAHAT)["state"] == "due", "the follow-up is not due")
    again = stage.gateway.post("assessment", "/sweeps", who=MANAGER, body=body)["due"]
    must(again == 0, "a second sweep raised them again")
    return told


def _follow_up(stage: Stage, nip: str) -> dict[str, Any]:
    path = f"/portfolios/{stage.people[nip]['id']}"
    found = stage.gateway.get("assessment", path, who=MANAGER)["follow_ups"]
    return next((each for each in found if each["session_id"] == stage.session["id"]), {})


def _unknown(stage: Stage) -> bool:
    try:
        stage.gateway.get("training", f"/public/certificates/{NOBODYS}")
    except Unexpected as refusal:
        return refusal.status == httpx.codes.NOT_FOUND
    return False
