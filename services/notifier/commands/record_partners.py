"""What community says of partners and agreements; an end reaches every subscription at once."""

from collections.abc import Sequence
from datetime import datetime

from services.notifier import partner_queries as queries
from services.notifier.documents import Contact
from services.notifier.domain.dispatches import ENDED, OPEN, WITHHELD
from services.notifier.partner_documents import AgreementCopy, Dispatch, PartnerCopy, Subscription
from shared.contracts.envelope import Incoming
from shared.storage.documents import save
from shared.storage.projections import Row, project


def partners_described(events: Sequence[Incoming]) -> None:
    names = ("name", "email", "clients")
    project(
        PartnerCopy,
        [Row(each.data["partner_id"], each.sequence, {name: each.data[name] for name in names}) for each in events],
    )
    project(Contact, [_contact(each) for each in events])


def agreements_started(events: Sequence[Incoming], now: datetime) -> None:
    """Agreements start, change, are renewed. A narrower scope is felt at the next try of whatever waits."""
    project(AgreementCopy, [_started(each) for each in events])
    _end_subscriptions({each.data["partner_id"] for each in events}, now)


def agreements_ended(events: Sequence[Incoming], now: datetime) -> None:
    project(AgreementCopy, [Row(_key(each), each.sequence, {**_known(each), "ended": True}) for each in events])
    _end_subscriptions({each.data["partner_id"] for each in events}, now)


def end_subscriptions(partner_id: str, now: datetime) -> None:
    """No agreement in force: what waits is withheld, and nothing is queued again."""
    if queries.in_force(partner_id, now):
        return
    for subscription in Subscription.objects(partner_id=partner_id, state__ne=ENDED):
        subscription.state, subscription.reason = ENDED, "no agreement is in force"
        save(subscription, now)
        open_ones = Dispatch.objects(subscription_id=subscription.id, state__in=OPEN)
        open_ones.update(set__state=WITHHELD, set__reason="agreement ended", set__due_at=None, set__claim=None)


def _contact(event: Incoming) -> Row:
    """Whom to write to when their subscription stops; a letter to them is written like any other."""
    name = event.data["contact"] or event.data["name"]
    facts = {"name": name, "email": event.data["email"], "language": "id", "duties": ["partner"], "hears": True}
    return Row(event.data["partner_id"], event.sequence, facts)


def _end_subscriptions(partner_ids: set[str], now: datetime) -> None:
    for partner_id in sorted(partner_ids):
        end_subscriptions(partner_id, now)


def _started(event: Incoming) -> Row:
    data = event.data
    period = {
        "starts_on": data["starts_on"].isoformat(),
        "ends_on": data["ends_on"].isoformat() if data["ends_on"] else None,
    }
    return Row(
        _key(event), event.sequence, {**_known(event), **period, "events": data.get("events", []), "ended": False}
    )


def _known(event: Incoming) -> dict[str, str]:
    return {"partner_id": event.data["partner_id"], "number": event.data["agreement_number"]}


def _key(event: Incoming) -> str:
    return f"{event.data['partner_id']}|{event.data['agreement_number']}"
