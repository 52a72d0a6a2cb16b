"""The three steps of a webhook: claim the next event, write the request, record the answer.

Sending lies between the second and the third, outside any transaction (see `webhooks`). If the process dies in
between, the claim runs out and the same event is sent once more under the same webhook-id: at least once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from services.notifier import partner_queries as queries
from services.notifier.commands.log_for_partners import wants
from services.notifier.commands.subscribe import valid_secrets
from services.notifier.domain.agreements import may_receive
from services.notifier.domain.dispatches import (
    ACTIVE,
    DISABLED,
    LEASE,
    LIMIT,
    OPEN,
    QUEUED,
    SENDING,
    WITHHELD,
    Answer,
    Step,
    step,
)
from services.notifier.domain.signing import headers
from services.notifier.events import outgoing
from services.notifier.partner_documents import Attempt, Dispatch, LoggedEvent, PartnerCopy, Subscription
from shared.contracts.envelope import CONTENT_TYPE
from shared.storage.documents import save

BEHIND = timedelta(seconds=10)  # how soon an event asks again whether its forerunner is through
LOOKED_AT = 50
KEPT_ATTEMPTS = 30


@dataclass(frozen=True)
class Request:
    url: str
    headers: dict[str, str]
    body: bytes


def claim(subscription_id: str, token: str, now: datetime) -> Dispatch | None:
    """Take the oldest event due whose subject has nothing open before it. Atomic writes, no transaction."""
    due = Dispatch.objects(subscription_id=subscription_id, state__in=OPEN, due_at__lte=now)
    for candidate in due.order_by("due_at", "position").limit(LOOKED_AT):
        same = Dispatch.objects(id=candidate.id, version=candidate.version, state__in=OPEN)
        if _forerunner(candidate):
            same.update(set__due_at=now + BEHIND)
            continue
        taken: Dispatch | None = same.modify(
            new=True, set__state=SENDING, set__claim=token, set__due_at=now + LEASE, inc__version=1
        )
        if taken is not None:
            return taken
    return None


def write(dispatch: Dispatch, public_url: str, now: datetime) -> Request | None:
    """The signed request; None if it may not go: asked again at each try, for agreements end meanwhile."""
    subscription = Subscription.objects(id=dispatch.subscription_id, state=ACTIVE).first()
    row = LoggedEvent.objects(id=dispatch.event_id).first()
    if subscription is None or row is None or not _may_go(subscription, row, now):
        return None
    body = orjson.dumps(row.event)
    if len(body) > LIMIT:
        thin = {name: value for name, value in row.event.items() if name != "data"}
        body = orjson.dumps({**thin, "dataref": f"{public_url}/api/notifier/v1/partner-events/{row.id}"})
    signed = headers(row.id, int(now.timestamp()), body, valid_secrets(subscription, now))
    return Request(subscription.url, {"content-type": CONTENT_TYPE, "user-agent": "BinaPustaka/1", **signed}, body)


def record(dispatch_id: str, token: str, answer: Answer | None, now: datetime, jitter: float) -> Step | None:
    """Write the answer down (None: withheld). Returns None if the claim is another's by now."""
    dispatch = Dispatch.objects(id=dispatch_id, claim=token, state=SENDING).first()
    if dispatch is None:
        return None
    if answer is None:
        after = Step(WITHHELD, "no agreement covers it any more")
    else:
        dispatch.tries += 1
        after = step(answer, dispatch.tries, now, jitter)
        tried = Attempt(at=now, status=answer.status, reason=answer.reason[:200], milliseconds=answer.milliseconds)
        dispatch.attempts = [*dispatch.attempts, tried][-KEPT_ATTEMPTS:]
    dispatch.state, dispatch.reason, dispatch.due_at, dispatch.claim = (
        after.state,
        after.reason[:200],
        after.due_at,
        None,
    )
    save(dispatch, now)
    if after.state not in OPEN:
        _let_follow(dispatch, now)
    if answer is not None:
        _note(dispatch.subscription_id, after, now)
    return after


def put_back(dispatch_id: str, token: str, now: datetime) -> None:
    """The subscription was paused between claim and try: wait, and spend no try."""
    mine = Dispatch.objects(id=dispatch_id, claim=token, state=SENDING)
    mine.update(set__state=QUEUED, set__due_at=now, set__claim=None, inc__version=1)


def _may_go(subscription: Subscription, row: LoggedEvent, now: datetime) -> bool:
    held = queries.agreements(subscription.partner_id)
    day = queries.today(now)
    if row.only:
        return row.only == subscription.id and any(each.in_force(day) for each in held)
    happened = queries.today(row.happened_at)
    return wants(subscription, row.type) and may_receive(held, row.type, happened, queries.visible(), day)


def _forerunner(candidate: Dispatch) -> bool:
    earlier = Dispatch.objects(
        subscription_id=candidate.subscription_id,
        subject=candidate.subject,
        position__lt=candidate.position,
        state__in=OPEN,
    )
    return earlier.first() is not None


def _let_follow(dispatch: Dispatch, now: datetime) -> None:
    behind = Dispatch.objects(
        subscription_id=dispatch.subscription_id,
        subject=dispatch.subject,
        position__gt=dispatch.position,
        state=QUEUED,
        tries=0,
    )
    behind.update(set__due_at=now)


def _note(subscription_id: str, after: Step, now: datetime) -> None:
    """What the try says of the whole subscription. Written only where it changes: most tries succeed."""
    subscription = Subscription.objects(id=subscription_id).first()
    if subscription is None:
        return
    if after.disable:
        subscription.state, subscription.reason = DISABLED, after.disable[:200]
        save(subscription, now)
        partner = PartnerCopy.objects(id=subscription.partner_id).first()
        name = partner.name if partner else subscription.partner_id
        outgoing.subscription_disabled(subscription, name, queries.waiting(subscription_id), now)
    elif after.state in OPEN:
        subscription.failing_since = subscription.failing_since or now
        subscription.held_until = after.hold_until
        save(subscription, now)
    elif subscription.failing_since is not None:
        subscription.failing_since = subscription.held_until = None
        save(subscription, now)
