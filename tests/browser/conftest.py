"""A real browser before the whole platform."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.city import City
from tests.support.platform import Platform

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
NAMES = {
    "manager": "Eka Tambunan",
    "librarian": "Dewi Sipayung",
    "other_librarian": "Sahat Harahap",
    "trainer": "Parulian Damanik",
    "operator": "Operator",
    "auditor": "Auditor Kota",
}
# A page that says 404 or 422 is as it should be; the browser tells of it all the same.
EXPECTED = "Failed to load resource"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def city(platform: Platform) -> City:
    return City(platform)


@pytest.fixture(scope="session")
def cookies(chromium: Browser, platform: Platform) -> Callable[[str], Any]:
    """What a role's browser holds after signing in by hand, once."""
    kept: dict[str, Any] = {}

    def of(role: str) -> Any:
        if role not in kept:
            context = chromium.new_context(base_url=platform.url, locale="id")
            page = context.new_page()
            page.goto("/masuk")
            page.get_by_role("button", name=NAMES[role]).click()
            page.get_by_role("button", name="Keluar").wait_for()
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return of


@pytest.fixture
def visit(chromium: Browser, platform: Platform, cookies: Callable[[str], Any]) -> Iterator[Callable[..., Page]]:
    """visit(role=None, width=1280, language="id", **context) -> a page. No console error may be left at the end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(role: str | None = None, width: int = 1280, language: str = "id", **more: Any) -> Page:
        if role:
            more["storage_state"] = cookies(role)
        size = {"width": width, "height": 800}
        context = chromium.new_context(base_url=platform.url, locale=language, viewport=size, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [text for text in complaints if EXPECTED not in text] == []
