"""What a request leaves behind: one trace id everywhere, a log line, a measured time."""

from typing import Any

from structlog.testing import capture_logs

from shared.storage.outbox import OutboxRow
from tests.integration.shared_http.conftest import BASE

HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


def test_the_trace_goes_from_header_to_outbox_and_back(client: Any, manager: dict[str, str]) -> None:
    answer = client.post(f"{BASE}/shelves", json={"title": "A"}, headers=manager | {"traceparent": HEADER})
    assert answer.headers["X-Trace-Id"] == TRACE
    event = OutboxRow.objects.first().event
    assert event["traceparent"].split("-")[1] == TRACE
    assert event["correlationid"] == TRACE


def test_one_line_a_request_that_names_nobody(client: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    with capture_logs() as lines:
        client.get(f"{BASE}/shelves/{shelf['id']}?x=1", headers=manager | {"X-Request-ID": "req-12345678"})
        client.get("/livez")
    [line] = [line for line in lines if line["event"] == "request"]
    assert (line["method"], line["status"], line["route"]) == ("GET", 200, f"{BASE}/shelves/<string:shelf_id>")
    assert line["path"].endswith(shelf["id"])
    assert len(line["actor"]) == 12
    assert "198310262010021009" not in str(line)


def test_a_request_id_is_kept_if_it_is_one(client: Any) -> None:
    for given, kept in (("req-12345678", True), ("short", False), ("x" * 65, False), ("a b c d e f g h", False)):
        answer = client.get(f"{BASE}/shelves", headers={"X-Request-ID": given})
        assert (answer.headers["X-Request-ID"] == given) is kept


def test_requests_are_counted_by_route_template(client: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    client.get(f"{BASE}/shelves/{shelf['id']}", headers=manager)
    client.get("/nothing/here")
    client.open("/nothing/here", method="INVENTED")
    text = client.get("/metrics").text
    assert f'route="{BASE}/shelves/<string:shelf_id>",status="200"' in text
    assert 'route="unmatched",status="404"' in text
    assert 'method="other",route="unmatched",status="404"' in text
    assert shelf["id"] not in text
    assert "/nothing/here" not in text


def test_answers_are_not_for_browsers_to_guess_about(client: Any, manager: dict[str, str]) -> None:
    for answer in (client.get(f"{BASE}/shelves"), client.get("/nothing"), client.get("/livez")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
