"""Where a webhook may go: https to a public address. Everything inside the house is out of bounds (SSRF)."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

LENGTH = 500
_OPAQUE = tuple(IPv6Network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""Networks whose addresses carry an IPv4 address inside: a way around the check."""


class Forbidden(ValueError):
    """The address is not one that a webhook may go to. The code says why."""


def check_url(url: str, *, loopback: bool = False) -> None:
    """Whether the address can be one at all; what its name resolves to is asked at each try. Raises Forbidden.

    `loopback`: on a development machine plain http to this machine is let through.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Forbidden("webhook-url") from error
    if len(url) > LENGTH or not url.isascii() or not url.isprintable() or " " in url or not host:
        raise Forbidden("webhook-url")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Forbidden("webhook-url")
    at_home = loopback and host in ("127.0.0.1", "::1", "localhost")
    if parts.scheme != "https" and not (at_home and parts.scheme == "http"):
        raise Forbidden("webhook-https")
    if port is not None and port != 443 and port < 1024:
        raise Forbidden("webhook-port")
    if _is_literal(host):
        check_address(host, loopback=loopback)


def check_address(address: str, *, loopback: bool = False) -> None:
    """Whether a resolved address is of the public internet. Raises Forbidden."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if loopback and found.is_loopback:
        return
    hidden = isinstance(found, IPv6Address) and any(found in network for network in _OPAQUE)
    if hidden or not found.is_global or found.is_multicast or found.is_reserved:
        raise Forbidden("webhook-address")


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
