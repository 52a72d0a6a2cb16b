"""Question banks from a spreadsheet: a question a row, known by its words; every row is reported."""

from datetime import datetime
from typing import Any

from services.training.commands import questions
from services.training.documents import Course, Question
from services.training.domain import answer_keys
from services.training.domain.questions import Kind as QuestionKind
from services.training.domain.questions import fault, folded
from shared.ids import new_id
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Column,
    Kind,
    Report,
    RowResult,
    Table,
    clean,
    refusal,
    require,
)
from shared.storage.documents import get

KIND = Kind(
    "questions",
    "bank soal",
    "question bank",
    (
        Column("kind", ("jenis", "jenis soal", "kind", "type")),
        Column("prompt", ("soal", "pertanyaan", "question")),
        Column("key", ("kunci", "jawaban", "kunci jawaban", "key", "answer")),
        Column("points", ("poin", "nilai", "bobot", "points"), required=False),
        *(
            Column(letter, (f"pilihan {letter}", f"option {letter}", letter), required=False)
            for letter in answer_keys.LETTERS
        ),
    ),
)
WORDS = {
    "pilihan ganda": QuestionKind.SINGLE,
    "pilihan tunggal": QuestionKind.SINGLE,
    "single": QuestionKind.SINGLE,
    "pilihan majemuk": QuestionKind.MULTIPLE,
    "multiple": QuestionKind.MULTIPLE,
    "menjodohkan": QuestionKind.MATCHING,
    "matching": QuestionKind.MATCHING,
    "isian singkat": QuestionKind.SHORT,
    "isian": QuestionKind.SHORT,
    "short": QuestionKind.SHORT,
    "uraian": QuestionKind.ESSAY,
    "esai": QuestionKind.ESSAY,
    "essay": QuestionKind.ESSAY,
}
UNREADABLE = refusal(
    "key-unreadable",
    "Kunci ini tidak dapat dibaca untuk jenis soalnya. Lihat contoh pada halaman bank soal.",
    "This key cannot be read for its kind of question. See the examples on the page of the bank.",
)
UNASKABLE = refusal(
    "cannot-be-asked",
    "Soal ini belum lengkap: periksa pilihan, kunci, pasangan, atau tingkat rubriknya.",
    "This question is not complete: look at its options, key, pairs or rubric levels.",
)
REPEATED = refusal("repeated", "Soal ini sudah ada di baris sebelumnya.", "This question stands in a row before.")
OF_ANOTHER_KIND = refusal(
    "kind-changed",
    "Soal ini sudah ada dengan jenis lain. Nonaktifkan yang lama atau ubah rumusannya.",
    "This question is there with another kind. Retire the old one, or word this one differently.",
)


def import_questions(course_id: str, table: Table, now: datetime) -> Report:
    """Add who is new, change what differs, leave alone what is the same."""
    get(Course, course_id)
    found = require(table, [KIND])
    report = Report.of(table, found)
    known = {each.prompt_key: each for each in Question.objects(course_id=course_id)}
    seen: set[str] = set()
    for row in table.rows:
        report.add(_take(course_id, Cells(row, found), known, seen, now))
    return report


def _take(course_id: str, cells: Cells, known: dict[str, Question], seen: set[str], now: datetime) -> RowResult:
    facts = _read(cells)
    key = folded(facts["prompt"] or "")
    if not cells.refused and key in seen:
        cells.say(REPEATED, "prompt")
    seen.add(key)
    there = known.get(key)
    if there is not None and facts["kind"] is not None and there.kind != facts["kind"]:
        cells.say(OF_ANOTHER_KIND, "kind")
    if cells.refused:
        return cells.result()
    if there is None:
        return cells.result(IMPORTED, questions.add(new_id(), course_id, facts, now).id)
    return cells.result(_take_over(there, facts, now), there.id)


def _take_over(there: Question, facts: dict[str, Any], now: datetime) -> str:
    same = there.points == facts["points"] and there.to_mongo()["content"] == facts["content"] and there.active
    if same:
        return UNCHANGED
    questions.change(there, {name: facts[name] for name in ("prompt", "points", "content")} | {"active": True}, now)
    return IMPORTED


def _read(cells: Cells) -> dict[str, Any]:
    kind = cells.take("kind", clean.choice(WORDS))
    prompt, key = cells.take("prompt", clean.text(4000)), cells.take("key", clean.text(4000))
    facts: dict[str, Any] = {
        "kind": kind,
        "prompt": prompt,
        "points": cells.maybe("points", clean.integer(1, 100)) or 1,
    }
    options = {letter: cells.maybe(letter, clean.text(500)) for letter in answer_keys.LETTERS}
    if kind and key:
        facts["content"] = _content(cells, kind, {name: text for name, text in options.items() if text}, key)
    return facts


def _content(cells: Cells, kind: str, options: dict[str, str], key: str) -> dict[str, Any] | None:
    try:
        content = answer_keys.content(kind, options, key)
    except ValueError:
        cells.say(UNREADABLE, "key")
        return None
    if fault(kind, content) is not None:
        cells.say(UNASKABLE, "key")
    return content
