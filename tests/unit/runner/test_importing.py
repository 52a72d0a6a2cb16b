"""`./bina import`: the right service, a second chance, a report, an exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.local import importing
from deploy.local.state import State

Answers = dict[str, list[tuple[int, dict[str, Any]]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers, list[str]], int]:
    """run(answers per "service file", file names) -> exit code."""
    monkeypatch.setattr(importing, "sign_in", lambda url, username: f"token of {username}")

    def go(answers: Answers, names: list[str]) -> int:
        def reply(request: httpx.Request) -> httpx.Response:
            name = request.content.split(b'filename="')[1].split(b'"')[0].decode()
            queue = answers[f"{request.url.path.split('/')[2]} {name}"]
            status, body = queue.pop(0) if len(queue) > 1 else queue[0]
            return httpx.Response(status, json=body)

        real = httpx.Client
        monkeypatch.setattr(httpx, "Client", lambda **given: real(**given, transport=httpx.MockTransport(reply)))
        files = [tmp_path / name for name in names]
        for file in files:
            file.write_text("a;b")
        return importing.import_files(State(tmp_path / "state"), files, "http://platform", None)

    return go


def report(*outcomes: str) -> dict[str, Any]:
    note = {
        "level": "refusal",
        "code": "partner-unknown",
        "column": "Mitra",
        "id": "=Mitra tidak dikenal",
        "en": "Unknown",
    }
    rows = [
        {"row": number, "outcome": outcome, "notes": [note] if outcome == "refused" else []}
        for number, outcome in enumerate(outcomes, 2)
    ]
    return {"kind": "partners", "rows": rows, "counts": {name: outcomes.count(name) for name in importing.OUTCOMES}}


UNKNOWN = (
    422,
    {"type": "http://platform/api/community/v1/problems/spreadsheet-unknown", "title": "Unknown", "detail": "?"},
)


def test_what_community_does_not_know_goes_to_assessment(run: Any) -> None:
    assert run({"community s.csv": [UNKNOWN], "assessment s.csv": [(200, report("imported"))]}, ["s.csv"]) == 0


def test_another_refusal_is_final(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    problem = {"type": "http://platform/problems/forbidden", "title": "Forbidden", "detail": "Anda tidak boleh."}
    assert run({"community s.csv": [(403, problem)]}, ["s.csv"]) == 1
    assert "Anda tidak boleh." in capsys.readouterr().err


def test_a_service_that_is_away_is_another_exit_code(run: Any) -> None:
    assert run({"community s.csv": [(503, {"title": "Unavailable"})]}, ["s.csv"]) == 2


def test_rows_that_waited_for_another_file_get_a_second_chance(run: Any, tmp_path: Path) -> None:
    answers = {
        "community events.csv": [
            (200, report("imported", "refused", "refused")),
            (200, report("unchanged", "imported", "refused")),
        ],
        "community partners.csv": [(200, report("imported"))],
    }
    assert run(answers, ["events.csv", "partners.csv"]) == 1
    kept = json.loads((tmp_path / "state/reports/events.csv.report.json").read_text())
    assert [row["outcome"] for row in kept["rows"]] == ["imported", "imported", "refused"]
    assert kept["counts"] == {"imported": 2, "corrected": 0, "unchanged": 0, "refused": 1}


def test_the_report_cannot_run_a_formula(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    run({"community s.csv": [(200, report("refused"))]}, ["s.csv"])
    lines = (tmp_path / "state/reports/s.csv.report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == "2,refused,Mitra,partner-unknown,'=Mitra tidak dikenal"
