"""The published language does not change by accident."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from deploy import contracts
from shared.contracts.base import EVENTS
from shared.contracts.envelope import Malformed, UnknownType, parse, wrap
from shared.contracts.training import SessionClosedV1

VENDOR = Path(__file__).parent / "vendor"


def test_every_golden_schema_is_what_the_code_says():
    expected = contracts.golden_files()
    found = {path: path.read_text() for path in contracts.GOLDEN.glob("*.json")}
    assert found == expected, "a contract changed: add a version, or (if compatible) run ./bina contracts"


def test_asyncapi_is_current():
    assert contracts.ASYNCAPI.read_text() == contracts.asyncapi_text(), "run ./bina contracts"


def test_asyncapi_is_valid():
    schema = json.loads((VENDOR / "asyncapi-3.0.0.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    document = yaml.safe_load(contracts.ASYNCAPI.read_text())
    assert [error.message for error in validator.iter_errors(document)] == []
    document["operations"]["training.send.training-session-closed-v1"]["action"] = "shout"
    assert list(validator.iter_errors(document)), "the validator sees nothing"


@pytest.mark.parametrize("service", ["assessment", "community", "notifier", "training"])
def test_openapi_is_current(service):
    path = contracts.ROOT / "services" / service / "openapi.json"
    assert path.read_text() == contracts.openapi_of(service).rstrip() + "\n", "run ./bina contracts"


def test_every_golden_schema_is_a_schema():
    for path in contracts.GOLDEN.glob("*.json"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text()))


def test_partner_events_name_nobody():
    forbidden = {"name", "nip", "email", "phone", "librarian_id", "pre_score", "post_score"}
    for key, contract in EVENTS.items():
        fields = set(contract().fields)
        if contract.audience == "partner":
            allowed = {"name"} if contract.routing_key.split(".")[1] in ("library", "partner") else set()
            assert not fields & (forbidden - allowed), key


def _event(**over):
    data = SessionClosedV1.encode({"session_id": "s", "course_id": "c", "attended": 1, "absent": 0})
    values: dict[str, Any] = {
        "id": "e1",
        "source": "urn:x/training",
        "subject": "s",
        "sequence": 3,
        "time": datetime(2026, 11, 23, tzinfo=UTC),
        "data": data,
        "correlation_id": "c",
        "causation_id": "",
        "traceparent": "00-" + "a" * 32 + "-" + "b" * 16 + "-01",
    }
    return wrap(SessionClosedV1, **values) | over


def test_an_event_reads_back():
    event = parse(json.dumps(_event()))
    assert (event.id, event.type, event.sequence) == ("e1", "training.session.closed.v1", 3)
    assert event.data == {"session_id": "s", "course_id": "c", "attended": 1, "absent": 0}


def test_the_envelope_fits_the_published_document():
    document = yaml.safe_load(contracts.ASYNCAPI.read_text())
    payload = document["components"]["messages"]["training-session-closed-v1"]["payload"]
    jsonschema.validate(_event(), payload)


def test_a_field_of_a_later_minor_version_is_ignored():
    event = _event()
    event["data"] = {**event["data"], "room_temperature": 21}
    assert "room_temperature" not in parse(json.dumps(event)).data


@pytest.mark.parametrize(
    "broken",
    [
        b"{nonsense",
        b"[]",
        b'"text"',
        json.dumps(_event(data={"session_id": 5})),
        json.dumps(_event(sequence="x")),
        json.dumps(_event(id="")),
        json.dumps({key: value for key, value in _event().items() if key != "subject"}),
        json.dumps(_event(time="yesterday")),
        json.dumps(_event(type=7)),
    ],
)
def test_a_broken_message_is_malformed(broken):
    with pytest.raises(Malformed):
        parse(broken)


def test_an_unknown_version_is_told_apart():
    with pytest.raises(UnknownType):
        parse(json.dumps(_event(type="id.binapustaka.training.session.closed.v9")))


@pytest.mark.parametrize(
    "data",
    [
        {"session_id": "s", "course_id": "c", "attended": 1},
        {"session_id": "s", "course_id": "c", "attended": -1, "absent": 0},
        {"session_id": "s", "course_id": "c", "attended": 1, "absent": 0, "mood": "good"},
    ],
)
def test_a_producer_cannot_send_what_its_contract_does_not_say(data):
    with pytest.raises(ValueError, match=r"training\.session\.closed"):
        SessionClosedV1.encode(data)
