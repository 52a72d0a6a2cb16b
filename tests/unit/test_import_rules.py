"""Who may import whom: the rules are kept, and they bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINT, cwd=folder, capture_output=True, text=True, check=False)


def test_the_rules_are_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.timeout(60)
def test_the_rules_bite(tmp_path: Path) -> None:
    """Each rule is broken once in a copy: a rule that nothing can break guards nothing."""
    for name in ("services", "shared", "web", "deploy"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.html", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, line in {
        "services/training/commands/planted.py": "import services.community.documents",
        "shared/planted.py": "import services.training.app",
        "web/planted.py": "import shared.storage.outbox",
        "services/notifier/commands/planted.py": "import deploy.mail.catcher",
        "services/assessment/domain/planted.py": "import shared.clock",
        "services/community/commands/planted.py": "import kombu",
        "services/training/api/planted.py": "import pymongo",
    }.items():
        (tmp_path / file).write_text(f'"""Planted."""\n\n{line}\n')
    done = lint(tmp_path)
    assert done.stdout.count(" BROKEN") == 7, done.stdout
