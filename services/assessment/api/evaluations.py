"""Evaluations: planned and published by the manager, read by those who answer for programmes."""

from datetime import date
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.assessment.api import evaluation_schemas as schemas
from services.assessment.api.headings import exported
from services.assessment.commands import evaluations as commands
from services.assessment.documents import Evaluation
from services.assessment.queries import evaluations as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http import etag, language
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("evaluations", __name__, description="Did a programme help? Kirkpatrick 1 to 4, ROI where given")

READERS = ("manager", "auditor", "supervisor", "trainer")
Body = dict[str, Any]


@blueprint.get("/evaluations")
@query(*READERS)
@blueprint.arguments(schemas.EvaluationFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedEvaluationSchema))
@exported(schemas.ListedEvaluationSchema, "evaluasi", "evaluations")
def list_evaluations(filters: Body) -> Body:
    """All evaluations, the newest first."""
    return page(queries.evaluations(filters), filters, by="-id")


@blueprint.post("/evaluations")
@command("manager")
@blueprint.arguments(schemas.NewEvaluationSchema)
@blueprint.response(201, schemas.WholeEvaluationSchema)
def post_evaluation(body: Body) -> Body:
    """Plan one. Before the first session begins, the element averages of today become its baseline."""
    return _told(commands.plan(new_id(), body, principal().username, utcnow()))


@blueprint.get("/evaluations/<string:evaluation_id>")
@query(*READERS)
@blueprint.response(200, schemas.WholeEvaluationSchema)
def get_evaluation(evaluation_id: str) -> Body:
    """One evaluation: plan, baseline, revisions, improvements."""
    return _told(queries.evaluation(evaluation_id))


@blueprint.put("/evaluations/<string:evaluation_id>/plan")
@command("manager")
@blueprint.arguments(schemas.EvaluationPlanSchema)
@blueprint.response(200, schemas.WholeEvaluationSchema)
def put_plan(body: Body, evaluation_id: str) -> Body:
    """Plan again, until the first publication."""
    return _told(commands.change_plan(_seen(evaluation_id), body, utcnow()))


@blueprint.put("/evaluations/<string:evaluation_id>/accounts")
@command("manager")
@blueprint.arguments(schemas.EvaluationAccountsSchema)
@blueprint.response(200, schemas.WholeEvaluationSchema)
def put_accounts(body: Body, evaluation_id: str) -> Body:
    """Benefits and fully loaded costs; only then is there a return to compute."""
    return _told(commands.account(_seen(evaluation_id), body["benefits"], body["costs"], utcnow()))


@blueprint.post("/evaluations/<string:evaluation_id>/publish")
@command("manager")
@blueprint.response(200, schemas.PublishedEvaluationSchema)
def post_publish(evaluation_id: str) -> Body:
    """Freeze the figures. Again: the same ones, unless something they rest on came in late."""
    of, made = commands.publish(queries.evaluation(evaluation_id), principal().username, utcnow())
    return _told(of) | {"made": made}


@blueprint.get("/evaluations/<string:evaluation_id>/figures")
@query(*READERS)
@blueprint.arguments(schemas.RevisionQuery, location="query")
@blueprint.response(200, schemas.EvaluationFiguresSchema)
def get_figures(filters: Body, evaluation_id: str) -> Body:
    """The figures of a revision, or (`provisional`) as they would be now."""
    of = queries.evaluation(evaluation_id)
    return queries.shown_figures(of, filters.get("revision"), principal(), _today())


@blueprint.get("/evaluations/<string:evaluation_id>/inputs")
@query("manager")
@blueprint.arguments(schemas.RevisionQuery, location="query")
@blueprint.response(200, schemas.EvaluationInputsSchema)
def get_inputs(filters: Body, evaluation_id: str) -> Body:
    """What a revision rests on, row by row, with the events and surveys it came from."""
    return queries.inputs_told(queries.evaluation(evaluation_id), filters.get("revision"))


@blueprint.get("/evaluations/<string:evaluation_id>/check")
@query(*READERS)
@blueprint.arguments(schemas.RevisionQuery, location="query")
@blueprint.response(200, schemas.EvaluationCheckSchema)
def get_check(filters: Body, evaluation_id: str) -> Body:
    """Compute a revision again from what it rests on, and say whether it gives the same figures."""
    of = queries.evaluation(evaluation_id)
    return queries.checked(queries.revision(of, filters.get("revision")))


@blueprint.get("/evaluations/<string:evaluation_id>/elements")
@query(*READERS)
@blueprint.arguments(schemas.ElementsQuery, location="query")
@blueprint.response(200, PageOf(schemas.ComparedElementSchema))
@exported(schemas.ComparedElementSchema, "evaluasi-unsur", "evaluation-elements")
def list_elements(filters: Body, evaluation_id: str) -> Body:
    """Level 4 as rows: element by element, before and after."""
    of = queries.evaluation(evaluation_id)
    return {"items": queries.elements(of, filters.get("revision"), principal(), _today()), "next": None}


@blueprint.get("/evaluations/<string:evaluation_id>/report")
@query(*READERS)
@blueprint.arguments(schemas.RevisionQuery, location="query")
@blueprint.alt_response(200, content_type="application/pdf", schema={"type": "string", "format": "binary"})
def get_report(filters: Body, evaluation_id: str) -> Response:
    """The report on paper."""
    from services.assessment.papers.evaluation import report

    of, today = queries.evaluation(evaluation_id), _today()
    found = queries.shown_figures(of, filters.get("revision"), principal(), today)
    paper = report(queries.told(of, principal(), today), found, language.current())
    response = Response(paper, mimetype="application/pdf")
    name = f"evaluasi-{of.period_until}-{found['revision'] or 'sementara'}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _seen(evaluation_id: str) -> Evaluation:
    of = queries.evaluation(evaluation_id)
    etag.require_match(of)
    return of


def _told(of: Evaluation) -> Body:
    etag.tag(of)
    return queries.told(of, principal(), _today())


def _today() -> date:
    return utcnow().astimezone(WIB).date()
