"""The words for performance and credit points."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

EXPECTATIONS: Mapping[str, Any] = {
    "below": _l("Below expectation"),
    "as": _l("As expected"),
    "above": _l("Above expectation"),
}
PREDICATES: Mapping[str, Any] = {
    "istimewa": _l("Outstanding"),
    "sangat-baik": _l("Very good"),
    "baik": _l("Good"),
    "butuh-perbaikan": _l("Needs improvement"),
    "kurang": _l("Poor"),
    "sangat-kurang": _l("Very poor"),
}
VALUES: Mapping[str, Any] = {
    "berorientasi-pelayanan": _l("Service oriented"),
    "akuntabel": _l("Accountable"),
    "kompeten": _l("Competent"),
    "harmonis": _l("Harmonious"),
    "loyal": _l("Loyal"),
    "adaptif": _l("Adaptive"),
    "kolaboratif": _l("Collaborative"),
}
CYCLE_STATES: Mapping[str, Any] = {
    "expected": _l("Expectations set"),
    "clarified": _l("Expectations clarified"),
    "rated": _l("Rated"),
    "disputed": _l("Disputed"),
}
CYCLE_ACTIONS: Mapping[str, Any] = {
    "begin": _l("set expectations"),
    "change": _l("changed expectations"),
    "ask": _l("asked"),
    "answer": _l("answered the question"),
    "note": _l("noted the dialogue"),
    "agree": _l("noted the dialogue; clarified"),
    "feedback": _l("gave feedback"),
    "evaluate": _l("evaluated a period"),
    "rate": _l("rated the year"),
    "comment": _l("commented"),
    "dispute": _l("disputed the rating"),
    "decide": _l("decided what follows"),
    "acknowledge": _l("has seen what follows"),
    "uphold": _l("answered and kept the rating"),
}
SIDES: Mapping[str, Any] = {"librarian": _l("the person rated"), "leader": _l("the leader")}
REMARKS: Mapping[str, Any] = {
    "comment": _l("Comment"),
    "dispute": _l("Objection"),
    "answer": _l("Answer to the objection"),
}
LEVELS: Mapping[str, Any] = {
    "pemula": "Asisten Perpustakaan Pemula",
    "terampil": "Asisten Perpustakaan Terampil",
    "mahir": "Asisten Perpustakaan Mahir",
    "penyelia": "Asisten Perpustakaan Penyelia",
    "ahli-pertama": "Pustakawan Ahli Pertama",
    "ahli-muda": "Pustakawan Ahli Muda",
    "ahli-madya": "Pustakawan Ahli Madya",
    "ahli-utama": "Pustakawan Ahli Utama",
}
POINT_STANDINGS: Mapping[str, Any] = {
    "counted": _l("Counts"),
    "replaced": _l("Replaced"),
    "covered": _l("Within the earlier sum"),
    "before-level": _l("On an earlier level"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "expectation": EXPECTATIONS,
    "predicate": PREDICATES,
    "value": VALUES,
    "cycle": CYCLE_STATES,
    "cycle_action": CYCLE_ACTIONS,
    "side": SIDES,
    "remark": REMARKS,
    "level": LEVELS,
    "point_standing": POINT_STANDINGS,
}
TONES: Mapping[str, str] = {
    "sangat-baik": "good",
    "baik": "good",
    "butuh-perbaikan": "warn",
    "kurang": "bad",
    "sangat-kurang": "bad",
    "expected": "info",
    "clarified": "info",
    "rated": "good",
    "disputed": "warn",
    "counted": "good",
}
