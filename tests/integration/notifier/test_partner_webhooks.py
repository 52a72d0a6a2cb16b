"""§5 sentence 12: what is covered arrives signed, at least once, in order; failures show and are replayed; it ends."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from standardwebhooks.webhooks import Webhook as Oracle

from services.notifier.app import DOCUMENTS, create_app
from services.notifier.channels.webhook import Webhook
from services.notifier.documents import Contact, Delivery
from services.notifier.events.incoming import incoming
from services.notifier.partner_documents import Dispatch, Subscription
from shared.clock import utcnow
from shared.contracts.community import LibrarianRegisteredV1
from shared.contracts.envelope import parse
from shared.contracts.partners import SubscriptionDisabledV1
from shared.ids import new_id
from shared.storage.connection import database
from tests.integration.notifier.partner_stage import HELD, REPORT, Partner, Receiver, held, reported, send
from tests.support.events import deliver
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint

HOURS = timedelta(hours=1)


@pytest.fixture(scope="module")
def made(mongo_url: str, mint: TokenMint) -> Iterator[ServiceUnderTest]:
    """One database for the module: making its collections costs more than most of these tests."""
    service = serve("notifier", create_app, DOCUMENTS, mongo_url=mongo_url, **mint.settings())
    yield service
    forget_service(service)


@pytest.fixture
def service(made: ServiceUnderTest) -> ServiceUnderTest:
    for name in database().list_collection_names():
        database()[name].delete_many({})
    return made


@pytest.fixture
def partner(service: Any, token: Callable[..., str]) -> Partner:
    made = Partner(service, token)
    made.agrees(HELD)
    return made


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver().listening() as listening:
        yield listening


def test_what_is_covered_arrives_signed_and_the_reference_library_accepts_it(partner, receiver):
    made = partner.subscribes(receiver.url)
    event = held()
    assert send() == 1
    [got] = receiver.got
    told = Oracle(made["secret"]).verify(got.body, got.headers)
    assert got.headers["webhook-id"] == told["id"] == event.id
    assert got.headers["content-type"] == "application/cloudevents+json"
    assert told["data"]["title"] == "Bedah Buku"
    assert {"traceparent", "correlationid", "causationid"}.isdisjoint(told)
    assert parse(got.body).data == event.data
    [entry] = partner.deliveries(made)
    assert (entry["state"], entry["tries"], entry["attempts"][0]["status"]) == ("delivered", 1, 204)


def test_only_what_the_agreement_covers_and_was_asked_for(partner, receiver, service, token):
    other = Partner(service, token, "mitra-b")
    other.agrees()
    everything, few = partner.subscribes(receiver.url), other.subscribes(receiver.url)
    activity, report = held(), reported()
    send()
    assert sorted(receiver.ids) == sorted([activity.id, report.id, report.id])
    assert {each["type"] for each in partner.deliveries(everything)} == {HELD, REPORT}
    assert {each["type"] for each in other.deliveries(few)} == {REPORT}
    refused = other.call("POST", "/subscriptions", json={"kind": "webhook", "url": receiver.url, "events": [HELD]})
    assert (refused.status_code, refused.json["type"].rpartition("/")[2]) == (403, "not-covered")
    assert [each["type"] for each in other.call("GET", "/partnership").json["covers"]] == sorted(
        each["type"] for each in other.call("GET", "/partnership").json["covers"]
    )
    assert other.call("GET", f"/subscriptions/{everything['id']}").status_code == 404


def test_in_order_per_subject_while_another_subject_passes(partner, receiver):
    partner.subscribes(receiver.url)
    first, second = new_id(), new_id()
    receiver.answers = [500]
    one = [held(first, sequence).id for sequence in (1, 2, 3)]
    send()
    assert receiver.ids == [one[0]]
    two = held(second).id
    send(timedelta(seconds=1))
    assert receiver.ids == [one[0], two]
    for seconds in (20, 21, 40):
        send(timedelta(seconds=seconds))
    assert receiver.ids == [one[0], two, *one]
    assert receiver.got[0].headers["webhook-timestamp"] <= receiver.got[2].headers["webhook-timestamp"]


def test_a_retry_keeps_its_id_and_an_outage_of_hours_loses_nothing(partner, receiver):
    made = partner.subscribes(receiver.url)
    receiver.always = 503
    ids = [held().id for _ in range(3)]
    for minutes in (0, 6, 30, 60, 120):
        send(timedelta(minutes=minutes))
    assert partner.call("GET", f"/subscriptions/{made['id']}").json["failing_since"]
    assert len({each["state"] for each in partner.deliveries(made)}) == 1
    receiver.always, tried = 200, len(receiver.got)
    for hours in range(8, 24):
        send(hours * HOURS)
    assert set(receiver.ids[tried:]) == set(ids)
    assert {each["state"] for each in partner.deliveries(made)} == {"delivered"}
    assert partner.call("GET", f"/subscriptions/{made['id']}").json["failing_since"] is None


def test_after_failing_for_days_it_is_disabled_told_and_taken_up_again(partner, receiver, published):
    made = partner.subscribes(receiver.url)
    receiver.always = 500
    event = held()
    for tries in range(10):
        assert send(tries * 30 * HOURS) == 1
    shown = partner.call("GET", f"/subscriptions/{made['id']}").json
    assert (shown["state"], shown["reason"]) == ("disabled", "10 tries failed, the last with: 500")
    [told] = published(SubscriptionDisabledV1)
    assert (told["data"]["partner_id"], told["data"]["host"]) == (partner.id, "127.0.0.1")
    assert receiver.url not in orjson.dumps(told).decode()
    assert send(1000 * HOURS) == 0
    receiver.always = 200
    assert partner.call("POST", f"/subscriptions/{made['id']}/resume").json["state"] == "active"
    send()
    assert receiver.ids == [event.id] * 11
    assert partner.deliveries(made)[0]["state"] == "delivered"


def test_gone_is_gone_and_a_redirect_is_no_success(partner, receiver):
    made = partner.subscribes(receiver.url)
    receiver.answers, receiver.headers = [302, 410], {"location": receiver.url}
    held()
    send()
    [entry] = partner.deliveries(made)
    assert (entry["state"], entry["reason"]) == ("queued", "302: redirects are not followed")
    send(timedelta(minutes=1))
    assert partner.call("GET", f"/subscriptions/{made['id']}").json["state"] == "disabled"
    assert len(receiver.got) == 2


def test_pause_holds_back_and_replay_sends_again_under_the_same_id(partner, receiver):
    made = partner.subscribes(receiver.url)
    path = f"/subscriptions/{made['id']}"
    assert partner.call("POST", f"{path}/pause").json["state"] == "paused"
    event = held()
    assert send() == 0
    assert partner.call("POST", f"{path}/test").status_code == 409
    partner.call("POST", f"{path}/resume")
    send()
    [entry] = partner.deliveries(made, state="delivered")
    assert partner.call("POST", f"{path}/deliveries/{entry['id']}/replay").json["state"] == "queued"
    send()
    since = {"since": (utcnow() - HOURS).isoformat()}
    assert partner.call("POST", f"{path}/replay", json=since).json == {"replayed": 1}
    send()
    assert receiver.ids == [event.id] * 3


def test_a_new_secret_and_the_old_one_sign_together_for_a_day(partner, receiver):
    made = partner.subscribes(receiver.url)
    path = f"/subscriptions/{made['id']}"
    assert "secret" not in partner.call("GET", path).json
    renewed = partner.call("POST", f"{path}/secret").json["secret"]
    held()
    send()
    for secret in (made["secret"], renewed):
        Oracle(secret).verify(receiver.got[0].body, receiver.got[0].headers)
    held()
    send(25 * HOURS)
    assert len(receiver.got[1].headers["webhook-signature"].split()) == 1


def test_a_sandbox_event_goes_to_who_asked_only(partner, receiver, service, token):
    other = Partner(service, token, "mitra-b")
    other.agrees(HELD)
    other.subscribes(receiver.url)
    made = partner.subscribes(receiver.url)
    asked = partner.call("POST", f"/subscriptions/{made['id']}/test")
    assert asked.status_code == 202
    send()
    [got] = receiver.got
    told = Oracle(made["secret"]).verify(got.body, got.headers)
    assert (told["id"], told["type"]) == (asked.json["event_id"], "id.binapustaka.notifier.sandbox.sent.v1")


@pytest.mark.parametrize("how", ["ended", "narrowed", "period"])
def test_when_the_agreement_ends_nothing_more_is_sent_not_even_what_waits(partner, receiver, how):
    made = partner.subscribes(receiver.url)
    receiver.answers = [500]
    held()
    send()
    if how == "ended":
        partner.ends()
    elif how == "narrowed":
        partner.agrees()
    else:
        partner.agrees(HELD, since=-30, until=-1)
    held()
    for hours in (0, 1, 100):
        send(hours * HOURS)
    assert len(receiver.got) == 1
    assert Dispatch.objects(state__in=("queued", "sending")).count() == 0
    answer = partner.call("GET", f"/subscriptions/{made['id']}/events")
    if how == "narrowed":
        assert answer.json["items"] == []
    else:
        assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (403, "no-agreement")
        assert Subscription.objects.get(id=made["id"]).state == "ended"


def test_the_last_day_is_felt_though_nobody_has_said_yet_that_it_ended(partner, receiver):
    partner.agrees(HELD, until=0)
    partner.subscribes(receiver.url)
    held()
    send(36 * HOURS)
    assert receiver.got == []


def test_who_is_killed_after_sending_sends_the_same_once_more(partner, receiver, monkeypatch):
    partner.subscribes(receiver.url)
    event = held()
    monkeypatch.setattr("services.notifier.webhooks.record", lambda *_: (_ for _ in ()).throw(RuntimeError("killed")))
    with pytest.raises(RuntimeError, match="killed"):
        send()
    monkeypatch.undo()
    assert send() == 0
    assert send(timedelta(minutes=2)) == 1
    assert receiver.ids == [event.id] * 2


def test_the_same_event_delivered_again_is_queued_once(partner, receiver):
    partner.subscribes(receiver.url)
    event = held()
    held(event.subject, event_id=event.id)
    send()
    assert receiver.ids == [event.id]


def test_a_name_that_leads_into_the_house_is_not_gone_to(monkeypatch):
    asked: list[str] = []

    def lying(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        addresses = ("93.184.215.14", "10.1.2.3")  # one public address does not hide the other
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", lying)
    answer = Webhook().post("https://mitra.example/hook", {"webhook-id": "x"}, b"{}", utcnow())
    assert (answer.status, answer.reason, asked) == (0, "webhook-address", ["mitra.example"])


def test_the_address_checked_is_the_address_connected_to(monkeypatch, receiver):
    port = int(receiver.url.split(":")[2].split("/")[0])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    lookups: list[str] = []
    real = socket.getaddrinfo

    def once(host: Any, *rest: Any, **more: Any) -> Any:
        if host != "localhost":
            return real(host, *rest, **more)
        lookups.append(host)
        return found if len(lookups) == 1 else pytest.fail("asked twice")

    monkeypatch.setattr(socket, "getaddrinfo", once)
    answer = Webhook(loopback=True).post(f"http://localhost:{port}/hook", {"webhook-id": "x"}, b"{}", utcnow())
    assert answer.status == 204
    assert receiver.got[0].headers["host"] == f"localhost:{port}"


def test_who_answers_a_byte_at_a_time_does_not_hold_us():
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def drip() -> None:
            taken, _ = server.accept()
            with taken:
                taken.recv(4096)
                while not stop.wait(0.05):
                    try:
                        taken.send(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        began = time.monotonic()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        answer = Webhook(loopback=True, seconds=0.4).post(url, {}, b"{}", utcnow())
        stop.set()
        thread.join()
    assert (answer.status, answer.reason) == (0, "timeout")
    assert time.monotonic() - began < 2


def test_the_partners_contact_and_the_managers_are_told_when_it_is_disabled(partner, published):
    directory = {
        "librarian_id": "eka", "nip": "nip-eka", "name": "Eka", "email": "eka@pustaka.example", "phone": None,
        "unit_id": "u", "unit_name": "U", "position": "P", "rank": "III/c", "duties": ["manager"], "language": "id",
        "active": True,
    }  # fmt: skip
    deliver(incoming, LibrarianRegisteredV1, subject="eka", data=directory)
    data = {"subscription_id": new_id(), "partner_id": partner.id, "partner_name": "SMA", "host": "mitra.example",
            "reason": "410", "waiting": 3}  # fmt: skip
    deliver(incoming, SubscriptionDisabledV1, subject=data["subscription_id"], data=data)
    told = {(each.recipient, each.channel) for each in Delivery.objects}
    assert told == {("eka", "portal"), ("eka", "email"), (partner.id, "email")}
    assert Contact.objects.get(id=partner.id).email == "mitra-a@mitra.example"
