"""A librarian's portfolio: hours of the year against the obligation, competencies, certificates, follow-ups."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Certificate, Credit, FollowUp, Librarian
from services.assessment.domain import access
from services.assessment.domain.follow_ups import DUE
from services.assessment.domain.hours import CREDITED, VOID
from services.assessment.domain.learning_rules import obligation
from services.assessment.domain.ledger import shown, total
from shared.auth import Principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden, NotFound
from shared.storage.documents import get


def own(who: Principal) -> Librarian | None:
    """The librarian record of whoever asks, if there is one."""
    found: Librarian | None = Librarian.objects(nip=who.username).order_by("-active", "id").first()
    return found


def name_of(who: Principal) -> str:
    """The name under which whoever asks is recorded."""
    known = own(who)
    return known.name if known else who.username


def mine(who: Principal) -> Librarian:
    """The librarian record of whoever asks. Raises NotFound."""
    found = own(who)
    if found is None:
        raise NotFound("librarian", who.username)
    return found


def readable(librarian_id: str, who: Principal, code: str, *, assigned: bool = False) -> tuple[Librarian, str]:
    """Whose results this reader may see, and on which ground: for commands/readings.py. Raises Forbidden(code)."""
    reader = own(who)
    librarian = Librarian.objects(id=librarian_id).first()
    ground = access.ground(
        same_person=reader is not None and reader.id == librarian_id,
        same_unit=_together(reader, librarian),
        roles=who.roles,
        assigned=assigned,
    )
    if ground is None:
        raise Forbidden(code)
    return get(Librarian, librarian_id), ground


def _together(reader: Librarian | None, librarian: Librarian | None) -> bool:
    if reader is None or librarian is None or not reader.active:
        return False
    return bool(reader.unit_id) and reader.unit_id == librarian.unit_id


def portfolio(librarian: Librarian, today: date) -> dict[str, Any]:
    """Everything about one librarian. Hours that were taken back are listed and do not count."""
    rule = obligation(librarian.nip, today)
    earned = list(Credit.objects(librarian_id=librarian.id, state__ne=VOID).order_by("-earned_on", "id"))
    this_year = [each for each in earned if each.earned_on[:4] == str(today.year) and each.state == CREDITED]
    done = total(each.amount for each in this_year)
    return {
        "librarian_id": librarian.id,
        "name": librarian.name,
        "unit_id": librarian.unit_id,
        "unit_name": librarian.unit_name,
        "year": today.year,
        "hours_this_year": int(done),
        "exact_this_year": shown(done),
        "obligation": {"hours": rule.hours, "rule_id": rule.id, "source": rule.source},
        "credits": _with_certificates(earned, librarian.id),
        "competencies": _competencies(earned),
        "follow_ups": list(FollowUp.objects(librarian_id=librarian.id).order_by("due_from", "id")),
    }


def follow_ups(who: Principal, state: str | None = None) -> QuerySet:
    """Those the reader may see: all (manager), the unit's (supervisor), one's own."""
    found = FollowUp.objects(state=state) if state else FollowUp.objects
    if who.has("manager"):
        return found
    reader = mine(who)
    if who.has("supervisor"):
        return found.filter(unit_id=reader.unit_id)
    return found.filter(librarian_id=reader.id)


def named(page: dict[str, Any]) -> dict[str, Any]:
    """A page of follow-ups with the names of their librarians."""
    people = {each.librarian_id for each in page["items"]}
    names = {each.id: each.name for each in Librarian.objects(id__in=list(people)).only("id", "name")}
    return page | {"items": [_named(each, names) for each in page["items"]]}


def _named(follow_up: FollowUp, names: dict[str, str]) -> dict[str, Any]:
    fields = ("id", "state", "librarian_id", "unit_id", "session_id", "course_title", "due_from", "due_until")
    facts = {name: getattr(follow_up, name) for name in fields}
    told = {"librarian_name": names.get(follow_up.librarian_id, ""), "answered": sorted(follow_up.answers)}
    today = utcnow().astimezone(WIB).date().isoformat()
    return facts | told | {"overdue": follow_up.state == DUE and follow_up.due_until < today}


def _with_certificates(earned: list[Credit], librarian_id: str) -> list[dict[str, Any]]:
    certificates = {each.completion_id: each for each in Certificate.objects(librarian_id=librarian_id)}
    names = ("id", "state", "source", "title", "hours", "earned_on", "session_id", "pre_score", "post_score", "reason")
    return [
        {name: getattr(credit, name) for name in names}
        | {"exact": shown(credit.amount), "certificate": certificates.get(credit.id)}
        for credit in earned
    ]


def _competencies(earned: list[Credit]) -> list[dict[str, Any]]:
    """Each competency once, with the newest evidence for it."""
    found: dict[str, dict[str, Any]] = {}
    for credit in earned:
        for competency in credit.competencies if credit.state == CREDITED else ():
            evidence = {"since": credit.earned_on, "evidence": credit.title}
            found.setdefault(competency["skkni_code"] or competency["slug"], {**competency, **evidence})
    return sorted(found.values(), key=lambda each: each["title"])
