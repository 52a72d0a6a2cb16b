"""How seats are given, in the words that everybody concerned can read."""

from collections.abc import Iterator

from services.training.commands.wording import when
from services.training.documents import Session
from services.training.domain.sessions import Approval

ORDER = {
    "id": "Siapa yang lebih dahulu mendaftar lebih dahulu mendapat tempat; tidak ada yang menyalip.",
    "en": "Who asked first gets a seat first; nobody overtakes anybody.",
}
PARTIES = {
    "id": "Rombongan mendapat tempat bersama atau menunggu bersama: tempat kosong disimpan untuk rombongan terdepan "
    "sampai 24 jam sebelum mulai, sesudah itu diberikan kepada yang berikutnya yang cukup.",
    "en": "A party gets seats together or waits together: free seats are kept for the first party until 24 hours "
    "before the start, then they go to the next for whom they suffice.",
}
CLAIMS = {
    "id": "Tempat yang kosong ditawarkan kepada yang terdepan dan harus diambil dalam {hours} jam; "
    "bila tidak, tempat itu beralih ke urutan berikutnya.",
    "en": "A free seat is offered to the first in line and must be claimed within {hours} hours; "
    "otherwise it passes to the next.",
}
QUOTAS = {
    "id": "Sampai {until} sebagian tempat disimpan untuk unit: {units}. Sesudah itu terbuka bagi semua.",
    "en": "Until {until} some seats are kept for units: {units}. After that they are open to all.",
}
APPROVALS = {
    Approval.SUPERVISOR: {
        "id": "Penyelia unit menyetujui dahulu; urutan dihitung sejak disetujui.",
        "en": "The unit's supervisor approves first; the place in line counts from the approval.",
    },
    Approval.MANAGER: {
        "id": "Kepala perpustakaan menyetujui dahulu; urutan dihitung sejak disetujui.",
        "en": "The head of library approves first; the place in line counts from the approval.",
    },
}


def queue_rule(session: Session, language: str) -> list[str]:
    """The rule of this session, a sentence a line."""
    return list(_sentences(session, language))


def _sentences(session: Session, language: str) -> Iterator[str]:
    if session.approval in APPROVALS:
        yield APPROVALS[Approval(session.approval)][language]
    yield ORDER[language]
    if session.claim_hours:
        yield CLAIMS[language].format(hours=session.claim_hours)
    if session.quotas:
        units = ", ".join(f"{each['unit_name']} ({each['seats']})" for each in session.quotas)
        yield QUOTAS[language].format(until=when(session.quota_until), units=units)
    yield PARTIES[language]
