"""The route table, its limits and its refusals: no socket needed."""

import json
from pathlib import Path

import pytest

import deploy.gateway
from deploy.gateway.limits import Limiter
from deploy.gateway.local import Gateway
from deploy.gateway.nginx import Site, render
from deploy.gateway.problems import PROBLEMS, language_of
from deploy.gateway.routes import MEGABYTE, Rate, route_of

PLACES = {
    "/": "web",
    "/masuk": "web",
    "/apian": "web",
    "/identity/authorize": "identity",
    "/api/training/v1/sessions": "training",
    "/api/assessment/v1/public/surveys/1": "assessment",
    "/api/community/v1/imports": "community",
    "/api/notifier/v1/me/inbox": "notifier",
    "/api/training/v1/metrics": "",
    "/api/training/livez": "",
    "/api/notifier/readyz": "",
    "/metrics": "",
    "/livez": "",
    "/readyz/": "",
    "/api/unknown/v1/x": "",
    "/api": "",
}


@pytest.mark.parametrize(("path", "upstream"), PLACES.items())
def test_a_path_goes_to_one_place(path: str, upstream: str) -> None:
    assert route_of(path).upstream == upstream


def test_only_imports_may_be_large() -> None:
    assert route_of("/api/community/v1/imports").body == 10 * MEGABYTE
    assert route_of("/api/assessment/v1/imports").body == 10 * MEGABYTE
    assert route_of("/api/training/v1/sessions").body == MEGABYTE


def test_the_committed_nginx_conf_is_that_of_the_table() -> None:
    committed = Path(deploy.gateway.__file__).with_name("nginx.conf").read_text()
    assert committed == render(Site()), "run: python -m deploy.gateway nginx > deploy/gateway/nginx.conf"


def test_a_burst_passes_and_the_rest_waits() -> None:
    now = [0.0]
    limiter = Limiter(Rate(10, 3), clock=lambda: now[0])
    assert [limiter.allows("a") for _ in range(6)] == [True, True, True, True, False, False]
    assert limiter.allows("b"), "another address has its own bucket"
    now[0] = 0.1
    assert [limiter.allows("a") for _ in range(2)] == [True, False]


def test_no_limit_means_none() -> None:
    assert all(Limiter(Rate(0, 0)).allows("a") for _ in range(1000))


def test_a_refusal_is_told_in_the_callers_language() -> None:
    seen: list[str] = []
    environ = {"PATH_INFO": "/metrics", "HTTP_ACCEPT_LANGUAGE": "en-GB,id;q=0.5", "HTTP_X_REQUEST_ID": "abcdefgh1"}
    body = b"".join(Gateway({})(environ, lambda status, headers, *more: seen.append(status)))  # type: ignore[arg-type]
    problem = json.loads(body)
    assert seen == ["404 Not found"]
    assert problem["detail"] == PROBLEMS[404].en
    assert problem["instance"] == "urn:request:abcdefgh1"


@pytest.mark.parametrize(
    ("header", "language"), [("", "id"), ("en", "en"), ("EN-us", "en"), ("id,en;q=0.9", "id"), ("fr", "id")]
)
def test_language(header: str, language: str) -> None:
    assert language_of(header) == language
