"""What partners copy: the receiver accepts what is signed and keeps it once; the broker is told no more than agreed."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Oracle

from deploy.partners import broker
from deploy.partners.receiver import create_app
from services.notifier.domain import signing

SECRET, OTHER = signing.secret_of(b"s" * 32), signing.secret_of(b"o" * 32)
BODY = json.dumps({"id": "e1", "type": "id.binapustaka.community.activity.held.v1", "data": {}}).encode()


def post(place: Path, headers: dict[str, str], body: bytes = BODY) -> int:
    return create_app(SECRET, place).test_client().post("/hook", data=body, headers=headers).status_code


def now() -> int:
    return int(datetime.now(UTC).timestamp())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


def test_the_receiver_keeps_what_is_signed_once_also_over_a_restart(place: Path) -> None:
    for _ in range(3):
        assert post(place, signing.headers("e1", now(), BODY, [SECRET])) == 204
    assert [json.loads(line)["id"] for line in place.read_text().splitlines()] == ["e1"]


def test_while_a_secret_changes_one_right_signature_is_enough(place: Path) -> None:
    assert post(place, signing.headers("e1", now(), BODY, [OTHER, SECRET])) == 204


def test_the_receiver_accepts_what_the_reference_library_signs(place: Path) -> None:
    moment = datetime.now(UTC)
    signed = Oracle(SECRET).sign("e1", moment, BODY.decode())
    head = {"webhook-id": "e1", "webhook-timestamp": str(int(moment.timestamp())), "webhook-signature": signed}
    assert post(place, head) == 204


@pytest.mark.parametrize(
    ("changed", "body"),
    [
        ({}, b'{"id": "e2"}'),
        ({"webhook-id": "e2"}, BODY),
        ({"webhook-signature": ""}, BODY),
        ({"webhook-signature": "v1,AAAA v2,BBBB"}, BODY),
        ({"webhook-timestamp": "soon"}, BODY),
        ({"webhook-timestamp": ""}, BODY),
    ],
)
def test_what_was_changed_on_the_way_is_refused(place: Path, changed: dict[str, Any], body: bytes) -> None:
    assert post(place, {**signing.headers("e1", now(), BODY, [SECRET]), **changed}, body) == 401
    assert not place.exists()


def test_another_secret_and_a_recorded_request_are_refused(place: Path) -> None:
    assert post(place, signing.headers("e1", now(), BODY, [OTHER])) == 401
    old = now() - int(timedelta(minutes=6).total_seconds())
    assert post(place, signing.headers("e1", old, BODY, [SECRET])) == 401


def test_the_broker_is_told_the_types_of_the_agreement_and_nothing_wider() -> None:
    [added, rights, topics] = broker.grant("sma-1", ["community.activity.held.v1"])
    assert added == ["add_user", "mitra.sma-1"]
    assert rights[-3:-1] == [r"^mitra\.sma-1\..*$"] * 2
    assert rights[-1] == r"^(mitra\.sma-1\..*|pustaka\.partners)$"
    assert topics[-2:] == ["^$", r"^(community\.activity\.held\.v1)$"]
    assert [call[0] for call in broker.end("sma-1")][:1] == ["clear_permissions"]


@pytest.mark.parametrize(("name", "types"), [
    ("sma.1", ["community.activity.held.v1"]), ("", ["community.activity.held.v1"]), ("SMA", ["a.b.c.v1"]),
    ("sma-1", []), ("sma-1", ["#"]), ("sma-1", ["community.activity.*"]), ("sma-1", ["a.b.c.v1|.*"]),
])  # fmt: skip
def test_a_name_or_type_that_would_widen_the_pattern_is_refused(name: str, types: list[str]) -> None:
    with pytest.raises(SystemExit):
        broker.grant(name, types)
