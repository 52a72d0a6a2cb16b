"""Each kind of event, in both languages, in the portal and by real mail, once."""

from datetime import timedelta

import pytest

from services.notifier.documents import Delivery, Message
from services.notifier.domain.audience import EMAIL, Role, hearing
from services.notifier.domain.texts import KEYS
from shared.clock import utcnow
from shared.contracts.notifier import MessageDeliveredV1
from shared.ids import new_id
from tests.unit.notifier.samples import SAMPLES

PEOPLE: dict[Role, tuple[str, list[str]]] = {
    "librarian": ("dewi", []),
    "manager": ("eka", ["manager"]),
    "supervisor": ("parulian", ["supervisor"]),
}


def everybody(notifier, language="id"):
    for librarian, duties in PEOPLE.values():
        notifier.knows(librarian, duties=duties, language=language)


def concerns(kind: str, role: Role) -> bool:
    """Whether the sample of this kind is one that the role is told of (some are left to the unit's supervisor)."""
    unless = hearing(kind, role).unless
    return not (unless and SAMPLES[kind][1].get(unless))


def inbox(notifier, token, auth, librarian, **headers):
    who = auth(token("librarian", username=f"nip-{librarian}"))
    answer = notifier.client.get("/api/notifier/v1/me/inbox", headers={**who, **headers}, query_string={"limit": 100})
    assert answer.status_code == 200, answer.json
    return answer.json


@pytest.mark.parametrize("language", ["id", "en"])
def test_whoever_should_hear_hears_each_kind_once_in_their_language(notifier, token, auth, published, language):
    everybody(notifier, language)
    for contract, data in SAMPLES.values():
        event_id = new_id()
        for _ in range(2):
            notifier.hears(contract, data, event_id=event_id)
    notifier.send()
    notifier.send(after=timedelta(hours=1))

    for role, (librarian, _) in PEOPLE.items():
        told = {item["kind"]: item["subject"] for item in inbox(notifier, token, auth, librarian)["items"]}
        assert sorted(told) == sorted(kind for kind, hears in KEYS if hears == role and concerns(kind, role))
        mailed = [letter["Subject"] for letter in notifier.mail.letters if librarian in letter["To"]]
        assert sorted(mailed) == sorted(told[kind] for kind in told if EMAIL in hearing(kind, role).channels)
    spoken = {librarian: language for librarian, _ in PEOPLE.values()}  # a visitor has the language of the registration
    for letter in notifier.mail.letters:
        local_part = letter["To"].addresses[0].username
        assert letter["Content-Language"] == spoken.get(local_part, "id")
    assert len(published(MessageDeliveredV1)) == len(notifier.mail.letters) > 10


def test_a_unit_index_is_not_told(notifier):
    everybody(notifier)
    contract, data = SAMPLES["satisfaction.published"]
    notifier.hears(contract, {**data, "unit_id": "anak", "unit_name": "Layanan Anak"})
    assert Message.objects.first() is None


def test_the_same_delivery_of_many_events_in_one_batch(notifier):
    """What a consumer does on a backlog: one transaction, bulk inserts, each person and event once."""
    from services.notifier.events.incoming import incoming
    from shared.messaging.applying import apply
    from tests.support.events import incoming as event

    contract, data = SAMPLES["session.scheduled"]
    invited = [f"librarian-{number}" for number in range(20)]
    batch = [event(contract, subject="s", data={**data, "invited": invited}) for _ in range(5)]
    apply(incoming, [*batch, *batch], utcnow())
    apply(incoming, batch, utcnow())
    assert Message.objects(kind="session.scheduled").count() == 100
    assert Delivery.objects(channel="email").count() == 100


def test_delivered_says_which_event_and_continues_its_story(notifier, published):
    notifier.knows("dewi")
    contract, data = SAMPLES["enrolment.confirmed"]
    event = notifier.hears(contract, data)
    notifier.send()
    [said] = published(MessageDeliveredV1)
    assert said["data"]["event_id"] == event.id
    assert (said["data"]["kind"], said["data"]["channel"]) == ("enrolment.confirmed", "email")
    assert (said["correlationid"], said["causationid"]) == (event.correlation_id, event.id)
    assert said["data"]["message_id"] == Message.objects.get(recipient="dewi").id


def test_a_supervisor_is_told_of_whom_by_name(notifier, token, auth):
    everybody(notifier)
    notifier.hears(*SAMPLES["followup.due"])
    [told] = inbox(notifier, token, auth, "parulian")["items"]
    assert told["lines"][0].startswith("Dewi menyelesaikan pelatihan")


def test_a_replayed_log_fills_the_portal_and_mails_nobody(notifier):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"], time=utcnow() - timedelta(days=30))
    notifier.send()
    assert notifier.mail.letters == []
    assert Message.objects.get(recipient="dewi").kind == "enrolment.confirmed"
