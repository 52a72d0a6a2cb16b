"""A service stands on `shared/` alone: an image holds nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = ("training", "assessment", "community", "notifier")


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_stands_on_shared_alone(service: str, tmp_path: Path) -> None:
    """What an image holds: shared/ and one service. It must be enough to build the application and the worker."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "shared", tmp_path / "shared", ignore=ignored)
    shutil.copytree(ROOT / "services" / service, tmp_path / "services" / service, ignore=ignored)
    code = f"from services.{service} import app; app.create_app(); app.create_worker()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "BINA_ENV": "dev", "OIDC_JWKS_URL": "http://127.0.0.1:9/jwks"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
