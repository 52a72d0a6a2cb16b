"""Who may do what with what is kept of Dewi. The table is who_may.txt: one line a route, one sign a person of CAST.

    .  not signed in: 401            -  not let in: 403
    y  let in, may see Dewi's; a GET by another that shows it has to be logged as a reading
    w  let in, and sees what this person wrote about Dewi
    o  let in, sees no result and no word about Dewi        n  let in, and does not even see that there is a Dewi

A route of the service that is not in the table fails the test, and so does a line without a route. Where a line needs
a body to get as far as the question whose it is, BODIES has it. Names in braces are filled in from the stage (`ids`);
one that the stage does not know is a new id, and then a 404 is as good an answer as any.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from services.assessment.domain.performance_rules import VALUES
from shared.clock import WIB, utcnow

# who asks -> roles, username; Dewi works in unit A. The order is that of the signs.
CAST = {
    "visitor": ((), ""),
    "herself": (("librarian",), "199803132024011018"),
    "colleague of A": (("librarian",), "199805052024012001"),
    "supervisor of A": (("supervisor",), "198310262010021009"),
    "supervisor of B": (("supervisor",), "198401012010011002"),
    "her assessor": (("assessor",), "198502022011012003"),
    "another assessor": (("assessor",), "198603032012011004"),
    "trainer": (("trainer",), "198704042013011005"),
    "manager": (("manager",), "197501182005032014"),
    "auditor": (("auditor",), "auditor"),
    "operator": (("operator",), "operator"),
    "partner": (("partner",), "mitra-1"),
}
SOON = (utcnow().astimezone(WIB).date() + timedelta(days=30)).isoformat()
SAYING = {"text": "Kata."}
REASON = {"reason": "Alasan."}
MET = {"result": "as", "behaviour": "as"}
EXPECTED = [{"kind": "result", "text": "Harapan."}]
STEP = {"kind": "coaching", "description": "Langkah.", "owner": "librarian", "success": "Bisa.", "due_on": SOON}
CLAIM = {
    "activity": "seminar", "title": "Seminar", "starts_on": "2026-01-05", "ends_on": "2026-01-05", "hours": "2",
    "evidence": ["{evidence_id}"],
}  # fmt: skip
GIVEN: dict[str, Any] = {
    "POST /sweeps": {},
    "POST /follow-ups/{follow_up_id}/answers": {"steps": {"layanan": "3"}, "note": "Catatan."},
    "POST /performance-cycles": {"librarian_id": "{librarian_id}", "year": 2023, "expectations": EXPECTED},
    "PUT /performance-cycles/{cycle_id}/expectations": {"expectations": EXPECTED},
    "PUT /performance-cycles/{cycle_id}/dialogue": SAYING,
    "POST /performance-cycles/{cycle_id}/questions": SAYING,
    "PUT /performance-cycles/{cycle_id}/questions/{question_id}/answer": SAYING,
    "POST /performance-cycles/{cycle_id}/feedback": SAYING,
    "POST /performance-cycles/{cycle_id}/evaluations": MET | {"period": "2025-07"},
    "POST /performance-cycles/{cycle_id}/rating": MET | {"noted": dict.fromkeys(VALUES, "Ya.")},
    "POST /performance-cycles/{cycle_id}/comments": SAYING,
    "POST /performance-cycles/{cycle_id}/dispute": SAYING,
    "POST /performance-cycles/{cycle_id}/dispute/answer": SAYING,
    "POST /performance-cycles/{cycle_id}/consequences": REASON | {"kind": "reward", "owner": "K", "due_on": SOON},
    "PUT /performance-cycles/{cycle_id}/consequences/{consequence_id}/acknowledgement": SAYING,
    "PUT /performance-years/{year}": {"predicate": "baik", "basis": "LKjIP"},
    "PUT /credit-points/{librarian_id}/earlier": {
        "through_year": 2022, "accumulated": "20", "base": "10", "basis": "PAK",
    },
    "PUT /credit-points/{librarian_id}/rank-since": {"since": "2024-01-01"},
    "PUT /credit-points/{librarian_id}/level-change": {"on": "2024-01-01", "from_level": "ahli-pertama", "basis": "SK"},
    "PUT /learning-claims/{claim_id}": CLAIM,
    "POST /learning-claims/{claim_id}/refuse": REASON,
    "POST /learning-claims/{claim_id}/return": REASON,
    "POST /plans/common-gaps/training": {"year": 2026, "unit_id": "0190a5c0-0000-7000-8000-000000000001", "key": "x"},
    "POST /plans/{plan_id}/items": STEP | {"wish": "Belajar"},
    "PUT /plans/{plan_id}/items/{item_id}": STEP,
    "POST /plans/{plan_id}/items/{item_id}/mark": {"mark": "start"},
    "POST /plans/{plan_id}/comments": SAYING,
    "POST /plans/{plan_id}/return": SAYING,
    "POST /plans/{plan_id}/close": SAYING,
    "PUT /assessment-sheets/{sheet_id}": {"answers": {}},
    "POST /assessments/{assessment_id}/share": {"note": "Catatan."},
    "POST /assessments/{assessment_id}/disputes": REASON,
    "POST /disputes/{dispute_id}/answers": SAYING,
    "POST /disputes/{dispute_id}/settle": REASON | {"outcome": "kept"},
}  # fmt: skip
BODIES = {key: {"json": body} for key, body in GIVEN.items()}


@dataclass(frozen=True)
class Line:
    method: str
    path: str
    signs: str

    @property
    def key(self) -> str:
        return f"{self.method} {self.path}"

    def expected(self) -> Iterator[tuple[str, str]]:
        return zip(CAST, self.signs, strict=True)


LINES = tuple(Line(*row.split()) for row in Path(__file__).with_suffix(".txt").read_text().splitlines())
