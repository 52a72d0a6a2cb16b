"""Keeping proofs, letting others rest on them, taking away what nothing rests on."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from services.assessment.documents import Evidence, EvidenceContent
from services.assessment.queries.evidence import of_owner
from shared.errors import Refused
from shared.files import MOST_BYTES, PROOF, file_name, kind_of
from shared.storage.documents import insert, save

MOST_UNUSED = 20


def keep(evidence_id: str, librarian_id: str, label: str, content: bytes, now: datetime) -> Evidence:
    """Keep a file: its type is what its content says, its name is ours. Sent again, it is what it was."""
    if len(content) > MOST_BYTES:
        raise Refused("evidence-too-large", most=f"{MOST_BYTES // 1024} KB")
    kind = kind_of(content)
    if kind not in PROOF:
        raise Refused("evidence-not-accepted")
    sha256 = hashlib.sha256(content).hexdigest()
    known: Evidence | None = Evidence.objects(librarian_id=librarian_id, sha256=sha256).first()
    if known is not None:
        return known
    if Evidence.objects(librarian_id=librarian_id, used_by=[]).count() >= MOST_UNUSED:
        raise Refused("evidence-unused", most=MOST_UNUSED)
    name = file_name(label.rpartition(".")[0] or label, kind, "bukti")
    evidence = Evidence(id=evidence_id, librarian_id=librarian_id, label=label, file_name=name, sha256=sha256)
    evidence.media_type, evidence.size = kind.media_type, len(content)
    insert(EvidenceContent(id=evidence_id, content=content), now)
    return insert(evidence, now)


def attach(
    evidence_ids: Sequence[str], librarian_id: str, use: str, now: datetime, readers: Iterable[str] = ()
) -> list[Evidence]:
    """Let something ("claim:<id>") rest on one's own evidence; `readers` may read it as well. Raises Invalid."""
    found, more = of_owner(evidence_ids, librarian_id), list(readers)
    for each in found:
        if use not in each.used_by or not set(more) <= set(each.readers):
            each.used_by = sorted({*each.used_by, use})
            each.readers = sorted({*each.readers, *more})
            save(each, now)
    return found


def detach(use: str, evidence_ids: Sequence[str], now: datetime) -> None:
    """What rested on these no longer does."""
    for each in Evidence.objects(id__in=list(evidence_ids), used_by=use):
        each.used_by = [other for other in each.used_by if other != use]
        save(each, now)


def remove(evidence: Evidence) -> None:
    """Take away what nothing rests on."""
    if evidence.used_by:
        raise Refused("evidence-used")
    EvidenceContent.objects(id=evidence.id).delete()
    evidence.delete()
