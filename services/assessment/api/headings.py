"""What the columns of a downloaded list are called. One name per field, whichever list it stands in."""

from collections.abc import Mapping

from services.assessment.api.common_headings import COMMON_HEADINGS
from services.assessment.api.evaluation_headings import EVALUATION_HEADINGS
from services.assessment.api.performance_headings import PERFORMANCE_HEADINGS
from services.assessment.api.plan_headings import PLAN_HEADINGS
from services.assessment.api.report_headings import REPORT_HEADINGS
from services.assessment.api.survey_headings import SURVEY_HEADINGS
from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    **REPORT_HEADINGS,
    **COMMON_HEADINGS,
    **EVALUATION_HEADINGS,
    **PERFORMANCE_HEADINGS,
    **PLAN_HEADINGS,
    **SURVEY_HEADINGS,
}

exported = exports.under(HEADINGS)
