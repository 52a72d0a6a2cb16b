"""Pages by cursor: opaque, signed, and bound to the list it was made for."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from mongoengine import Q, QuerySet

from shared.clock import iso
from shared.errors import ServiceError
from shared.http.jsonio import dump


class BadCursor(ServiceError):
    """A cursor we did not make, or made for another list."""

    def __init__(self) -> None:
        super().__init__("bad-cursor")


def page(queryset: QuerySet, query: dict[str, Any], *, by: str = "id", resumable: bool = False) -> dict[str, Any]:
    """One page of `queryset` ordered by the field `by` ("-id": newest first), then by id.

    `query` is what PageQuery (or a filter inheriting from it) loaded. Raises BadCursor. `resumable`: for feeds that
    grow. `next` then stands after the last one seen, also where nothing is left, and `more` says whether there is.
    """
    descending, field = by.startswith("-"), by.lstrip("-")
    scope = _scope(f"{queryset._document._get_collection_name()}:{by}", query)
    if query.get("cursor"):
        queryset = queryset.filter(_after(field, descending, *_read(query["cursor"], scope)))
    sign = "-" if descending else ""
    order = [by] if field == "id" else [by, f"{sign}id"]
    limit = query.get("limit", 20)
    found = list(queryset.order_by(*order).limit(limit + 1))
    return _resumable(found, limit, field, scope, query) if resumable else _cut(found, limit, field, scope)


def page_by_id(name: str, read: Callable[[int, str | None], Sequence[Any]], query: dict[str, Any]) -> dict[str, Any]:
    """One page of what `read(limit, id of the last one before)` yields. Raises BadCursor."""
    scope = _scope(name, query)
    after = _read(query["cursor"], scope)[1] if query.get("cursor") else None
    limit = query.get("limit", 20)
    return _cut(read(limit + 1, after), limit, "id", scope)


def _cut(found: Sequence[Any], limit: int, field: str, scope: str) -> dict[str, Any]:
    last = found[limit - 1] if len(found) > limit else None
    return {"items": found[:limit], "next": _write(getattr(last, field), last.id, scope) if last else None}


def _resumable(found: list[Any], limit: int, field: str, scope: str, query: dict[str, Any]) -> dict[str, Any]:
    items = found[:limit]
    last = _write(getattr(items[-1], field), items[-1].id, scope) if items else query.get("cursor")
    return {"items": items, "next": last, "more": len(found) > limit}


def _scope(name: str, query: dict[str, Any]) -> str:
    filters = {name: value for name, value in query.items() if name not in {"cursor", "limit"}}
    text = dump(sorted((name, str(value)) for name, value in filters.items())).decode()
    return f"cursor:{name}:{text}"


def _after(field: str, descending: bool, value: Any, last_id: str) -> Q:
    side = "lt" if descending else "gt"
    if field == "id":
        return Q(**{f"id__{side}": last_id})
    same = Q(**{field: value, f"id__{side}": last_id})
    if value is None:
        # MongoDB sorts missing values before all others
        return same if descending else same | Q(**{f"{field}__ne": None})
    beyond = Q(**{f"{field}__{side}": value})
    return same | beyond | Q(**{field: None}) if descending else same | beyond


def _write(value: Any, last_id: str, scope: str) -> str:
    if isinstance(value, datetime):
        value = {"moment": iso(value)}
    elif isinstance(value, date):
        value = {"day": value.isoformat()}
    signed = _signer(scope).dumps([value, last_id])
    return signed if isinstance(signed, str) else signed.decode()


def _read(cursor: str, scope: str) -> tuple[Any, str]:
    try:
        value, last_id = _signer(scope).loads(cursor)
    except (BadData, ValueError) as error:
        raise BadCursor from error
    if isinstance(value, dict):
        value = datetime.fromisoformat(value["moment"]) if "moment" in value else date.fromisoformat(value["day"])
    return value, last_id


def _signer(scope: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=scope)
