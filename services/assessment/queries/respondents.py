"""Who answered and how, counted; small cells hidden before anybody sees them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from services.assessment.documents import Answer, Respondents, Survey
from services.assessment.domain import modes, respondents, surveys
from services.assessment.domain.ruleset import rules_named
from services.assessment.domain.small_cells import suppressed

FIELDS = ("sex", "age", "education", "occupation")
UNSAID = "tak-disebut"
VALUES: dict[str, tuple[str, ...]] = {
    "mode": modes.CHANNELS,
    **{field: tuple(choice.value for choice in respondents.CHOICES[field]) for field in FIELDS},
    "hour_band": surveys.HOUR_BANDS,
}


@dataclass(frozen=True)
class Counted:
    n: int
    cells: dict[str, dict[str, int]]


def counted(survey_id: str) -> Counted:
    """Count the answers of a survey by each of the fields, one at a time."""
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    group = {"mode": "$channel", "hour_band": "$hour_band"} | {name: f"$respondent.{name}" for name in FIELDS}
    stages = [{"$match": {"survey_id": survey_id}}, {"$group": {"_id": group, "many": {"$sum": 1}}}]
    n = 0
    for row in Answer._get_collection().aggregate(stages):
        n += row["many"]
        for field in VALUES:
            cells[field][row["_id"].get(field) or UNSAID] += row["many"]
    return Counted(n, {field: dict(counts) for field, counts in cells.items()})


def profile(survey: Survey, *, early: bool) -> dict[str, Any]:
    """Cells by field in their order; None is hidden. Nothing while the survey is open, unless `early`."""
    stored = Respondents.objects(id=survey.id).first()
    if stored is None and survey.state == surveys.OPEN and not early:
        return {field: [] for field in VALUES}
    found = stored or counted(survey.id)
    minimum = rules_named(survey.rules).small_cells.minimum
    return {field: _cells(field, found.cells.get(field, {}), minimum) for field in VALUES}


def _cells(field: str, counts: dict[str, int], minimum: int) -> list[dict[str, Any]]:
    order = [*VALUES[field], UNSAID]
    shown = suppressed({value: counts.get(value, 0) for value in order}, minimum)
    kept = [value for value in order if counts.get(value) or value != UNSAID]
    return [{"value": value, "n": shown[value], "label": _label(field, value)} for value in kept]


def _label(field: str, value: str) -> dict[str, str]:
    if value == UNSAID:
        return {"id": "Tidak disebut", "en": "Not said"}
    if field == "mode":
        return dict(zip(("id", "en"), MODE_NAMES[value], strict=True))
    choice = next((each for each in respondents.CHOICES.get(field, ()) if each.value == value), None)
    return {"id": choice.label.id, "en": choice.label.en} if choice else {"id": value, "en": value}


MODE_NAMES = {
    "link": ("Tautan", "Link"),
    "qr": ("Kode QR", "QR code"),
    "kiosk": ("Kios", "Kiosk"),
    "paper": ("Kertas", "Paper"),
    "code": ("Kode sekali pakai", "Single-use code"),
    "import": ("Berkas impor", "Imported file"),
}
