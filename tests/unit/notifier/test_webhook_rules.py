"""Signatures, the ladder of tries, and where a webhook may go."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook as Oracle

from services.notifier.domain import dispatches, signing
from services.notifier.domain.destinations import Forbidden, check_address, check_url
from services.notifier.domain.dispatches import DELIVERED, FAILED, LADDER, QUEUED, Answer, retry_after, step

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@given(st.binary(min_size=24, max_size=64), st.text(max_size=300))
def test_the_reference_library_accepts_our_signature(random: bytes, text: str) -> None:
    secret, body = signing.secret_of(random), text.encode("utf-8", "replace")
    sent = signing.headers("019a-event", int(datetime.now(UTC).timestamp()), body, [secret])
    Oracle(secret).verify(body, sent, json_parse=False)


def test_while_a_secret_changes_each_of_the_two_is_enough() -> None:
    old, new = signing.secret_of(b"o" * 32), signing.secret_of(b"n" * 32)
    body = b'{"specversion":"1.0"}'
    sent = signing.headers("id", int(datetime.now(UTC).timestamp()), body, [new, old])
    assert len(sent["webhook-signature"].split(" ")) == 2
    for secret in (old, new):
        assert Oracle(secret).verify(body, sent) == {"specversion": "1.0"}
    with pytest.raises(Exception, match="signature"):
        Oracle(signing.secret_of(b"x" * 32)).verify(body, sent)
    with pytest.raises(Exception, match="signature"):
        Oracle(new).verify(b'{"specversion":"1.1"}', sent)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_only_2xx_is_success(status: int) -> None:
    assert step(Answer(status), 1, NOW, 0.5).state == DELIVERED


@pytest.mark.parametrize("status", [0, 100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 418, 429, 500, 502, 503, 504])
def test_anything_else_is_tried_again_on_the_ladder_and_then_disables(status: int) -> None:
    since = timedelta(0)
    for tries, rung in enumerate(LADDER, 1):
        after = step(Answer(status), tries, NOW, 0.0)
        assert (after.state, after.due_at, after.disable) == (QUEUED, NOW + rung, "")
        late = step(Answer(status), tries, NOW, 1.0).due_at
        assert late is not None
        assert late - NOW == rung * 1.2
        since += rung
    assert timedelta(days=3) < since < timedelta(days=4)
    last = step(Answer(status), len(LADDER) + 1, NOW, 0.0)
    assert last.state == FAILED
    assert last.disable


def test_410_disables_at_once_and_an_overload_rests_the_whole_subscription() -> None:
    gone = step(Answer(410), 1, NOW, 0.0)
    assert (gone.state, gone.disable) == (FAILED, "the receiver answered 410 Gone")
    assert step(Answer(400), 1, NOW, 0.0).hold_until is None
    for status in (0, *dispatches.OVERLOADED):
        assert step(Answer(status), 1, NOW, 0.0).hold_until == NOW + LADDER[0]
        assert step(Answer(status), 5, NOW, 0.0).hold_until == NOW + dispatches.HOLD
    asked = step(Answer(429, retry_after=timedelta(minutes=7)), 1, NOW, 0.0)
    assert (asked.due_at, asked.hold_until) == (NOW + timedelta(minutes=7),) * 2


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", timedelta(minutes=2)),
        ("Tue, 24 Nov 2026 03:01:00 GMT", timedelta(minutes=1)),
        ("Tue, 24 Nov 2020 03:01:00 GMT", None),
        ("999999999999", timedelta(hours=24)),
        *((each, None) for each in ("", None, "soon", "-5", "1e9", "٣")),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(header: str | None, expected: timedelta | None) -> None:
    assert retry_after(header, NOW) == expected


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_no_address_inside_a_house_is_gone_to(address: str) -> None:
    with pytest.raises(Forbidden):
        check_address(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://mitra.example/x", "webhook-https"),
        ("ftp://mitra.example/x", "webhook-https"),
        ("https://user:pass@mitra.example/", "webhook-url"),
        ("https://mitra.example/#x", "webhook-url"),
        ("https://mitra.example:22/", "webhook-port"),
        ("https://mitra.example:99999/", "webhook-url"),
        ("https://[::1]/", "webhook-address"),
        ("https://169.254.169.254/latest", "webhook-address"),
        ("https://mitra.example/a b", "webhook-url"),
        ("https://mïtra.example/", "webhook-url"),
        ("https:///x", "webhook-url"),
        ("", "webhook-url"),
        ("https://mitra.example/" + "x" * 500, "webhook-url"),
        ("http://127.0.0.1:9000/", "webhook-https"),
    ],
)
def test_an_address_that_can_be_none_is_refused_when_given(url: str, code: str) -> None:
    with pytest.raises(Forbidden, match=f"^{code}$"):
        check_url(url)


def test_this_machine_may_be_a_receiver_in_development_only() -> None:
    check_url("http://127.0.0.1:9000/hook", loopback=True)
    check_address("127.0.0.1", loopback=True)
    for private in ("10.0.0.1", "169.254.169.254"):
        with pytest.raises(Forbidden):
            check_address(private, loopback=True)
    check_url("https://mitra.example:8443/hook?kunci=1")
