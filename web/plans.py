"""A planned session as its form sends it, and as the API takes it."""

from typing import Any

from flask_babel import gettext as _

from web.filters import from_form_time
from web.forms import Form

EXTRA = (1, 2, 3)


def venue(form: Form, *, moving: bool = False) -> dict[str, Any]:
    """When, where, how, by whom; of a session that moves only what changes."""
    form.require("starts_at", "ends_at")
    body: dict[str, Any] = {name: _time(form, name) for name in ("starts_at", "ends_at")}
    body["mode"] = form["mode"] or "in_person"
    if not moving and body["mode"] != "online" and not form["room_id"]:
        form.require("place")
    names = ("place", "room_id", "link", "trainer_id", "trainer")
    body |= {name: form[name] for name in names if form[name]}
    meetings = [_meeting(form, number) for number in EXTRA if form[f"starts_at_{number}"] or form[f"ends_at_{number}"]]
    return {**body, **({"meetings": meetings} if meetings else {})}


def seating(form: Form) -> dict[str, Any]:
    """How many seats, and how they are given."""
    body: dict[str, Any] = {name: _whole(form, name) for name in ("capacity", "claim_hours") if form[name]}
    if form["approval"]:
        body["approval"] = form["approval"]
    quotas = [
        {"unit_id": form[f"quota_unit_{number}"], "seats": _whole(form, f"quota_seats_{number}")}
        for number in EXTRA
        if form[f"quota_unit_{number}"]
    ]
    if quotas:
        body["quotas"] = quotas
    if form["quota_until"]:
        body["quota_until"] = _time(form, "quota_until")
    return body


def _meeting(form: Form, number: int) -> dict[str, str | None]:
    form.require(f"starts_at_{number}", f"ends_at_{number}")
    return {name: _time(form, f"{name}_{number}") for name in ("starts_at", "ends_at")}


def _time(form: Form, name: str) -> str | None:
    moment = from_form_time(form[name])
    if form[name] and moment is None:
        form.errors.setdefault(name, _("Please give a date and a time."))
    return moment


def _whole(form: Form, name: str) -> int | None:
    if form[name].isdigit():
        return int(form[name])
    form.errors.setdefault(name, _("The number of seats must be a whole number."))
    return None
