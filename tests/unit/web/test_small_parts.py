"""Charts, times and the session store, by themselves."""

import threading

import pytest

from web import charts
from web.config import Config
from web.filters import from_form_time
from web.store import SessionStore


def test_bars_start_at_the_foot_of_the_scale():
    assert charts.bars(["1.00", "2.50", "4.00", None, "9"], 1, 4, width=300) == [0, 150, 300, 0, 300]
    assert charts.mark("3.0644", 1, 4, width=300) == 206.4


def test_a_line_runs_from_left_to_right_and_up():
    points = charts.line(["25", "62.5", "100"], 25, 100, 200, 80)
    assert [(p.x, p.y) for p in points] == [(0, 80), (100, 40), (200, 0)]
    assert charts.path(points) == "M0 80 L100 40 L200 0"
    assert charts.line(["50"], 0, 100, 200, 80)[0].x == 100


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("2026-12-01T09:00", "2026-12-01T02:00:00Z"),
        ("2026-12-01T03:00", "2026-11-30T20:00:00Z"),
        ("besok", None),
        ("", None),
    ],
)
def test_typed_times_are_wib(typed, sent):
    assert from_form_time(typed) == sent


def test_sessions_are_found_by_key_only(tmp_path):
    store = SessionStore(tmp_path)
    key = store.new_key()
    store.save(key, {"user": "x"})
    assert store.load(key) == {"user": "x"}
    assert key not in "".join(path.name for path in tmp_path.iterdir())
    assert store.load("other") is None
    store.delete(key)
    assert store.load(key) is None


def test_idle_sessions_end(tmp_path):
    store = SessionStore(tmp_path, idle_seconds=-1)
    store.save("k", {"user": "x"})
    assert store.load("k") is None


def test_one_holder_of_a_session_at_a_time(tmp_path):
    store = SessionStore(tmp_path)
    inside: list[int] = []

    def visit() -> None:
        with store.locked("k"):
            inside.append(len(inside))

    with store.locked("k"):
        thread = threading.Thread(target=visit)
        thread.start()
        thread.join(0.05)
        assert inside == []
    thread.join(5)
    assert inside == [0]


def test_settings_from_the_environment(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n")
    given = {
        "PUBLIC_URL": "https://p.example/",
        "BINA_SECRET_FILE": str(secret),
        "API_URLS": "training=http://t:1",
        "API_COMMUNITY_URL": "http://c:2",
    }
    config = Config.from_env(given)
    assert config.secret == "s3cret"
    assert config.cookie_name == "__Host-bina"
    assert config.issuer == "https://p.example/identity"
    assert config.api_urls == {
        "training": "http://t:1",
        "assessment": "https://p.example",
        "community": "http://c:2",
        "notifier": "https://p.example",
    }
    with pytest.raises(RuntimeError, match="BINA_SECRET"):
        Config.from_env({})
