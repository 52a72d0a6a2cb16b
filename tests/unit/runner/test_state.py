"""The folder of a copy: secrets for its owner only, files whole or not at all."""

import stat
from pathlib import Path

from deploy.local.state import State


def test_a_secret_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.make()
    secret = state.secret("web")
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(secret.read_text()) > 30
    assert State(tmp_path).secret("web").read_text() == secret.read_text()


def test_what_was_never_written_reads_as_the_default(tmp_path: Path) -> None:
    assert State(tmp_path).read("ports.json", {}) == {}


def test_a_broken_file_reads_as_the_default(tmp_path: Path) -> None:
    (tmp_path / "ports.json").write_text('{"half": ')
    assert State(tmp_path).read("ports.json", {}) == {}


def test_written_files_are_for_their_owner(tmp_path: Path) -> None:
    State(tmp_path).write("plan.json", {"a": 1})
    assert State(tmp_path).read("plan.json") == {"a": 1}
    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o600


def test_two_copies_have_two_marks(tmp_path: Path) -> None:
    assert State(tmp_path / "a").mark("web") != State(tmp_path / "b").mark("web")
