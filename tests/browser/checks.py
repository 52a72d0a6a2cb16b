"""What every page must pass, whoever looks at it."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A group of radio buttons is one stop of the Tab key.
STOPS = """() => {
  const all = [...document.querySelectorAll('a[href],button,select,textarea,summary,input:not([type=hidden])')];
  const shown = all.filter(e => e.checkVisibility() && !e.disabled);
  const group = e => e.type === 'radio' ? e.name : e;
  return new Set(shown.map(group)).size;
}"""
FOCUSED = """() => {
  const drawn = e => getComputedStyle(e).outlineStyle !== 'none';
  const e = document.activeElement;
  return [e.tagName, drawn(e) || drawn(e.closest('label') || e)];
}"""
SMALL_TARGETS = """() => {
  const kinds = 'button,select,summary,input:not([type=hidden]),.btn,.nav-list a,.foot a';
  const box = e => (e.closest('label') || e).getBoundingClientRect();
  const small = e => box(e).width < 24 || box(e).height < 24;
  const shown = [...document.querySelectorAll(kinds)].filter(e => e.checkVisibility());
  return shown.filter(small).map(e => e.outerHTML.slice(0, 80));
}"""


def accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA that a machine can find."""
    found: dict[str, Any] = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    told = [_told(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    assert not told, "\n".join(told)


def _told(rule: dict[str, Any], node: dict[str, Any]) -> str:
    why = node["any"][0]["message"] if node["any"] else ""
    return f"{rule['id']}: {node['html'][:200]} {why}"


def fits(page: Page) -> None:
    """No sideways scrolling of the page."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def reachable_by_keyboard(page: Page) -> None:
    """Every control is reached by Tab, and shows that it has the focus."""
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(page.evaluate(STOPS)):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [tag for tag, _ in reached if tag == "BODY"] == []
    assert [tag for tag, seen in reached if not seen] == []


def big_enough(page: Page) -> None:
    """Targets of 24 px at least (WCAG 2.5.8), links within a sentence aside."""
    assert page.evaluate(SMALL_TARGETS) == []


def looked_at(page: Page) -> None:
    """All of it, wide, then as on a small telephone."""
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    big_enough(page)
    page.set_viewport_size({"width": 1280, "height": 800})
