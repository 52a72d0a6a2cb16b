"""Keeping a person's scores, and with them the gain: stored, so that a later rule does not rewrite it."""

from datetime import datetime

from services.training.documents import Enrolment
from services.training.domain.completion import normalised_gain
from shared.storage.documents import save


def keep(enrolment: Enrolment, scores: dict[str, int | None], now: datetime) -> None:
    """Keep the scores given (`pre`, `post`); null takes one back, one not named stays."""
    for name, score in scores.items():
        setattr(enrolment, f"{name}_score", score)
    gain = normalised_gain(enrolment.pre_score, enrolment.post_score)
    enrolment.gain = None if gain is None else str(gain)
    save(enrolment, now)
