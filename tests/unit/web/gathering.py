"""Activities and registrations, in the shapes of the community API."""

from datetime import timedelta
from typing import Any

from shared.clock import WIB, iso, utcnow

ACTIVITY, REGISTRATION, TOKEN = "018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002", "r1.x"
START = (utcnow().astimezone(WIB) + timedelta(days=9)).replace(hour=9, minute=0)


def told(**over: Any) -> dict[str, Any]:
    day = START.date().isoformat()
    return {
        "id": ACTIVITY, "state": "published", "title": "Bedah buku Sitti Nurbaya", "kind": "discussion",
        "summary": "Membaca ulang novel 1922.", "description": "Bersama\npara guru.", "audience": "Umum",
        "accessibility": "Jalan landai", "tags": ["sastra"], "held_on": day, "starts": "09:00", "ends": "11:30",
        "starts_at": iso(START), "ends_at": iso(START + timedelta(hours=2)), "place": "Aula Sintong Bingei",
        "partner_name": "SMPN 4", "updated_at": iso(utcnow()), **over,
    }  # fmt: skip


def places(**over: Any) -> dict[str, Any]:
    return {"capacity": 40, "free": 12, "waiting": 0, "overtaking": False, "open": True, **over}


def public(**over: Any) -> dict[str, Any]:
    consent = {"version": "2026-11", "text": "Nama dan surel saya dipakai hanya untuk kegiatan ini."}
    return told() | {"reason": None, "places": places(), "consent": consent, **over}


def own(**over: Any) -> dict[str, Any]:
    return {
        "id": REGISTRATION, "token": TOKEN, "state": "confirmed", "position": None, "party": 2, "name": "Tiur Sinaga",
        "school": None, "needs": "Kursi roda", "reason": None, "arrived": None, "activity": told(), "can_change": True,
        **over,
    }  # fmt: skip


def planned(**over: Any) -> dict[str, Any]:
    return told() | {
        "capacity": 40, "overtaking": False, "partner_id": None, "organiser_name": "Dewi Sipayung", "own": True,
        "note": None, "attendance": None, "walk_ins": None, "version": 3, "groups": [], "places": places(), **over,
    }  # fmt: skip


def guest(**over: Any) -> dict[str, Any]:
    return {
        "id": REGISTRATION, "number": 1, "state": "confirmed", "party": 2, "name": "Tiur Sinaga",
        "email": "tiur@example.org", "school": "SMPN 4", "needs": "Kursi roda", "has_needs": True, "arrived": None,
        "arrived_at": None, "consent_version": "2026-11", "consent_at": iso(utcnow()), **over,
    }  # fmt: skip


def answers() -> dict[str, Any]:
    """What GETs of the community API are answered with."""
    held = planned(state="held", attendance=44, groups=[{"school": "SMPN 4", "partner_id": "p", "attendance": 40}])
    return {
        "/public/activities": {"items": [told(), told(id="018f0000-0000-7000-8000-000000000009")], "next": None},
        f"/public/activities/{ACTIVITY}": public(),
        f"/public/registrations/{TOKEN}": own(),
        "/plans": {"items": [planned(), held], "next": None},
        "/partners": {"items": [{"id": "p", "name": "SMPN 4", "kind": "school", "agreements": []}], "next": None},
        f"/activities/{ACTIVITY}": planned(),
        f"/activities/{ACTIVITY}/registrations": {"items": [guest(), guest(id="2", state="withdrawn")], "next": None},
    }
