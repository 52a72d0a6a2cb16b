"""Signing in as a person does, through the chooser of the development identity."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.support.platform import Platform


@contextmanager
def signed_in(platform: Platform, who: str) -> Iterator[httpx.Client]:
    """A browser without script that keeps its cookies."""
    with httpx.Client(base_url=platform.url, follow_redirects=True, timeout=30) as browser:
        chooser = browser.get("/masuk", headers={"Accept-Language": "id"})
        assert browser.post(str(chooser.url), data={"username": who}).status_code == 200
        yield browser
