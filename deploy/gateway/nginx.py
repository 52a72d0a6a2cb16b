"""nginx.conf from the route table: `python -m deploy.gateway nginx > deploy/gateway/nginx.conf`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Template

from deploy.gateway.problems import CONTENT_TYPE, PROBLEMS, Problem
from deploy.gateway.routes import DROPPED_HEADERS, HEALTH, RATES, REQUEST_ID, ROUTES, SERVICES, Rate, Route

IN_CONTAINERS = {
    **{service: f"{service}-api:8000" for service in SERVICES},
    "identity": "identity:8000",
    "web": "web:8000",
}

CONFIG = Template("""\
# Written from deploy/gateway/routes.py by `python -m deploy.gateway nginx`; a test compares. Do not edit.
worker_processes auto;
pid $folder/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }

http {
  access_log off;
  server_tokens off;
  default_type application/octet-stream;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  client_header_timeout 15s;
  client_body_timeout 30s;
  keepalive_timeout 65s;
  map $$http_x_request_id $$rid { "~$request_id" $$http_x_request_id; default $$request_id; }
  map $$http_upgrade $$no_upgrade { default ""; }
$languages
$zones
  limit_req_status 429;
  # Names are looked up while running: a container made anew has another address, and an `upstream` would keep the old.
  resolver $resolver valid=5s ipv6=off;
$upstreams
  server {
    listen $listen;
    server_name _;
    absolute_redirect off;
    # Answers of the upstreams go through as they are; only what nginx itself refuses is told here.
    error_page 400 @problem400;
    error_page 404 @problem404;
    error_page 413 @problem413;
    error_page 429 @problem429;
    error_page 500 502 503 504 =503 @problem503;
    add_header X-Request-ID $$rid always;
    proxy_hide_header X-Request-ID;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Upgrade $$no_upgrade;
    proxy_set_header Host $$http_host;
    proxy_set_header X-Request-ID $$rid;
    proxy_set_header X-Forwarded-For $$remote_addr;
    proxy_set_header X-Forwarded-Host $$http_host;
    proxy_set_header X-Forwarded-Proto $$scheme;
$dropped
    location = $health { access_log off; return 204; }
$locations
$problems
  }
}
""")


@dataclass(frozen=True)
class Site:
    """What differs between a container, a test and a city."""

    listen: str = "8080"
    folder: str = "/tmp"  # noqa: S108  (a tmpfs in the container)
    upstreams: Mapping[str, str] = field(default_factory=lambda: IN_CONTAINERS)
    rates: Mapping[str, Rate] = field(default_factory=lambda: RATES)
    resolver: str = "127.0.0.11"  # the container engine's own


def render(site: Site) -> str:
    """The whole configuration."""
    return CONFIG.substitute(
        folder=site.folder,
        listen=site.listen,
        resolver=site.resolver,
        health=HEALTH,
        request_id=REQUEST_ID.pattern,
        languages="\n".join(_language(problem) for problem in PROBLEMS.values()),
        zones="\n".join(_zone(name, rate) for name, rate in site.rates.items() if rate.per_second),
        upstreams="\n".join(f'  map "" $to_{name} {{ default {place}; }}' for name, place in site.upstreams.items()),
        dropped="\n".join(f'    proxy_set_header {name} "";' for name in DROPPED_HEADERS),
        locations="\n".join(_location(route, site) for route in ROUTES),
        problems="\n".join(_problem(problem) for problem in PROBLEMS.values()),
    )


def _zone(name: str, rate: Rate) -> str:
    return f"  limit_req_zone $binary_remote_addr zone={name}:1m rate={rate.per_second}r/s;"


def _location(route: Route, site: Site) -> str:
    if not route.upstream:
        return f'    location ~ "{route.pattern}" {{ return 404; }}'
    rate = site.rates[route.zone]
    limit = f" limit_req zone={route.zone} burst={rate.burst} nodelay;" if rate.per_second else ""
    time = f"proxy_read_timeout {route.seconds}s; proxy_send_timeout {route.seconds}s;"
    return (
        f'    location ~ "{route.pattern}" {{{limit} client_max_body_size {route.body}; '
        f"proxy_connect_timeout 3s; {time} proxy_pass http://$to_{route.upstream}; }}"
    )


def _language(problem: Problem) -> str:
    return f'  map $http_accept_language $detail{problem.status} {{ "~*^en" "{problem.en}"; default "{problem.id}"; }}'


def _problem(problem: Problem) -> str:
    body = problem.body("id", "$rid").replace(problem.id, f"$detail{problem.status}")
    # add_header in a location drops the inherited ones, so the request id is said again.
    headers = "".join(f" add_header {name} {value} always;" for name, value in problem.headers.items())
    return (
        f"    location @problem{problem.status} {{ internal; default_type {CONTENT_TYPE};"
        f" add_header X-Request-ID $rid always;{headers} return {problem.status} '{body}'; }}"
    )
