"""Addresses that letters carry: they stay, wherever the pages move."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from web.signin import signed_in, user

blueprint = Blueprint("links", __name__)


@blueprint.get("/staff")
@signed_in()
def staff() -> ResponseReturnValue:
    return redirect(url_for("account.home"))


@blueprint.get("/staff/loop")
@signed_in()
def loop() -> ResponseReturnValue:
    return redirect(url_for("loop.show"))


@blueprint.get("/staff/surveys/<survey_id>")
@signed_in()
def survey(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey_desk.show", survey_id=survey_id))


@blueprint.get("/staff/sessions/<session_id>")
@signed_in()
def session(session_id: str) -> ResponseReturnValue:
    person = user()
    if person and person.any_of("manager", "trainer"):
        return redirect(url_for("session_page.show", session_id=session_id))
    return redirect(url_for("attending.show", session_id=session_id))


@blueprint.get("/staff/tests/<sitting_id>")
@signed_in()
def test(sitting_id: str) -> ResponseReturnValue:
    return redirect(url_for("test_taking.show") + f"#tes-{sitting_id}")


@blueprint.get("/staff/feedback/<session_id>")
@signed_in()
def feedback(session_id: str) -> ResponseReturnValue:
    return redirect(url_for("feedback.show", session_id=session_id))


@blueprint.get("/staff/programmes/<programme_id>")
@signed_in()
def programme(programme_id: str) -> ResponseReturnValue:
    return redirect(url_for("programmes.show", programme_id=programme_id))


@blueprint.get("/staff/budget/<int:year>")
@signed_in()
def budget(year: int) -> ResponseReturnValue:
    return redirect(url_for("budget.show", tahun=year))


@blueprint.get("/staff/requests")
@signed_in()
def requests() -> ResponseReturnValue:
    return redirect(url_for("requests.show"))


@blueprint.get("/staff/follow-ups/<uuid:followup_id>")
@signed_in()
def follow_up(followup_id: str) -> ResponseReturnValue:
    return redirect(url_for("follow_ups.show", follow_up_id=followup_id))


@blueprint.get("/staff/evaluations/<uuid:evaluation_id>")
@signed_in()
def evaluation(evaluation_id: str) -> ResponseReturnValue:
    return redirect(url_for("evaluations.show", evaluation_id=evaluation_id))


@blueprint.get("/staff/improvements")
@signed_in()
def improvements() -> ResponseReturnValue:
    return redirect(url_for("follow_ups.improvements"))


@blueprint.get("/staff/reports/<uuid:report_id>")
@signed_in()
def report(report_id: Any) -> ResponseReturnValue:
    return redirect(url_for("reports.show", report_id=report_id))


@blueprint.get("/staff/performance")
@signed_in()
def performance() -> ResponseReturnValue:
    return redirect(url_for("performance.show"))


@blueprint.get("/staff/plans/<uuid:plan_id>")
@signed_in()
def plan(plan_id: Any) -> ResponseReturnValue:
    return redirect(url_for("development_plan.show", plan_id=plan_id))


@blueprint.get("/staff/hours")
@signed_in()
def learning() -> ResponseReturnValue:
    return redirect(url_for("learning.show"))


@blueprint.get("/staff/claims/<uuid:claim_id>")
@signed_in()
def learning_claim(claim_id: Any) -> ResponseReturnValue:
    return redirect(url_for("learning.claim", claim_id=claim_id))


@blueprint.get("/staff/opportunities/<uuid:opportunity_id>")
@signed_in()
def opportunity(opportunity_id: Any) -> ResponseReturnValue:
    return redirect(url_for("opportunities.show", opportunity_id=opportunity_id))


@blueprint.get("/staff/nominations/<uuid:nomination_id>")
@signed_in()
def nomination(nomination_id: Any) -> ResponseReturnValue:
    return redirect(url_for("opportunities.nomination", nomination_id=nomination_id))


@blueprint.get("/staff/assessments")
@signed_in()
def assessments() -> ResponseReturnValue:
    return redirect(url_for("ratings.show"))


@blueprint.get("/staff/assessments/<assessment_id>")
@signed_in()
def assessment(assessment_id: str) -> ResponseReturnValue:
    return redirect(url_for("rating_results.show", assessment_id=assessment_id))


@blueprint.get("/staff/disputes/<dispute_id>")
@signed_in()
def dispute(dispute_id: str) -> ResponseReturnValue:
    return redirect(url_for("rating_results.dispute", dispute_id=dispute_id))


@blueprint.get("/certificates/<code>")
def certificate(code: str) -> ResponseReturnValue:
    return redirect(url_for("certificates.check", code=code))


@blueprint.get("/staff/frameworks/<uuid:framework_id>")
@signed_in()
def framework(framework_id: str) -> ResponseReturnValue:
    return redirect(url_for("frameworks.show", framework_id=framework_id))


@blueprint.get("/staff/role-profile")
@signed_in()
def role_profile() -> ResponseReturnValue:
    return redirect(url_for("role_profiles.own"))


@blueprint.get("/staff/partners/<uuid:partner_id>")
@signed_in()
def partner(partner_id: str) -> ResponseReturnValue:
    return redirect(url_for("partners.show", partner_id=partner_id))
