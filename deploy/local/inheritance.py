"""What of the caller's environment reaches the processes."""

import os

from deploy.local.state import ROOT

# Only these reach the processes: what else a shell holds is nobody's business.
SYSTEM = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "DOCKER_HOST")
OURS = ("LOG_LEVEL", "GATEWAY_RATE", "BINA_DATABASE_PREFIX", "BROKER_NAMESPACE", "BINA_SOURCE", "OIDC_AUDIENCE")
INHERITED = (*SYSTEM, *OURS, "OTEL_EXPORTER_OTLP_ENDPOINT")


def inherited() -> dict[str, str]:
    """The environment every process begins with."""
    kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "MALLOC_ARENA_MAX": "2", **kept}
