"""One trace id goes from a request through the log, the outbox and the broker to the consumers in other services."""

import json
from functools import partial
from typing import Any

from shared.ids import new_id
from tests.support.platform import Platform
from tests.support.waiting import eventually


def test_one_request_is_followed_to_the_last_consumer(platform: Platform) -> None:
    began = f"{new_id().replace('-', '')[:31]}7"
    headers = {"traceparent": f"00-{began}-00f067aa0ba902b7-01", "Idempotency-Key": new_id()}
    with platform.client() as manager:
        answer = manager.post("/api/community/v1/libraries", json={"name": f"Ruang {began}"}, headers=headers)
    assert answer.status_code == 201, answer.text
    trace = answer.headers["X-Trace-Id"]
    [row] = platform.database("community")["outbox"].find({"event.subject": answer.json()["id"]})
    assert row["event"]["traceparent"].split("-")[1] == trace
    request = eventually(lambda: _lines(platform, "community-api", trace))[-1]
    assert (request["service"], request["status"]) == ("community", 201)
    for consumer in ("training", "assessment"):
        applied = eventually(partial(_applied, platform, consumer, trace), seconds=10)
        assert [line["event_id"] for line in applied] == [row["_id"]]
        assert platform.database(consumer)["inbox"].count_documents({"_id": f"{consumer}|{row['_id']}"}) == 1


def test_a_refusal_tells_its_trace(platform: Platform) -> None:
    with platform.client(None) as visitor:
        problem = visitor.get(f"/api/training/v1/public/certificates/{new_id()}").json()
    kind, name, trace = problem["instance"].split(":")
    assert (kind, name) == ("urn", "trace")
    assert eventually(lambda: _lines(platform, "training-api", trace))[-1]["status"] == 404


def _applied(platform: Platform, service: str, trace: str) -> list[dict[str, Any]]:
    return [line for line in _lines(platform, f"{service}-worker", trace) if line["event"] == "event applied"]


def _lines(platform: Platform, process: str, trace: str) -> list[dict[str, Any]]:
    """What a process said of this trace, as its JSON lines."""
    return [json.loads(line) for line in platform.log(process).splitlines() if f'"trace_id":"{trace}"' in line]
