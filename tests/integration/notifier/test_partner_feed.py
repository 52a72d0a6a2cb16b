"""The pull feed, who may ask for what, and what is refused."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Oracle

from services.notifier.app import DOCUMENTS, create_app
from services.notifier.partner_documents import Dispatch, LoggedEvent
from shared.clock import utcnow
from shared.ids import new_id
from shared.storage.connection import database
from tests.integration.notifier.partner_stage import HELD, Partner, held, reported
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint


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


def read(partner: Partner, made: dict[str, Any], cursor: str | None = None, limit: int = 2) -> Any:
    query = {"limit": limit, **({"cursor": cursor} if cursor else {})}
    answer = partner.call("GET", f"/subscriptions/{made['id']}/events", query_string=query)
    assert answer.status_code == 200, answer.json
    Oracle(made["secret"]).verify(answer.data, dict(answer.headers))
    return answer.json


def test_the_feed_tells_the_same_events_in_order_signed_and_goes_on_where_it_was(partner):
    made = partner.call("POST", "/subscriptions", json={"kind": "feed"}).json
    assert read(partner, made) == {"items": [], "next": None, "more": False}
    told = [held().id, reported().id, held().id]
    first = read(partner, made)
    assert ([each["id"] for each in first["items"]], first["more"]) == (told[:2], True)
    second = read(partner, made, first["next"])
    assert ([each["id"] for each in second["items"]], second["more"]) == (told[2:], False)
    assert read(partner, made, second["next"]) == {"items": [], "next": second["next"], "more": False}
    told.append(held().id)
    assert [each["id"] for each in read(partner, made, second["next"])["items"]] == told[3:]


def test_the_feed_shows_nothing_from_before_the_agreement_nor_of_another_subscription(partner, service, token):
    later = Partner(service, token, "mitra-b")
    later.agrees(HELD, since=0)
    made = later.call("POST", "/subscriptions", json={"kind": "feed", "events": [HELD]}).json
    old = held(time=utcnow().replace(year=utcnow().year - 1))
    reported()
    fresh = held()
    assert [each["id"] for each in read(later, made)["items"]] == [fresh.id]
    assert later.call("GET", f"/partner-events/{old.id}").status_code == 404
    assert later.call("GET", f"/partner-events/{fresh.id}").json["id"] == fresh.id
    mine = partner.call("POST", "/subscriptions", json={"kind": "feed"}).json
    trial = partner.call("POST", f"/subscriptions/{mine['id']}/test").json["event_id"]
    assert trial in [each["id"] for each in read(partner, mine, limit=10)["items"]]
    assert [each["id"] for each in read(later, made)["items"]] == [fresh.id]
    assert later.call("GET", f"/partner-events/{trial}").status_code == 404


def test_positions_are_given_in_the_order_of_the_commits(partner):
    for _ in range(3):
        held()
    assert list(LoggedEvent.objects.order_by("position").scalar("position")) == [1, 2, 3]


@pytest.mark.parametrize(
    "url", ["http://mitra.example/", "https://10.0.0.1/", "https://u:p@mitra.example/", "file:///etc/passwd", ""]
)
def test_an_address_that_can_be_none_is_refused(partner, url):
    answer = partner.call("POST", "/subscriptions", json={"kind": "webhook", "url": url})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/body/url"


def test_a_change_names_what_it_changes_and_stays_within_the_agreement(partner):
    made = partner.call("POST", "/subscriptions", json={"kind": "webhook", "url": "https://mitra.example/a"}).json
    path, seen = f"/subscriptions/{made['id']}", {"If-Match": '"1"'}
    assert partner.call("PATCH", path, json={"description": "x"}).status_code == 428
    assert (
        partner.call("PATCH", path, json={"events": ["community.librarian.left.v1"]}, headers=seen).status_code == 403
    )
    assert partner.call("PATCH", path, json={"events": [HELD]}, headers=seen).json["events"] == [HELD]
    assert partner.call("PATCH", path, json={"events": []}, headers=seen).status_code == 412
    assert partner.call("DELETE", path).status_code == 204
    assert partner.call("GET", path).status_code == 404


def test_machines_without_partner_or_agreement_and_people_are_refused(partner, service, token):
    stranger = Partner(service, token, "mitra-c")
    assert stranger.call("GET", "/partnership").json["in_force"] is False
    answer = stranger.call("POST", "/subscriptions", json={"kind": "feed"})
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (403, "no-agreement")
    unknown = token("partner", username="nobody", client_id="nobody")
    headers = {"Authorization": f"Bearer {unknown}"}
    assert service.client.get("/api/notifier/v1/partnership", headers=headers).status_code == 403
    for role in ("librarian", "manager", "operator", "auditor"):
        headers = {"Authorization": f"Bearer {token(role, client_id='mitra-a')}"}
        assert service.client.get("/api/notifier/v1/subscriptions", headers=headers).status_code == 403


def test_the_queue_and_the_log_are_found_by_an_index(partner):
    made = new_id()
    now = utcnow()
    Dispatch(id=new_id(), subscription_id=made, event_id="e", position=1, type=HELD, subject="s", due_at=now).save()
    hot: list[tuple[str, dict[str, Any]]] = [
        ("dispatches", {"subscription_id": made, "state": {"$in": ["queued", "sending"]}, "due_at": {"$lte": now}}),
        ("dispatches", {"subscription_id": made, "subject": "s", "position": {"$lt": 5}}),
        ("partner_events", {"type": HELD, "happened_at": {"$gte": now}}),
        ("agreements", {"partner_id": partner.id}),
        ("partners", {"clients": "mitra-a"}),
    ]
    for name, wanted in hot:
        plan = database()[name].find(wanted).explain()["queryPlanner"]["winningPlan"]
        assert "COLLSCAN" not in str(plan), (name, plan)
