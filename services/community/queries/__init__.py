"""The read side: what screens and the public need to see."""

from typing import Any

from mongoengine import QuerySet

from services.community.documents import Activity, Certificate, Completion, Librarian, Library, Partner, Satisfaction
from services.community.domain.figures import SMALLEST, public
from shared.errors import NotFound


def libraries() -> QuerySet:
    return Library.objects


def partners() -> QuerySet:
    return Partner.objects


def activities() -> QuerySet:
    """Activities that were held; one stored before there were states was."""
    return Activity.objects(state__in=("held", None))


def librarians(unit_id: str | None = None, active: bool | None = None) -> QuerySet:
    found = Librarian.objects
    if unit_id is not None:
        found = found.filter(unit_id=unit_id)
    return found if active is None else found.filter(active=active)


def librarian_if_any(nip: str) -> Librarian | None:
    """The librarian's own record, if there is one."""
    found: Librarian | None = Librarian.objects(nip=nip).first()
    return found


def librarian_by_nip(nip: str) -> Librarian:
    """The librarian's own record. Raises NotFound."""
    librarian = librarian_if_any(nip)
    if librarian is None:
        raise NotFound("librarian", nip)
    return librarian


def summary() -> dict[str, Any]:
    """The public figures, from the facts reported; a count of one to four people is not told."""
    people = {
        "librarians_trained": len(Completion.objects.distinct("librarian_id")),
        "certificates": Certificate.objects(revoked__ne=True).count(),
    }
    history = _history()
    return {
        "libraries": Library.objects.count(),
        "librarians": Librarian.objects(active=True).count(),
        "partners": Partner.objects.count(),
        "activities_held": activities().count(),
        "people_reached": int(activities().sum("attendance")),
        **{name: public(count) for name, count in people.items()},
        "hidden": [name for name, count in people.items() if public(count) is None],
        "index": _headline(history),
        "history": history,
    }


def _history() -> list[dict[str, Any]]:
    """The total index of every survey, oldest first, where enough people answered."""
    rows = Satisfaction.objects(unit_id=None, n__gte=SMALLEST).order_by("published_at", "id")
    names = ("survey_id", "period", "ikm", "grade", "n", "sample_needed", "rule_id", "published_at")
    return [{name: getattr(row, name) for name in names} for row in rows]


def _headline(history: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The newest index that enough visitors stand behind; the newest of all where none has enough."""
    enough = [entry for entry in history if entry["n"] >= entry["sample_needed"]]
    return next(reversed(enough or history), None)
