"""The route table: where a path goes, how large its body may be, how often it may be asked for.

nginx.conf is written from it, and the local gateway reads it; one test asks both the same questions.
"""

import re
from dataclasses import dataclass

SERVICES = ("training", "assessment", "community", "notifier")
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Rate:
    """Requests a second from one address, and how many may come at once. 0: no limit."""

    per_second: int
    burst: int


@dataclass(frozen=True)
class Route:
    """Paths that match `pattern` (a regular expression from the start) go to `upstream`; "" refuses them."""

    pattern: str
    upstream: str
    body: int = MEGABYTE
    zone: str = "pages"
    seconds: int = 30

    def matches(self, path: str) -> bool:
        return re.match(self.pattern, path) is not None


# A library behind one address shares one limit: these stop a runaway script, not a busy morning.
RATES = {"api": Rate(50, 100), "pages": Rate(100, 200)}
_ANY_SERVICE = "|".join(SERVICES)

ROUTES = (
    # What a process says about itself is for those who run it, not for the street.
    Route(rf"^/api/({_ANY_SERVICE})/(v1/)?(metrics|livez|readyz)(/|$)", ""),
    Route(r"^/(metrics|livez|readyz)(/|$)", ""),
    *(
        Route(rf"^/api/{service}/v1/imports$", service, body=10 * MEGABYTE, zone="api", seconds=120)
        for service in ("community", "assessment")
    ),
    *(Route(rf"^/api/{service}/", service, zone="api") for service in SERVICES),
    Route(r"^/api(/|$)", ""),
    Route(r"^/identity/", "identity"),
    Route(r"^/", "web"),
)

# Nothing that a client says about who it is or where it comes from survives.
DROPPED_HEADERS = (
    "X-User",
    "X-Roles",
    "X-Real-IP",
    "Forwarded",
    "X-Forwarded-Prefix",
    "X-Forwarded-Port",
    "X-Original-URL",
)
REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
HEALTH = "/gateway/livez"


def route_of(path: str) -> Route:
    """The first route that matches; the last one matches everything."""
    return next(route for route in ROUTES if route.matches(path))
