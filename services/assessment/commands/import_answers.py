"""Taking a spreadsheet of answers: each row once, into the survey that its day belongs to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from services.assessment.commands.answers import drop, key_of
from services.assessment.commands.skm_sheet import AGES_AS_BANDS, Row, kind_of, read_row
from services.assessment.documents import Answer, Library, Survey
from services.assessment.domain import comments, modes, services, surveys
from services.assessment.domain.answers import row_submission_id, words
from services.assessment.domain.elements import CURRENT, Instrument
from services.assessment.queries.instruments import instrument
from shared.clock import WIB
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Kind,
    Note,
    Recognised,
    Report,
    RowResult,
    Table,
    refusal,
)
from shared.spreadsheets import Row as TableRow
from shared.storage.documents import get


@dataclass
class Draft:
    """A row that was understood, and the answer it would become."""

    cells: Cells
    row: Row
    survey: Survey
    submission_id: str
    outcome: str = IMPORTED

    @property
    def key(self) -> str:
        return key_of(self.survey.id, self.submission_id)

    def result(self) -> RowResult:
        return self.cells.result(self.outcome, self.submission_id)


@dataclass
class Sorting:
    """What is known while a file is sorted."""

    units: dict[str, str]
    open_to: Sequence[Survey]
    today: date
    instrument: Instrument
    taken: set[str] = field(default_factory=set)


def kind(survey_id: str | None) -> Kind:
    """The kind of spreadsheet that holds answers: to the survey asked for, else to the national questionnaire."""
    return kind_of(_instrument(survey_id))


def begin(table: Table, recognised: Recognised) -> Report:
    """An empty report on a file of answers."""
    report = Report.of(table, recognised)
    report.notes.append(AGES_AS_BANDS)
    return report


def import_rows(
    rows: Sequence[TableRow], recognised: Recognised, survey_id: str | None, now: datetime
) -> list[RowResult]:
    """Take what is right, refuse row by row; a row taken before, or twice in the file, is unchanged."""
    sorting = Sorting(_units(), _surveys(survey_id), now.astimezone(WIB).date(), _instrument(survey_id))
    read = [(cells := Cells(row, recognised), _draft(cells, sorting)) for row in rows]
    sorting.taken = _taken([draft for _, draft in read if draft is not None])
    fresh = [draft for _, draft in read if draft is not None and _is_fresh(draft, sorting)]
    _store(fresh)
    return [draft.result() if draft else cells.result() for cells, draft in read]


def _instrument(survey_id: str | None) -> Instrument:
    return instrument(get(Survey, survey_id).instrument) if survey_id else CURRENT


def _units() -> dict[str, str]:
    return {words(library.name): library.id for library in Library.objects}


def _surveys(survey_id: str | None) -> list[Survey]:
    return [get(Survey, survey_id)] if survey_id else list(Survey.objects.order_by("opens_on", "id"))


def _draft(cells: Cells, sorting: Sorting) -> Draft | None:
    row = read_row(cells, sorting.units, sorting.instrument)
    if row is None:
        return None
    survey = _survey_of(row, sorting)
    if isinstance(survey, Note):
        cells.say(survey, "moment")
        return None
    if survey.instrument != sorting.instrument.id:
        cells.say(OTHER_QUESTIONS, "moment")
        return None
    if survey.unit_ids and row.unit_id not in survey.unit_ids:
        cells.say(NOT_ASKED, "unit")
        return None
    return Draft(cells, row, survey, row_submission_id(survey.id, row.facts()))


def _survey_of(row: Row, sorting: Sorting) -> Survey | Note:
    """The one survey that covers the row's day: an open one before a closed one."""
    day = row.local.date()
    if day > sorting.today:
        return IN_FUTURE
    covering = [each for each in sorting.open_to if surveys.covers(each.opens_on, each.closes_on, day)]
    still_open = [each for each in covering if each.state == surveys.OPEN]
    if len(still_open) > 1:
        return SEVERAL
    return next(iter(still_open or covering), NO_SURVEY)


def _taken(drafts: Sequence[Draft]) -> set[str]:
    keys = [draft.key for draft in drafts]
    return {row["_id"] for row in Answer._get_collection().find({"_id": {"$in": keys}}, {"_id": 1})}


def _is_fresh(draft: Draft, sorting: Sorting) -> bool:
    """Decide how the row ends. True when its answer is new and to be stored."""
    if draft.key in sorting.taken:
        draft.outcome = UNCHANGED
    elif draft.survey.state == surveys.CLOSED:
        draft.cells.say(CLOSED, "moment")
    else:
        sorting.taken.add(draft.key)
        return True
    return False


def _store(fresh: Sequence[Draft]) -> None:
    by_survey: dict[str, list[Draft]] = defaultdict(list)
    for draft in fresh:
        by_survey[draft.survey.id].append(draft)
    for drafts in by_survey.values():
        drop(drafts[0].survey, [draft.submission_id for draft in drafts])
        Answer._get_collection().insert_many([_answer(draft) for draft in drafts])


def _answer(draft: Draft) -> dict[str, Any]:
    row = draft.row
    return {
        "_id": draft.key,
        "survey_id": draft.survey.id,
        "unit_id": row.unit_id,
        "values": row.values,
        "respondent": row.respondent,
        "service": draft.survey.service or services.read_kind(row.service),
        "comment": row.comment or None,
        "comment_state": comments.WAITING if row.comment else None,
        "answered_on": row.local.date().isoformat(),
        "hour_band": surveys.hour_band(row.local.hour),
        "channel": modes.IMPORT,
    }


IN_FUTURE = refusal("in-future", "Tanggalnya belum tiba.", "The date has not come yet.")
NO_SURVEY = refusal(
    "no-survey",
    "Tidak ada survei yang mencakup tanggal ini. Buka survei untuk periode itu, lalu impor lagi.",
    "No survey covers this date. Open one for that period, then import again.",
)
SEVERAL = refusal(
    "several-surveys",
    "Lebih dari satu survei terbuka mencakup tanggal ini. Pilih surveinya dengan ?survey_id=.",
    "More than one open survey covers this date. Choose one with ?survey_id=.",
)
CLOSED = refusal(
    "survey-closed",
    "Survei untuk tanggal ini sudah ditutup; jawaban baru tidak dihitung lagi.",
    "The survey for this date is closed; new answers no longer count.",
)
OTHER_QUESTIONS = refusal(
    "other-questions",
    "Survei untuk tanggal ini memakai kuesioner lain. Pilih surveinya dengan ?survey_id=.",
    "The survey of this date asks other questions. Choose it with ?survey_id=.",
)
NOT_ASKED = refusal(
    "unit-not-asked", "Survei ini tidak mencakup unit ini.", "This survey does not ask about this unit."
)
