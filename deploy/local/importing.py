"""`./bina import FILE…`: each file to the service that knows its kind; a report of every row beside it.

Reports: STATE/reports/<file>.report.json and .csv. Exit code 0: every row was taken; 1: rows or files were refused;
2: a file could not be sent at all.
"""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from deploy.local.plan import Plan
from deploy.local.sign_in import SignInFailed, sign_in
from deploy.local.state import State
from deploy.local.terminal import Stop, complain, say

MANAGER = "197501182005032014"
PLACES = ("community", "assessment")
UNKNOWN_KIND = "spreadsheet-unknown"
OUTCOMES = ("imported", "corrected", "unchanged", "refused")
WORST = {"taken": 0, "refused": 1, "unsent": 2}


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: Path
    verdict: str
    report: dict[str, Any]


def import_files(state: State, files: Sequence[Path], url: str | None, username: str | None) -> int:
    """Send each file, say what became of it, keep the reports."""
    place = url_of(state, url)
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise Stop(f"no such file: {', '.join(map(str, missing))}")
    token = _token(place, username or MANAGER)
    with httpx.Client(base_url=place, headers={"Authorization": f"Bearer {token}"}, timeout=120) as client:
        outcomes = [_send(client, file) for file in files]
    for outcome in outcomes:
        _tell(state, outcome)
    return max(WORST[outcome.verdict] for outcome in outcomes)


def url_of(state: State, given: str | None) -> str:
    """The platform meant: the one given, else the one of this copy."""
    kept = state.read("plan.json")
    if given:
        return given.rstrip("/")
    if not kept or not (state.run / "ready").exists():
        raise Stop("no platform runs here; start it with ./bina up, or name one with --url")
    return Plan.from_json(kept).url


def _token(url: str, username: str) -> str:
    try:
        return sign_in(url, username)
    except (SignInFailed, httpx.HTTPError) as failure:
        raise Stop(f"{username} could not sign in at {url}: {failure}") from failure


def _send(client: httpx.Client, file: Path) -> Outcome:
    problem: dict[str, Any] = {}
    for service in PLACES:
        try:
            answer = client.post(f"/api/{service}/v1/imports", files={"file": (file.name, file.read_bytes())})
            body = answer.json()
        except (httpx.HTTPError, ValueError) as failure:
            return Outcome(file, "unsent", {"detail": f"{service}: {failure}"})
        if answer.is_success:
            refused = _counts(body).get("refused", 0)
            return Outcome(file, "refused" if refused else "taken", body)
        problem = body
        if not str(body.get("type", "")).endswith(f"/{UNKNOWN_KIND}"):
            break
    return Outcome(file, "refused" if answer.status_code < 500 else "unsent", problem)


def _tell(state: State, outcome: Outcome) -> None:
    counts = _counts(outcome.report)
    if not counts:
        complain(f"{outcome.file}: {outcome.report.get('detail') or outcome.report.get('title')}")
    else:
        summary = ", ".join(f"{counts[name]} {name}" for name in OUTCOMES if name in counts)
        say(f"{outcome.file}: {outcome.report.get('kind', '')}: {summary}")
    written = _write(state.folder / "reports" / outcome.file.name, outcome.report)
    say(f"  report: {written}")
    for row in [row for row in _rows(outcome.report) if row.get("outcome") == "refused"][:20]:
        say(f"  row {row.get('row')}: {_reasons(row)}")


def _write(beside: Path, report: dict[str, Any]) -> Path:
    beside.parent.mkdir(parents=True, exist_ok=True)
    place = beside.with_name(f"{beside.name}.report.json")
    place.write_text(json.dumps(report, indent=1, ensure_ascii=False))
    with place.with_suffix(".csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "outcome", "column", "code", "message"])
        for row in _rows(report):
            for note in row.get("notes") or [{}]:
                cells = [row.get("row"), row.get("outcome"), note.get("column"), note.get("code"), _message(note)]
                writer.writerow([_harmless(cell) for cell in cells])
    return place


def _rows(report: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = report.get("rows") or []
    return rows


def _counts(report: dict[str, Any]) -> dict[str, int]:
    given = report.get("counts") or report.get("summary")
    return dict(given) if given else dict(Counter(str(row.get("outcome")) for row in _rows(report)))


def _reasons(row: dict[str, Any]) -> str:
    return "; ".join(f"{note.get('column') or ''} {_message(note)}".strip() for note in row.get("notes") or [])


def _message(note: dict[str, Any]) -> str:
    message = note.get("message", "")
    return str(message.get("id") or message.get("en")) if isinstance(message, dict) else str(message)


def _harmless(cell: Any) -> str:
    """What a spreadsheet program would run as a formula is shown as text."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text and not isinstance(cell, int) else text
