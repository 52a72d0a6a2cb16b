"""A small made-up city, in the shapes of the four APIs."""

from typing import Any

from tests.unit.web import learning, planning

SURVEY, UNIT, SESSION, PROPOSED = "018f-survey", "018f-unit", learning.SESSION, "018f-proposed"
MANAGER = {"preferred_username": "197501182005032014", "name": "Eka Tambunan", "roles": ["manager"]}
LIBRARIAN = {"preferred_username": "199803132024011018", "name": "Dewi Sipayung", "roles": ["librarian"]}
TRAINER = {"preferred_username": "198310262010021009", "name": "Parulian Damanik", "roles": ["supervisor", "trainer"]}
ASSESSOR = {"preferred_username": "199001012015031009", "name": "Rosmaida Sinaga", "roles": ["assessor"]}
OPERATOR = {"preferred_username": "operator", "name": "Operator", "roles": ["operator"]}
AUDITOR = {"preferred_username": "auditor", "name": "Auditor", "roles": ["auditor"]}

ELEMENTS = {
    "persyaratan": ("Persyaratan", "Requirements", "3.31"),
    "prosedur": ("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure", "3.22"),
    "waktu": ("Waktu penyelesaian", "Time of completion", "3.12"),
    "biaya": ("Biaya/tarif", "Cost/tariff", "3.87"),
    "produk": ("Produk spesifikasi jenis pelayanan", "Product of the service", "3.28"),
    "kompetensi": ("Kompetensi pelaksana", "Competence of the staff", "2.94"),
    "perilaku": ("Perilaku pelaksana", "Conduct of the staff", "3.02"),
    "sarana": ("Sarana dan prasarana", "Facilities", "3.20"),
    "pengaduan": ("Penanganan pengaduan, saran, dan masukan", "Handling of complaints and suggestions", "3.41"),
}


def answers() -> dict[tuple[str, str, str], Any]:
    """Everything a GET is answered with."""
    return {("GET", service, path): data for (service, path), data in _gets().items()}


def _gets() -> dict[tuple[str, str], Any]:
    return {
        ("community", "/public/summary"): summary(),
        ("community", "/me"): {"id": "lib-1", "name": "Dewi Sipayung", "unit_id": UNIT, "unit_name": "Layanan Anak"},
        ("community", "/libraries"): page(
            {"id": UNIT, "name": "Layanan Anak", "slug": "layanan-anak", "kind": "service"}
        ),
        ("assessment", "/public/index"): page(index() | {"units": [unit("Layanan Anak", "80.11")]}),
        ("assessment", "/public/surveys"): page(survey()),
        ("assessment", f"/public/surveys/{SURVEY}"): questionnaire(),
        ("assessment", "/surveys"): page(
            survey(), survey() | {"id": "018f-old", "period": "2025-S2", "state": "closed"}
        ),
        ("assessment", f"/surveys/{SURVEY}/index"): index() | {"provisional": True},
        ("assessment", "/surveys/018f-old/index"): index(),
        ("assessment", "/me/portfolio"): portfolio(),
        ("assessment", "/follow-ups"): page(follow_up()),
        ("training", "/needs"): page(
            need(),
            need() | {"id": "n2", "element": "perilaku", "average": "3.02", "session_id": None, "state": "no_course"},
        ),
        ("training", "/courses"): page({"id": "c1", "title": "Layanan ramah anak", "active": True}, planning.course()),
        ("training", "/sessions"): page(
            session(), proposed(), session() | {"id": "s-full", "confirmed": 12, "waiting": 2}
        ),
        ("training", f"/sessions/{SESSION}"): session(),
        ("training", f"/sessions/{PROPOSED}"): proposed(),
        ("training", f"/sessions/{SESSION}/enrolments"): page(
            enrolment(),
            enrolment("attended", id="e2", librarian_name="Sahat Harahap"),
            enrolment("waitlisted", id="e3", position=1),
        ),
        ("training", "/me/enrolments"): page(
            enrolment(), enrolment("waitlisted", id="e3", position=2, session_id="s-9")
        ),
        ("training", "/me/certificates"): page(certificate("valid"), certificate("expired")),
        ("training", "/certificates"): page(
            certificate("valid"),
            certificate("expired"),
            certificate("revoked") | {"revoked_at": "2026-10-02T03:00:00Z", "revoked_reason": "Nilai tertukar"},
        ),
        ("training", "/public/certificates/ABCD-EFGH-JKMN"): certificate("valid"),
        ("training", "/public/certificates/LAMA"): certificate("expired"),
        ("training", "/public/certificates/CABUT"): certificate("revoked") | {"revoked_at": "2026-10-02T03:00:00Z"},
        **learning.gets(),
        **planning.gets(),
        ("training", f"/sessions/{SESSION}/materials"): page(material(), material() | {"id": "m2", **LINK}),
        ("training", "/requests"): page(enrolment("requested", id="e7")),
        ("training", "/me/interests"): page({"id": "i1", "course_id": "c1", "state": "waiting"}),
        ("training", "/me/calendar"): {"active": True, "since": "2026-11-20T03:00:00Z", "url": None},
        ("training", "/rooms"): page(room()),
        ("training", "/trainers"): page(trainer()),
        ("community", "/librarians"): page({"id": "lib-2", "name": "Sahat Harahap"}),
        ("notifier", "/me/inbox"): inbox(),
        ("notifier", "/deliveries"): page(delivery()),
        **{(service, "/operations"): operations() for service in ("training", "assessment", "community", "notifier")},
        ("training", "/operations/dead-letters"): page(dead_letter()),
        ("training", "/operations/dead-letters/d1"): dead_letter()
        | {"queue": "training.inbox", "message": '{"id": "x"}'},
    }


