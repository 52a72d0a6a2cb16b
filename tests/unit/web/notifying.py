"""What the notifier says of preferences, links in letters, deliveries and addresses."""

from typing import Any

TOKEN = "ZGV3aQ.c2VhbA"
KINDS = [
    {"kind": "certificate.issued", "name": "Sertifikat terbit", "mandatory": False, "urgent": False,
     "channels": [{"channel": "email", "choice": "now", "choices": ["now", "daily", "off"]}]},
    {"kind": "performance.rated", "name": "Predikat kinerja", "mandatory": True, "urgent": False,
     "channels": [{"channel": "email", "choice": "now", "choices": ["now"]}]},
    {"kind": "enrolment.offered", "name": "Tawaran tempat kosong", "mandatory": False, "urgent": True,
     "channels": [{"channel": "email", "choice": "off", "choices": ["now", "off"]}]},
]  # fmt: skip
MINE: dict[str, Any] = {
    "language": "id", "languages": ["id", "en"], "zone": "WIB", "zones": ["WIB", "WITA", "WIT"],
    "quiet": {"start": "20:00", "end": "05:00"}, "digest_at": "07:00",
    "address": {"known": True, "suppressed_since": "2026-11-20T02:00:00Z"},
    "groups": [{"group": "certificates", "name": "Sertifikat dan jam belajar", "kinds": KINDS}],
}  # fmt: skip
LINK = {"kind": "certificate.issued", "name": "Sertifikat terbit", "channel": "email", "stopped": False}
DELIVERY = {
    "id": "d", "message_id": "m", "event_id": "e", "kind": "certificate.issued", "librarian_id": "l", "tries": 1,
    "channel": "email", "state": "dropped", "due_at": None, "reason": "switched off by the recipient",
    "created_at": "2026-11-20T02:00:00Z", "updated_at": "2026-11-20T02:00:00Z",
}  # fmt: skip
SUPPRESSION = {"id": "a1b2", "librarian_id": "l", "channel": "email", "reason": "550 5.1.1",
               "created_at": "2026-11-20T02:00:00Z"}  # fmt: skip
ANSWERS: dict[tuple[str, str], Any] = {
    ("notifier", "/me/preferences"): MINE,
    ("notifier", f"/public/unsubscriptions/{TOKEN}"): LINK,
    ("notifier", "/deliveries"): {"items": [DELIVERY], "next": None},
    ("notifier", "/suppressions"): {"items": [SUPPRESSION], "next": None},
}
