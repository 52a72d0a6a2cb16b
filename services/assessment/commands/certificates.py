"""Certificates as training tells them; a revoked one takes its completion's hours with it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.assessment.commands.hours import reverse_completion
from services.assessment.documents import Certificate
from shared.storage.projections import Row, project


def attach_certificates(rows: Iterable[Row]) -> None:
    """Put issued certificates beside the completions they belong to."""
    project(Certificate, rows)


def revoke_certificate(row: Row, facts: dict[str, Any], now: datetime) -> None:
    """Mark the certificate and reverse the hours."""
    project(Certificate, [row])
    reverse_completion(facts["completion_id"], facts["librarian_id"], facts["reason"], now)
