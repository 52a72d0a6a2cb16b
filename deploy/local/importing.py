"""`./bina import FILE…`: each file to the service that knows its kind; a report of every row beside it.

Reports: STATE/reports/<file>.report.json and .csv. Exit code 0: every row was taken; 1: rows or files were refused;
2: a file could not be sent at all.
"""

import csv
import json
import os
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
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": _language()}
    with httpx.Client(base_url=place, headers=headers, timeout=120) as client:
        outcomes = _send_again(client, [_send(client, file) for file in files])
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


def _send_again(client: httpx.Client, outcomes: list[Outcome]) -> list[Outcome]:
    """A file may name what another brings (an activity its partner): then its refused rows get a second chance."""
    if len(outcomes) < 2 or not any(_is_new(outcome) for outcome in outcomes):
        return outcomes
    return [_second_chance(client, outcome) for outcome in outcomes]


def _second_chance(client: httpx.Client, outcome: Outcome) -> Outcome:
    refused_in_part = outcome.verdict == "refused" and bool(_rows(outcome.report))
    return _merge(outcome, _send(client, outcome.file)) if refused_in_part else outcome


def _merge(first: Outcome, second: Outcome) -> Outcome:
    """What happened to each row in the end: the second report counts only where the first one refused."""
    if not _rows(second.report):
        return first
    again = {row["row"]: row for row in _rows(second.report)}
    rows = [again.get(row["row"], row) if row["outcome"] == "refused" else row for row in _rows(first.report)]
    counts = {name: sum(row["outcome"] == name for row in rows) for name in OUTCOMES}
    report = {**first.report, "rows": rows, "counts": counts}
    return Outcome(first.file, "refused" if counts["refused"] else "taken", report)


def _is_new(outcome: Outcome) -> bool:
    counts = _counts(outcome.report)
    return counts.get("imported", 0) + counts.get("corrected", 0) > 0


def _send(client: httpx.Client, file: Path) -> Outcome:
    problem: dict[str, Any] = {}
    for service in places_for(file.name):
        try:
            answer = client.post(f"/api/{service}/v1/imports", files={"file": (file.name, file.read_bytes())})
            body = answer.json()
        except (httpx.HTTPError, ValueError) as failure:
            return Outcome(file, "unsent", {"detail": f"{service}: {failure}"})
        if answer.is_success:
            refused = _counts(body).get("refused", 0)
            return Outcome(file, "refused" if refused else "taken", body)
        problem = _neither(problem, body) if problem else body
        if not str(body.get("type", "")).endswith(f"/{UNKNOWN_KIND}"):
            break
    return Outcome(file, "refused" if answer.status_code < 500 else "unsent", problem)


def places_for(name: str) -> tuple[str, ...]:
    """Who may know the file: only assessment takes JSON, a competency framework."""
    return ("assessment",) if name.lower().endswith(".json") else PLACES


def _neither(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Unknown to both services: each named its own kinds last, and the reader is told all of them."""
    if not str(second.get("type", "")).endswith(f"/{UNKNOWN_KIND}"):
        return second
    kinds = str(second["detail"]).rpartition(": ")[2]
    return {**first, "detail": f"{str(first['detail']).rstrip('.')}, {kinds}"}


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
    return dict(report.get("counts") or {})


def _reasons(row: dict[str, Any]) -> str:
    refusals = [note for note in row.get("notes") or [] if note.get("level") == "refusal"]
    return "; ".join(": ".join(filter(None, (note.get("column"), _message(note)))) for note in refusals)


def _message(note: dict[str, Any]) -> str:
    return str(note.get(_language(), ""))


def _language() -> str:
    return "en" if os.environ.get("LANG", "").startswith("en") else "id"


def _harmless(cell: Any) -> str:
    """What a spreadsheet program would run as a formula is shown as text."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text and not isinstance(cell, int) else text
