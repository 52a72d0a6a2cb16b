"""The same questions to both gateways: werkzeug's on one machine, nginx in containers."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from deploy.gateway.problems import PROBLEMS
from deploy.gateway.routes import MEGABYTE
from deploy.local import ports

FORWARDED = {
    "/": "web",
    "/kegiatan?halaman=2&q=a%20b": "web",
    "/identity/.well-known/openid-configuration": "identity",
    "/api/training/v1/sessions?state=proposed": "training",
    "/api/assessment/v1/public/index": "assessment",
    "/api/community/v1/libraries": "community",
    "/api/notifier/v1/me/inbox": "notifier",
}
REFUSED = [
    "/api/training/v1/metrics",
    "/api/training/livez",
    "/api/community/readyz",
    "/metrics",
    "/livez",
    "/readyz",
    "/api/x/v1",
]


@pytest.mark.parametrize(("path", "name"), FORWARDED.items())
def test_a_request_reaches_its_service_as_it_was(gateway: httpx.Client, path: str, name: str) -> None:
    seen = gateway.get(path).json()
    assert (seen["name"], seen["path"]) == (name, path)


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_not_for_the_street_is_not_found(gateway: httpx.Client, path: str) -> None:
    answer = gateway.get(path)
    assert_problem(answer, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_methods_and_bodies_pass(gateway: httpx.Client, method: str) -> None:
    seen = gateway.request(method, "/api/training/v1/courses", content=b"x" * 1000).json()
    assert (seen["method"], seen["body"]) == (method, 1000)


def test_answers_pass_as_they_are(gateway: httpx.Client) -> None:
    answer = gateway.get("/api/training/v1/teapot")
    assert answer.status_code == 418
    assert answer.headers["X-Own"] == "kept"
    assert gateway.head("/").headers["X-Own"] == "kept"


def test_nothing_a_client_says_about_itself_survives(gateway: httpx.Client) -> None:
    lies = {"X-User": "root", "X-Forwarded-For": "10.0.0.1", "Forwarded": "for=10.0.0.1", "X-Real-IP": "10.0.0.1",
            "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Roles": "manager"}  # fmt: skip
    seen = gateway.get("/api/training/v1/sessions", headers=lies).json()["headers"]
    assert seen["x-forwarded-for"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "http"
    assert seen["x-forwarded-host"] == seen["host"] == gateway.base_url.netloc.decode()
    assert not {"x-user", "x-roles", "forwarded", "x-real-ip"} & seen.keys()


def test_what_belongs_to_the_request_survives(gateway: httpx.Client) -> None:
    told = {"Authorization": "Bearer t", "If-Match": '"3"', "Idempotency-Key": "k-1", "Accept-Language": "en",
            "Cookie": "a=b", "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}  # fmt: skip
    seen = gateway.get("/api/training/v1/sessions", headers=told).json()["headers"]
    assert {name: seen.get(name.lower()) for name in told} == told


@pytest.mark.parametrize("given", ["", "short", "has spaces in it", "x" * 65, 'quote"quote', "new\tline-12345"])
def test_a_malformed_request_id_is_replaced(gateway: httpx.Client, given: str) -> None:
    answer = gateway.get("/", headers={"X-Request-ID": given})
    seen = answer.json()["headers"]["x-request-id"]
    assert seen != given
    assert len(seen) == 32
    assert answer.headers.get_list("X-Request-ID") == [seen]


def test_a_good_request_id_is_kept(gateway: httpx.Client) -> None:
    answer = gateway.get("/", headers={"X-Request-ID": "kiosk-7.2026_11"})
    assert answer.json()["headers"]["x-request-id"] == "kiosk-7.2026_11"
    assert answer.headers.get_list("X-Request-ID") == ["kiosk-7.2026_11"]


def test_large_bodies_only_where_spreadsheets_go(gateway: httpx.Client) -> None:
    large = b"x" * (MEGABYTE + 1)
    assert_problem(gateway.post("/api/training/v1/courses", content=large), 413)
    assert gateway.post("/api/community/v1/imports", content=large).json()["body"] == len(large)
    assert_problem(gateway.post("/api/community/v1/imports", content=b"x" * (10 * MEGABYTE + 1)), 413)


def test_a_body_of_unknown_length_is_measured(gateway: httpx.Client) -> None:
    def chunks(count: int) -> Iterator[bytes]:
        yield from (b"x" * 65_536 for _ in range(count))

    assert gateway.post("/api/training/v1/courses", content=chunks(2)).json()["body"] == 131_072
    assert_problem(gateway.post("/api/training/v1/courses", content=chunks(20)), 413)


def test_a_service_that_is_away_is_unavailable(start: Callable[..., httpx.Client], upstreams: dict[str, str]) -> None:
    [nobody] = ports.free(1)
    answer = start({**upstreams, "training": f"127.0.0.1:{nobody}"}).get("/api/training/v1/sessions")
    assert_problem(answer, 503)
    assert answer.headers["Retry-After"] == "5"


def test_too_many_requests_are_told_so(start: Callable[..., httpx.Client], upstreams: dict[str, str]) -> None:
    client = start(upstreams, rate="2/4")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.get("/api/training/v1/sessions"), range(24)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert 5 <= len(answers) - len(refused) < 15
    assert refused[0].headers["Retry-After"] == "1"
    assert_problem(refused[0], 429)


def test_refusals_are_told_in_two_languages(gateway: httpx.Client) -> None:
    for language, detail in (("id", PROBLEMS[404].id), ("en-GB", PROBLEMS[404].en), ("de", PROBLEMS[404].id)):
        assert gateway.get("/metrics", headers={"Accept-Language": language}).json()["detail"] == detail


def assert_problem(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["title"] == PROBLEMS[status].title
    assert body["instance"] == f"urn:request:{answer.headers['X-Request-ID']}"
