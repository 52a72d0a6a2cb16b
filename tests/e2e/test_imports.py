"""`./bina import`: the city's own files and their reports, again without effect, and what is no such file."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from deploy.local.state import ROOT
from tests.support.platform import Platform
from tests.support.stillness import contents, settle, unchanged

DATA = ROOT / "deploy" / "demo" / "data"
KINDS = {
    "pustakawan.csv": ("librarians", 2),
    "skm_semester_1.csv": ("skm", 1),
    "mitra.csv": ("partners", 0),
    "kegiatan.csv": ("activities", 0),
}
SERVICES = ("community", "assessment")


def bina_import(platform: Platform, *files: Path, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "bina"), "import", "--state", str(platform.state.folder), *map(str, files)],
        env={**os.environ, "BINA_PYTHON": sys.executable, "LANG": language},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def report(platform: Platform, file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((platform.state.folder / "reports" / f"{file}.report.json").read_text())
    return found


def test_the_four_spreadsheets_and_again(platform: Platform) -> None:
    first = bina_import(platform, *(DATA / name for name in KINDS))
    assert first.returncode == 1, "three rows of these files cannot be right"
    settle(platform)
    with unchanged(platform, *SERVICES):
        again = bina_import(platform, *(DATA / name for name in KINDS))
    assert again.returncode == 1
    for name, (kind, refused) in KINDS.items():
        found = report(platform, name)
        rows = found["rows"]
        assert (found["kind"], found["counts"]["refused"]) == (kind, refused)
        assert {row["outcome"] for row in rows} <= {"unchanged", "refused"}, "the second time changes nothing"
        assert sum(found["counts"].values()) == len(rows)
        assert name in again.stdout


def test_each_refused_row_says_where_and_why(platform: Platform) -> None:
    done = bina_import(platform, DATA / "pustakawan.csv")
    refused = [row for row in report(platform, "pustakawan.csv")["rows"] if row["outcome"] == "refused"]
    for row in refused:
        reasons = [note for note in row["notes"] if note["level"] == "refusal"]
        assert reasons
        assert all(note["column"] and note["id"] and note["en"] for note in reasons)
        assert f"row {row['row']}: {reasons[0]['column']}: {reasons[0]['en']}" in done.stdout
    written = (platform.state.folder / "reports" / "pustakawan.csv.report.csv").read_text(encoding="utf-8-sig")
    told = {int(line["row"]) for line in csv.DictReader(written.splitlines()) if line["outcome"] == "refused"}
    assert told == {row["row"] for row in refused}


@pytest.mark.parametrize("name", ["mitra.csv", "skm_semester_1.csv"])
def test_a_workbook_is_the_same_file(platform: Platform, tmp_path: Path, name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8-sig")
    book = openpyxl.Workbook()
    assert book.active is not None
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(number, column, value)
            cell.data_type = "s"  # text, though some visitors wrote a formula
    file = (tmp_path / name).with_suffix(".xlsx")
    book.save(file)
    bina_import(platform, DATA / name)
    settle(platform)
    with unchanged(platform, *SERVICES):
        bina_import(platform, file)
    assert report(platform, file.name)["counts"] == report(platform, name)["counts"]


def test_what_is_no_such_file_is_refused_whole(platform: Platform, tmp_path: Path) -> None:
    made = {
        "belanja.csv": b"Barang;Harga\nkertas;1000\n",
        "kosong.csv": b"",
        "rusak.xlsx": b"PK\x03\x04" + bytes(range(256)) * 9,
        "acak.csv": bytes(range(256)) * 9,
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    settle(platform)
    before = contents(platform, *SERVICES)
    done = bina_import(platform, *(tmp_path / name for name in made))
    assert done.returncode == 1
    assert contents(platform, *SERVICES) == before
    complaints = done.stderr.splitlines()
    assert all(any(name in line for line in complaints) for name in made), done.stderr
    [unknown] = [line for line in complaints if "belanja.csv" in line]
    assert all(kind in unknown for kind in ("SKM", "roster", "partners", "activities")), unknown
    assert "tidak" not in done.stderr, "who reads English is told in English"


def test_who_may_not_import_changes_nothing(platform: Platform) -> None:
    with unchanged(platform, *SERVICES):
        done = subprocess.run(
            [str(ROOT / "bina"), "import", "--url", platform.url, "--as", "auditor", str(DATA / "mitra.csv"),
             "--state", str(platform.state.folder)],
            env={**os.environ, "BINA_PYTHON": sys.executable}, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "mitra.csv" in done.stderr
