"""Ports are chosen once, remembered, and never taken from others."""

import socket

import pytest

from deploy.local import ports


def test_a_remembered_port_is_kept_while_it_is_free() -> None:
    [kept] = ports.free(1)
    assert ports.allocate(["web"], {"web": kept}, in_use=False) == {"web": kept}


def test_a_port_that_somebody_took_is_given_up() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert ports.allocate(["web"], {"web": taken}, in_use=False)["web"] != taken


def test_every_name_gets_its_own() -> None:
    chosen = ports.allocate([f"p{number}" for number in range(20)], {}, in_use=False)
    assert len(set(chosen.values())) == 20


def test_the_next_free_port_upward() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert taken < ports.first_free(taken) < taken + 100


def test_when_there_is_none_it_says_so() -> None:
    with pytest.raises(OSError, match="no free port"):
        ports.first_free(8080, tries=0)
