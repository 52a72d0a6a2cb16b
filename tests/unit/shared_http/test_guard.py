"""An endpoint says who may call it, in roles that exist."""

import pytest
from flask import Flask

from shared.http.guard import PUBLIC, STAFF, STAFF_ROLES, Guard, public, unguarded


def test_staff_is_every_role_of_a_person() -> None:
    assert Guard.of(STAFF).roles == STAFF_ROLES
    assert "partner" not in Guard.of(STAFF).roles
    assert Guard.of(STAFF, "partner").roles == STAFF_ROLES | {"partner"}


@pytest.mark.parametrize("roles", [(), ("boss",), ("manager", "mangler")])
def test_a_guard_needs_roles_that_exist(roles: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        Guard.of(*roles)


def test_an_endpoint_without_a_guard_is_found() -> None:
    app = Flask("x", static_folder=None)
    app.add_url_rule("/open", "open", public(lambda: "ok"))
    app.add_url_rule("/forgotten", "forgotten", lambda: "ok")
    assert unguarded(app) == ["forgotten"]
    assert Guard.of(PUBLIC).public
