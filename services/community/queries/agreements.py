"""Agreements: which partners hold one that is over."""

from datetime import datetime

from services.community.documents import Partner


def partners_past_their_day(midnight: datetime) -> list[str]:
    """Partners with an agreement whose last day is before this one and that was not ended yet."""
    over = {"$elemMatch": {"ends_on": {"$lt": midnight}, "ended_on": None}}
    return list(Partner.objects(__raw__={"agreements": over}).scalar("id"))
