"""What a person chose holds for what is sent, at once and for what waits already."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from services.notifier.commands.correspond import House
from services.notifier.commands.deliver import claim
from services.notifier.documents import Delivery
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.deliveries import LEASE
from services.notifier.domain.kinds import DIGEST
from services.notifier.sender import Sender
from shared.clock import utcnow
from shared.contracts.notifier import MessageBouncedV1, MessageDeliveredV1
from tests.unit.notifier.samples import SAMPLES

API = "/api/notifier/v1"
USUAL, MANDATORY, URGENT = "certificate.issued", "performance.rated", "enrolment.confirmed"
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NIGHT = datetime(2027, 1, 10, 18, 0, tzinfo=UTC)  # one o'clock in WIB
BODY = "List-Unsubscribe=One-Click"


@pytest.fixture
def dewi(notifier):
    notifier.knows("dewi")
    return notifier


@pytest.fixture
def change(dewi, token, auth):
    headers = auth(token("librarian", username="nip-dewi"))

    def send(kind="", chosen="", status=200, **body):
        choices = [{"kind": kind, "channel": "email", "choice": chosen}] if kind else []
        answer = dewi.client.patch(f"{API}/me/preferences", json={**body, "choices": choices}, headers=headers)
        assert answer.status_code == status, answer.json
        return answer.json

    return send


@pytest.fixture
def as_operator(dewi, token, auth):
    def call(method, path, **query):
        headers = auth(token("operator", username="operator"))
        return dewi.client.open(f"{API}{path}", method=method, headers=headers, query_string=query)

    return call


def hears(notifier, *kinds):
    for kind in kinds:
        notifier.hears(*SAMPLES[kind])


def state(kind):
    return Delivery.objects.get(kind=kind, channel="email").state


def at_night(notifier, quiet, now=NIGHT):
    return Sender(notifier.channel(), House("development-only-secret", quiet), seconds=30).run(now)


def one_click(letter):
    found = re.fullmatch(r"<https://bina\.example(/.*)>", letter["List-Unsubscribe"])
    assert found is not None
    return found[1]


def row(preferences, kind):
    return next(each for group in preferences["groups"] for each in group["kinds"] if each["kind"] == kind)


def test_what_is_switched_off_is_not_mailed_but_stays_in_the_inbox_and_the_log(dewi, change):
    change(USUAL, "off")
    hears(dewi, USUAL)
    dewi.send()
    assert dewi.mail.letters == []
    log = Delivery.objects.get(kind=USUAL, channel="email")
    assert (log.state, log.reason) == ("dropped", "switched off by the recipient")
    assert Delivery.objects.get(kind=USUAL, channel="portal").state == "delivered"


def test_switching_off_stops_what_waits_already(dewi, change):
    hears(dewi, USUAL)
    change(USUAL, "off")
    assert state(USUAL) == "dropped"


def test_a_mandatory_kind_cannot_be_switched_off_nor_an_urgent_one_wait(dewi, change):
    assert "Predikat kinerja" in change(MANDATORY, "off", status=409)["detail"]
    change(URGENT, "daily", status=409)
    change("no.kind", "off", status=422)
    change(quiet={"start": "21:00", "end": "21:00"}, status=422)
    change(digest_at="7", status=422)
    hears(dewi, MANDATORY)
    dewi.send()
    assert "List-Unsubscribe" not in dewi.mail.letters[0]
    assert "/pemberitahuan" in dewi.mail.letters[0].get_body(("plain",)).get_content()


def test_the_preferences_name_what_a_person_may_hear_of(dewi, change):
    found = change(USUAL, "daily", zone="WIT", quiet={"start": "20:00", "end": "05:30"})
    assert row(found, USUAL)["channels"] == [
        {"channel": "email", "choice": "daily", "choices": ["now", "daily", "off"]},
    ]  # fmt: skip
    assert row(found, MANDATORY)["mandatory"] is True
    assert "enrolment.requested" not in {each["kind"] for group in found["groups"] for each in group["kinds"]}
    assert (found["zone"], found["quiet"]) == ("WIT", {"start": "20:00", "end": "05:30"})
    assert change(language="en")["zone"] == "WIT", "the rest stays"


def test_one_click_stops_a_kind_without_signing_in_by_post_only(dewi):
    hears(dewi, USUAL)
    dewi.send()
    [letter] = dewi.mail.letters
    assert letter["List-Unsubscribe-Post"] == BODY
    path = one_click(letter)
    page = dewi.client.get(path, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["Location"]) == (303, f"/berhenti/{path.rpartition('/')[2]}")
    assert dewi.client.get(path).json["stopped"] is False, "link scanners follow addresses"
    for _ in range(2):
        answer = dewi.client.post(path, data=BODY, content_type="application/x-www-form-urlencoded")
        assert (answer.status_code, answer.json["stopped"]) == (200, True)
    hears(dewi, USUAL)
    Delivery.objects(kind=USUAL, channel="email").update(set__state="queued", set__due_at=utcnow())
    dewi.send()
    assert len(dewi.mail.letters) == 1
    assert dewi.client.delete(path).json["stopped"] is False


def test_a_link_that_we_did_not_make_is_none(dewi):
    assert dewi.client.post(f"{API}/public/unsubscriptions/ZGV3aXxlbWFpbHx4.AAAA").status_code == 404


def test_at_night_only_the_urgent_goes_out_and_the_rest_in_the_morning(dewi):
    hears(dewi, USUAL, URGENT)
    at_night(dewi, "21:00-06:00")
    assert [letter["Subject"] for letter in dewi.mail.letters] == ["Terdaftar: Pelayanan Prima"]
    held = Delivery.objects.get(kind=USUAL, channel="email")
    assert (held.state, held.reason, held.tries) == ("queued", "quiet hours", 0)
    assert held.due_at == NIGHT + timedelta(hours=5)
    at_night(dewi, "21:00-06:00", NIGHT + timedelta(hours=5))
    assert len(dewi.mail.letters) == 2


def test_quiet_hours_are_by_the_clock_of_the_recipient(dewi, change):
    change(zone="WIT", quiet={"start": "21:00", "end": "03:00"})
    hears(dewi, USUAL)
    at_night(dewi, "")  # one in WIB is three in WIT
    assert len(dewi.mail.letters) == 1


def test_a_digest_comes_once_in_order_and_settles_what_is_in_it(dewi, change, published):
    change(USUAL, "daily", digest_at="07:00")
    change("certificate.expiring", "daily")
    hears(dewi, USUAL, "certificate.expiring")
    now = utcnow()
    dewi.sender().run(now)
    assert dewi.mail.letters == []
    assert {state(USUAL), state("certificate.expiring")} == {"gathered"}
    assert published(MessageDeliveredV1) == []
    for _ in range(2):
        dewi.sender().run(now + DAY)
    [letter] = dewi.mail.letters
    body = letter.get_body(("plain",)).get_content()
    assert letter["Subject"] == "Ringkasan harian: 2 pemberitahuan"
    assert body.index("1. ") < body.index("Sertifikat terbit") < body.index("2. ")
    assert {state(USUAL), state("certificate.expiring"), state(DIGEST)} == {"delivered"}
    assert {said["data"]["kind"] for said in published(MessageDeliveredV1)} == {USUAL, "certificate.expiring"}
    dewi.client.post(one_click(letter), data=BODY)
    assert row(change(), USUAL)["channels"][0]["choice"] == "off"


def test_a_digest_killed_before_it_went_is_sent_and_one_that_went_is_not_repeated(dewi, change):
    change(USUAL, "daily")
    hears(dewi, USUAL)
    now = utcnow()
    dewi.sender().run(now)
    [digest] = claim(EMAIL, "dead", now + DAY)
    assert digest.kind == DIGEST
    dewi.sender().run(now + DAY + LEASE + SECOND)
    dewi.sender().run(now + DAY + LEASE + LEASE)
    assert len(dewi.mail.letters) == 1


def test_nothing_joins_a_digest_on_its_way(dewi, change):
    change(USUAL, "daily")
    change("certificate.expiring", "daily")
    hears(dewi, USUAL)
    now = utcnow()
    dewi.sender().run(now)
    window = Delivery.objects.get(kind=DIGEST).due_at
    [digest] = claim(EMAIL, "slow", window)
    hears(dewi, "certificate.expiring")
    dewi.sender().run(window - SECOND)
    late = Delivery.objects.get(kind="certificate.expiring", channel="email")
    assert late.digest_id != digest.id
    assert Delivery.objects.get(id=late.digest_id).due_at == window + DAY


def test_a_digest_that_bounces_bounces_what_is_in_it(dewi, change, published):
    change(USUAL, "daily")
    hears(dewi, USUAL)
    dewi.send()
    dewi.mail.answers["dewi@pustaka.example"] = "550 5.1.1 no such user"
    dewi.send(after=DAY)
    assert state(USUAL) == "bounced"
    assert [said["data"]["kind"] for said in published(MessageBouncedV1)] == [USUAL]


def test_an_address_that_bounced_is_not_written_to_until_an_operator_lifts_it(dewi, as_operator, change):
    dewi.mail.answers["dewi@pustaka.example"] = "550 5.1.1 no such user"
    hears(dewi, USUAL)
    dewi.send()
    dewi.mail.answers.clear()
    hears(dewi, URGENT)
    dewi.send()
    assert (dewi.mail.letters, state(URGENT)) == ([], "dropped")
    assert change()["address"]["suppressed_since"] is not None
    [found] = as_operator("GET", "/suppressions").json["items"]
    assert found["reason"] == "550 5.1.1 no such user"
    assert as_operator("DELETE", f"/suppressions/{found['id']}").status_code == 204
    hears(dewi, MANDATORY)
    dewi.send()
    assert len(dewi.mail.letters) == 1


def test_a_changed_address_is_written_to_again_by_itself(dewi):
    dewi.mail.answers["dewi@pustaka.example"] = "550 5.1.1 no such user"
    hears(dewi, USUAL)
    dewi.send()
    dewi.knows("dewi", email="dewi.baru@pustaka.example", sequence=2)
    hears(dewi, URGENT)
    dewi.send()
    assert dewi.mail.recipients == ["dewi.baru@pustaka.example"]


def test_a_full_mailbox_does_not_suppress(dewi, as_operator):
    dewi.mail.answers["dewi@pustaka.example"] = "552 5.2.2 mailbox full"
    hears(dewi, USUAL)
    dewi.send()
    assert state(USUAL) == "bounced"
    assert as_operator("GET", "/suppressions").json["items"] == []


def test_support_finds_a_delivery_by_person_kind_and_state(dewi, as_operator):
    dewi.knows("sahat")
    hears(dewi, USUAL, URGENT)
    dewi.send()
    found = as_operator("GET", "/deliveries", nip="nip-dewi", kind=USUAL, state="delivered").json["items"]
    assert {each["channel"] for each in found} == {"email", "portal"}
    for nip in ("nip-sahat", "nobody"):
        assert as_operator("GET", "/deliveries", nip=nip).json["items"] == []


def test_the_urgent_goes_first_in_small_batches_over_one_connection(notifier):
    people = [f"librarian-{number}" for number in range(7)]
    for person in people:
        notifier.knows(person)
    contract, data = SAMPLES["session.scheduled"]
    notifier.hears(contract, {**data, "invited": people})
    notifier.knows("dewi")
    hears(notifier, URGENT)
    assert notifier.sender(batch=3).run(utcnow()) == 8
    assert notifier.mail.recipients[0] == "dewi@pustaka.example"
    assert len(set(notifier.mail.recipients)) == 8
    assert notifier.mail.connections == 1
