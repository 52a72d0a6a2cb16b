"""A person signs in to the web client through the gateway, as a browser would, and out again."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.platform import MANAGER, Platform


@pytest.fixture
def browser(platform: Platform) -> Iterator[httpx.Client]:
    headers = {"Accept-Language": "id"}
    with httpx.Client(base_url=platform.url, follow_redirects=True, headers=headers, timeout=30) as client:
        yield client


def test_choose_a_person_and_be_that_person(platform: Platform, browser: httpx.Client) -> None:
    chooser = browser.get("/masuk")
    assert urlsplit(str(chooser.url)).path == "/identity/authorize"
    assert "Masuk sebagai siapa?" in chooser.text
    home = browser.post(str(chooser.url), data={"username": MANAGER})
    assert home.status_code == 200, home.text[:500]
    assert str(home.url).startswith(platform.url)
    assert "Eka Tambunan" in home.text
    assert browser.cookies, "one cookie of the web client"
    assert "at+jwt" not in home.text
    assert not re.search(r"eyJ[A-Za-z0-9_-]{20,}\.", home.text), "no token reaches the browser"
