"""A survey as a visitor meets it."""

from datetime import date
from typing import Any

from services.assessment.documents import Survey
from services.assessment.domain import respondents, services, surveys
from services.assessment.domain.elements import Element
from services.assessment.queries.instruments import instrument
from services.assessment.queries.surveys import units_of


def service_kinds() -> list[dict[str, str]]:
    """Every kind of service, in the order in which they are offered."""
    return [_choice(kind) for kind in services.KINDS]


def questionnaire(survey: Survey, today: date) -> dict[str, Any]:
    """Questions and options in both languages, who one may say one is, and the units."""
    names = ("id", "title", "period", "opens_on", "closes_on", "state", "instrument", "modes", "service")
    return {name: getattr(survey, name) for name in names} | {
        "open": surveys.takes_answers(survey.state, survey.opens_on, today),
        "elements": [_question(element) for element in instrument(survey.instrument).elements],
        "respondent": {field: [_choice(each) for each in choices] for field, choices in respondents.CHOICES.items()},
        "services": [] if survey.service else service_kinds(),
        "units": units_of(survey),
    }


def _question(element: Element) -> dict[str, Any]:
    options = [
        {"value": value, "id": option.id, "en": option.en} for value, option in enumerate(element.options, start=1)
    ]
    return {"slug": element.slug, "label": element.label, "question": element.question, "options": options}


def _choice(choice: respondents.Choice) -> dict[str, str]:
    return {"value": choice.value, "id": choice.label.id, "en": choice.label.en}
