"""Forms for raters, made by the manager: versions are kept, a round keeps the one it began with."""

from flask_smorest import Blueprint

from services.assessment.api.rating_headings import exported
from services.assessment.api.rating_results import AssessmentFormSchema, ListedAssessmentFormSchema
from services.assessment.api.rating_schemas import (
    AssessmentFormVersionSchema,
    Body,
    FormFilter,
    NewAssessmentFormSchema,
)
from services.assessment.commands import assessment_forms as commands
from services.assessment.documents import AssessmentForm
from services.assessment.queries import assessments as queries
from shared.clock import utcnow
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("assessment-forms", __name__, description="What raters of each role are asked")

LOOKERS = ("manager", "supervisor", "assessor")


@blueprint.get("/assessment-forms")
@query(*LOOKERS)
@blueprint.arguments(FormFilter, location="query")
@blueprint.response(200, PageOf(ListedAssessmentFormSchema))
@exported(ListedAssessmentFormSchema, "formulir-penilaian", "assessment-forms")
def list_forms(filters: Body) -> Body:
    """Every version, the newest first."""
    return page(queries.forms(filters), filters, by="-id")


@blueprint.post("/assessment-forms")
@command("manager")
@blueprint.arguments(NewAssessmentFormSchema)
@blueprint.response(201, AssessmentFormSchema)
def post_form(body: Body) -> AssessmentForm:
    """A new form for one role of raters."""
    return commands.make_form(new_id(), body, utcnow())


@blueprint.get("/assessment-forms/<string:form_id>")
@query(*LOOKERS)
@blueprint.response(200, AssessmentFormSchema)
def get_form(form_id: str) -> AssessmentForm:
    """One version, whole."""
    return queries.form(form_id)


@blueprint.post("/assessment-forms/<string:form_id>/versions")
@command("manager")
@blueprint.arguments(AssessmentFormVersionSchema)
@blueprint.response(201, AssessmentFormSchema)
def post_version(body: Body, form_id: str) -> AssessmentForm:
    """The next version; rounds that began keep theirs."""
    return commands.next_version(new_id(), queries.form(form_id), body, utcnow())
