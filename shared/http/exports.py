"""Any list as a file: CSV or XLSX of everything that the filters leave, in the reader's language.

    @blueprint.arguments(CourseFilter, location="query")      # CourseFilter inherits from ListQuery
    @blueprint.response(200, PageOf(CourseSchema))
    @exported(CourseSchema, "pelatihan", "courses")           # innermost; `exported = exports.under(HEADINGS)`
    def list_courses(filters): ...

The view is asked page after page, as a person would turn them, and each row goes to a file at once: memory stays
bounded, and an error becomes a problem document, never half a file.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, wraps
from typing import IO, Any

from flask import Response
from marshmallow import Schema, fields, validate

from shared.clock import WIB, utcnow
from shared.errors import ServiceError
from shared.http import language
from shared.http.schemas import PageQuery
from shared.spreadsheets import writing

FORMATS = ("json", "csv", "xlsx")
MOST_ROWS = 10_000
PAGE = 500
_CHUNK = 64 * 1024

View = Callable[..., Any]
Headings = Mapping[str, tuple[str, str]]


class TooManyRows(ServiceError):
    """More rows than a file may hold; cutting it off would be a lie."""

    def __init__(self) -> None:
        super().__init__("export-too-large", most=MOST_ROWS)


class ListQuery(PageQuery):
    """What a list takes that can also be had as a file."""

    format = fields.String(
        load_default="json",
        validate=validate.OneOf(FORMATS),
        metadata={"description": "csv or xlsx: all rows that the filters leave, as a file"},
    )


def under(headings: Headings) -> Callable[[type[Schema], str, str], Callable[[View], View]]:
    """The decorator for the lists of one service; `headings` names each field in Indonesian and English."""

    def exported(item: type[Schema], indonesian: str, english: str) -> Callable[[View], View]:
        def decorate(view: View) -> View:
            @wraps(view)
            def either(query: dict[str, Any], **path: Any) -> Any:
                wanted = query.pop("format", "json")
                if wanted == "json":
                    return view(query, **path)
                sheet = _Sheet(item, headings, language.choose(indonesian, english))
                return sheet.response(wanted, _rows(view, query, path))

            either.exports = item  # type: ignore[attr-defined]
            return either

        return decorate

    return exported


def _rows(view: View, query: dict[str, Any], path: dict[str, Any]) -> Iterator[Any]:
    query, seen = query | {"limit": PAGE}, 0
    query.pop("cursor", None)
    while True:
        found = view(dict(query), **path)
        seen += len(found["items"])
        if seen > MOST_ROWS:
            raise TooManyRows
        yield from found["items"]
        if not found["next"]:
            return
        query["cursor"] = found["next"]


class _Sheet:
    """One list's columns, and its rows as cells."""

    def __init__(self, item: type[Schema], headings: Headings, name: str) -> None:
        self._schema, self._headings, self._name = _instance(item), headings, name

    def response(self, wanted: str, items: Iterator[Any]) -> Response:
        written = writing.FORMATS[wanted](self._titles(), map(self._cells, items), self._name)
        day = f"{utcnow().astimezone(WIB):%Y-%m-%d}"
        response = Response(_sent(written.file), mimetype=written.mimetype)
        response.call_on_close(written.file.close)
        response.headers["Content-Disposition"] = f'attachment; filename="{self._name}-{day}.{wanted}"'
        response.content_length = written.size
        return response

    def _titles(self) -> list[str]:
        return [self._title(name, field) for name, field in self._schema.dump_fields.items()]

    def _title(self, name: str, field: fields.Field[Any]) -> str:
        told = self._headings.get(field.data_key or name, (name, name))
        title = language.choose(*told)
        return f"{title} (WIB)" if isinstance(field, fields.DateTime) else title

    def _cells(self, item: Any) -> list[writing.Cell]:
        dumped = self._schema.dump(item)
        return [_cell(field, dumped.get(field.data_key or name)) for name, field in self._schema.dump_fields.items()]


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        yield from iter(lambda: file.read(_CHUNK), b"")


@cache
def _instance(item: type[Schema]) -> Schema:
    return item()


def _cell(field: fields.Field[Any], value: Any) -> writing.Cell:
    if value is None or (isinstance(value, int | str) and not isinstance(value, bool)):
        return _dated(field, value) if isinstance(value, str) else value
    if isinstance(value, bool):
        return language.choose(*(("ya", "yes") if value else ("tidak", "no")))
    return _listed(value)


def _dated(field: fields.Field[Any], value: str) -> writing.Cell:
    if field.metadata.get("number"):
        return Decimal(value)  # travels as text, counts as a number
    if isinstance(field, fields.DateTime):
        moment = field.deserialize(value)
        return moment.astimezone(WIB).replace(tzinfo=None)  # a sheet knows no zones
    return field.deserialize(value) if isinstance(field, fields.Date) else value


def _listed(value: Any) -> str:
    """A list in one cell; of a nested thing its telling fields."""
    if isinstance(value, Mapping):
        return " ".join(str(each) for each in value.values() if each is not None)
    if isinstance(value, list | tuple):
        return "; ".join(_listed(each) for each in value)
    return str(value)
