"""Tell a role of an event that arrived before anybody in that role was known."""

from datetime import datetime

from services.notifier import queries
from services.notifier.commands.announce import News, tell
from services.notifier.documents import Awaited
from services.notifier.domain.audience import audience


def tell_awaited(awaited_id: str, now: datetime) -> tuple[str, ...]:
    """Tell who is there now. Returns the roles that were waited for long enough and stay without anybody."""
    awaited = Awaited.objects(id=awaited_id).first()
    if awaited is None:
        return ()  # another worker was faster
    news = _news(awaited)
    found = audience(news.kind, news.data, queries.roster(), news.only)
    tell([(news, addressee) for addressee in found.addressees], now)
    if not found.awaited or awaited.until <= now:
        awaited.delete()
        return found.awaited
    if list(found.awaited) != awaited.roles:
        awaited.update(set__roles=list(found.awaited))
    return ()


def _news(awaited: Awaited) -> News:
    return News(
        event_id=awaited.id,
        kind=awaited.kind,
        data=awaited.facts,
        happened_at=awaited.happened_at,
        correlation_id=awaited.correlation_id,
        traceparent=awaited.traceparent,
        only=tuple(awaited.roles),
    )
