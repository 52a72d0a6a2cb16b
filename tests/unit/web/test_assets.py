"""What is served: others' files are what they claim to be, our style sheets use only named tokens."""

import hashlib
import re

import pytest

from tests.unit.web import city
from web.assets import OFFLINE, STATIC

SHEETS = ["base.css", "components.css", "pages.css"]


def manifest() -> list[list[str]]:
    lines = (STATIC / "vendor" / "MANIFEST").read_text().splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_vendored_files_are_unchanged_and_none_is_unlisted():
    for name, _package, _version, _licence, digest in manifest():
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest, name
    listed = {row[0] for row in manifest()} | {"MANIFEST"}
    assert {path.name for path in (STATIC / "vendor").iterdir()} == listed


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_use_named_tokens(sheet):
    defined = set(re.findall(r"(--pk-[\w-]+):", (STATIC / "tokens.css").read_text()))
    used = set(re.findall(r"var\((--pk-[\w-]+)\)", (STATIC / sheet).read_text()))
    assert used <= defined


def test_static_files_are_kept_for_a_year_and_sent_small(client):
    page = client.get("/").text
    address = re.search(r'href="(/static/vendor/bootstrap\.min\.css\?v=\w+)"', page)
    assert address
    answer = client.get(address[1], headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.data) < 35_000


def test_pages_of_visitors_are_sent_small_and_those_of_staff_are_not(client, sign_in):
    small = {"Accept-Encoding": "gzip"}
    assert client.get("/", headers=small).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in sign_in(city.MANAGER).get("/lingkar", headers=small).headers


@pytest.mark.parametrize("name", OFFLINE)
def test_what_the_survey_needs_offline_exists(name):
    assert (STATIC / name).exists()
