"""Turns: one at a time for one session, and nobody kept out for ever."""

from threading import Barrier, Thread

import pytest

from services.training.api import turns


def test_two_on_one_session_follow_each_other():
    inside, most = [], []

    @turns.in_turn
    def view(session_id):
        inside.append(session_id)
        most.append(len(inside))
        inside.remove(session_id)
        return session_id

    barrier = Barrier(8)
    threads = [Thread(target=lambda: (barrier.wait(), view(session_id="a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert most == [1] * 8


def test_a_view_that_fails_lets_the_next_one_in(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.2)

    @turns.in_turn
    def view(session_id, fail):
        if fail:
            raise LookupError
        return "done"

    with pytest.raises(LookupError):
        view(session_id="a", fail=True)
    assert view(session_id="a", fail=False) == "done"


def test_whoever_waits_too_long_goes_on_all_the_same(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)

    @turns.in_turn
    def inner(session_id):
        return "went on"

    @turns.in_turn
    def slow(session_id):
        return inner(session_id=session_id)

    assert slow(session_id="a") == "went on"