def page(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def said(words: str, english: str) -> dict[str, str]:
    return {"id": words, "en": english}


def summary() -> dict[str, Any]:
    periods = [("2025-S1", "76.40", "C"), ("2025-S2", "79.10", "B"), ("2026-S1", "81.58", "B")]
    history = [{"survey_id": p, "period": p, "ikm": i, "grade": g, "n": 214} for p, i, g in periods]
    counts = {
        "activities_held": 24,
        "people_reached": 1280,
        "librarians_trained": 17,
        "certificates": 21,
        "partners": 9,
    }
    return {**counts, "libraries": 5, "librarians": 42, "hidden": [], "index": history[-1], "history": history}


def survey() -> dict[str, Any]:
    return {
        "id": SURVEY,
        "title": "Survei kepuasan pengunjung",
        "period": "2026-S2",
        "state": "open",
        "opens_on": "2026-07-01",
        "closes_on": "2026-12-31",
        "version": 1,
    }


def questionnaire() -> dict[str, Any]:
    options = [
        said("Tidak sesuai", "Not fitting"),
        said("Kurang sesuai", "Less than fitting"),
        said("Sesuai", "Fitting"),
        said("Sangat sesuai", "Very fitting"),
    ]
    elements = [
        {
            "slug": slug,
            "label": said(a, b),
            "question": said(f"Bagaimana pendapat Saudara tentang {a.lower()}?", f"How do you find this: {b.lower()}?"),
            "options": [{"value": i + 1, **o} for i, o in enumerate(options)],
        }
        for slug, (a, b, _) in ELEMENTS.items()
    ]
    units = [{"id": UNIT, "name": "Layanan Anak"}, {"id": "u2", "name": "Perpustakaan Keliling"}]
    respondent = {"sex": [{"value": "P", **said("Perempuan", "Female")}, {"value": "L", **said("Laki-laki", "Male")}]}
    return {**survey(), "open": True, "elements": elements, "units": units, "respondent": respondent}


def figures() -> dict[str, Any]:
    elements = [
        {"slug": slug, "label": said(a, b), "average": average, "n": 214, "low": float(average) < 3.0644}
        for slug, (a, b, average) in ELEMENTS.items()
    ]
    interval = {"low": "79.90", "high": "83.26", "percent": 95}
    return {
        "n": 214,
        "sample_needed": 384,
        "ikm": "81.58",
        "grade": "B",
        "interval": interval,
        "rule_id": "permenpanrb-14-2017",
        "lowest": ["kompetensi", "perilaku", "waktu"],
        "elements": elements,
        "shown": True,
        "unit_id": None,
        "unit_name": None,
    }


def unit(name: str, ikm: str | None) -> dict[str, Any]:
    return {
        **figures(),
        "unit_id": name,
        "unit_name": name,
        "ikm": ikm,
        "grade": "B" if ikm else None,
        "shown": bool(ikm),
    }


def index() -> dict[str, Any]:
    units = [unit("Layanan Anak", "80.11"), unit("Perpustakaan Keliling", "78.02"), unit("Layanan Referensi", None)]
    return {
        "survey_id": SURVEY,
        "period": "2026-S1",
        "closes_on": "2026-06-30",
        "answers_seen": 214,
        "provisional": False,
        "total": figures(),
        "units": units,
    }


def need() -> dict[str, Any]:
    return {
        "id": "n1",
        "state": "proposed",
        "survey_id": "018f-old",
        "unit_id": UNIT,
        "unit_name": "Layanan Anak",
        "element": "kompetensi",
        "average": "2.94",
        "threshold": "3.0644",
        "n": 61,
        "session_id": PROPOSED,
        "session_state": "proposed",
        "course_title": "Layanan ramah anak",
    }


def session() -> dict[str, Any]:
    return {
        "id": SESSION,
        "version": 3,
        "state": "scheduled",
        "course_id": "c1",
        "course_title": "Komunikasi pelayanan pengunjung",
        "course_title_en": "Talking with visitors",
        "hours": 6,
        "pass_mark": 70,
        "unit_id": UNIT,
        "unit_name": "Layanan Anak",
        "element": "perilaku",
        "observed": True,
        "rubric": learning.RUBRIC,
        "starts_at": "2026-12-01T02:00:00Z",
        "ends_at": "2026-12-01T08:00:00Z",
        "place": "Ruang rapat lantai 2",
        "trainer": "Parulian Damanik",
        "capacity": 12,
        "confirmed": 2,
        "waiting": 1,
        "free": 10,
        "mode": "blended",
        "approval": "none",
        "link": "https://temu.example/kelas",
        "runs": True,
        "queue_rule": ["Siapa yang lebih dahulu mendaftar lebih dahulu mendapat tempat."],
        "meetings": [
            {"starts_at": "2026-12-01T02:00:00Z", "ends_at": "2026-12-01T05:00:00Z"},
            {"starts_at": "2026-12-08T02:00:00Z", "ends_at": "2026-12-08T05:00:00Z"},
        ],
        "need_id": "n1",
        "cancel_reason": None,
        "attended": None,
        "absent": None,
    }


def proposed() -> dict[str, Any]:
    return {
        **session(),
        "id": PROPOSED,
        "version": 1,
        "state": "proposed",
        "starts_at": None,
        "ends_at": None,
        "place": None,
        "trainer": None,
        "confirmed": 0,
        "waiting": 0,
    }


def enrolment(state: str = "confirmed", **over: Any) -> dict[str, Any]:
    made = {
        "id": "e1",
        "version": 1,
        "state": state,
        "position": None,
        "librarian_id": "lib-1",
        "librarian_name": "Dewi Sipayung",
        "unit_name": "Layanan Anak",
        "session_id": SESSION,
        "session_state": "scheduled",
        "course_title": "Komunikasi pelayanan pengunjung",
        "course_title_en": "Talking with visitors",
        "starts_at": "2026-12-01T02:00:00Z",
        "place": "Ruang rapat lantai 2",
        "hours": 6,
        "pre_score": 55,
        "post_score": None,
        "certificate_code": None,
    }
    return {**made, **over}


LINK = {"kind": "link", "url": "https://video.example/1", "file_name": None, "size": None}


def material() -> dict[str, Any]:
    return {"id": "m1", "kind": "file", "title": "Modul", "file_name": "modul.pdf", "size": 20480, "url": None}


def room() -> dict[str, Any]:
    return {"id": "r1", "version": 1, "name": "Aula", "unit_name": "Layanan Anak", "capacity": 30, "active": True}


def trainer() -> dict[str, Any]:
    return {"id": "t1", "version": 1, "name": "Dr. Sinaga", "nip": None, "organisation": "USU", "active": False}


def certificate(status: str) -> dict[str, Any]:
    return {
        "id": f"018f0000-0000-7000-8000-{sum(status.encode()):012d}",
        "status": status,
        "code": "ABCD-EFGH-JKMN",
        "holder": "Dewi Sipayung",
        "title": "Komunikasi pelayanan pengunjung",
        "title_en": "Talking with visitors",
        "hours": 6,
        "held_on": "2026-09-01",
        "issued_on": "2026-09-02",
        "valid_until": "2029-09-02",
        "revoked_at": None,
        "revoked_reason": None,
        "unit_name": "Layanan Anak",
        "programme_title": "Pembinaan Pustakawan",
        "course_version": 1,
        "rule_id": "sertifikat-2024-01",
        "shown": "full",
        "download": True,
        "consented_at": "2026-09-03T02:00:00Z",
        "badge": True,
        "paper": True,
        "competencies": [{"slug": "komunikasi", "title": "Melakukan komunikasi", "skkni_code": "R.91PRP02.021.1"}],
    }


def portfolio() -> dict[str, Any]:
    credit = {
        "id": "k1",
        "state": "credited",
        "title": "Komunikasi pelayanan pengunjung",
        "hours": 6,
        "earned_on": "2026-09-01",
    }
    competency = {
        "slug": "komunikasi",
        "title": "Melakukan komunikasi",
        "skkni_code": "R.91PRP02.021.1",
        "since": "2026-09-01",
    }
    return {
        "hours_this_year": 14,
        "obligation": {"hours": 20, "rule_id": "jp-20"},
        "credits": [credit],
        "competencies": [competency],
        "follow_ups": [],
    }


def follow_up() -> dict[str, Any]:
    return {
        "id": "f1",
        "state": "due",
        "librarian_name": "Dewi Sipayung",
        "course_title": "Komunikasi pelayanan pengunjung",
        "due_from": "2026-11-01",
        "due_until": "2026-12-01",
    }


def inbox() -> dict[str, Any]:
    item = {
        "id": "m1",
        "kind": "enrolment.confirmed",
        "subject": "Anda mendapat tempat",
        "lines": ["Komunikasi pelayanan pengunjung, 1 Desember 2026."],
        "todo": "",
        "action": "Lihat sesi",
        "link": f"/staff/sessions/{SESSION}",
        "why": "Anda mendaftar.",
        "happened_at": "2026-11-20T03:00:00Z",
        "read_at": None,
    }
    return {"items": [item], "next": None, "unread": 1, "language": "id"}


def delivery() -> dict[str, Any]:
    return {
        "id": "d1",
        "kind": "session.scheduled",
        "channel": "email",
        "state": "delivered",
        "tries": 1,
        "updated_at": "2026-11-20T03:00:00Z",
    }


def operations() -> dict[str, Any]:
    outbox, consumer = (
        {"pending": 0, "oldest_seconds": None, "published": 1204},
        {"ready": 0, "lag_seconds": 0.02, "seen_at": "2026-11-23T07:00:00Z"},
    )
    return {"outbox": outbox, "consumer": consumer, "dead_letters": 1}


def dead_letter() -> dict[str, Any]:
    return {
        "id": "d1",
        "event_id": "ev1",
        "type": "id.binapustaka.assessment.need.raised.v1",
        "reason": "malformed",
        "error": "average: not a number",
        "attempts": 1,
        "first_failed_at": "2026-11-20T03:00:00Z",
        "died_at": "2026-11-20T03:00:01Z",
        "state": "waiting",
    }
