"""The literacy indices to 2024: computed from their parts, or taken over as they were published, with their rule."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from services.assessment.documents import LiteracyIndex
from services.assessment.domain.reports import indices
from services.assessment.domain.reports.index_rules import IPLM, BandSet, IndexRule
from services.assessment.domain.reports.indices import IndexResult
from shared.errors import Invalid
from shared.storage.documents import insert

Parts = Mapping[str, Mapping[str, str]]


def compute(id: str, body: dict[str, Any], by: str) -> LiteracyIndex:
    """From its parts; not stored."""
    rule, bands = _rule(body), _bands(body)
    try:
        result = _result(body["instrument"], body["parts"], date(body["year"], 12, 31))
    except (ValueError, KeyError) as error:
        raise Invalid({"parts": "index-parts"}) from error
    doc = _index(id, body, rule, bands, by, result.value)
    doc.how, doc.exact, doc.formula = "computed", result.exact, result.formula
    doc.inputs, doc.steps = {name: dict(each) for name, each in body["parts"].items()}, [dict(s) for s in result.steps]
    return doc


def keep(id: str, body: dict[str, Any], by: str, now: datetime) -> LiteracyIndex:
    """Compute and keep; or, without parts, take over a figure as it was published."""
    if body.get("parts"):
        return insert(compute(id, body, by), now)
    if body.get("value") is None:
        raise Invalid({"parts": "index-parts"})
    doc = _index(id, body, _rule(body), _bands(body), by, str(Decimal(body["value"])))
    doc.how = "imported"
    return insert(doc, now)


def _result(instrument: str, parts: Parts, on: date) -> IndexResult:
    if instrument == IPLM:
        return indices.iplm({name: (Fraction(each["uplm"]), Fraction(each["am"])) for name, each in parts.items()}, on)
    return indices.tgm({name: Fraction(each["value"]) for name, each in parts.items()}, on)


def _index(id: str, body: dict[str, Any], rule: IndexRule, bands: BandSet, by: str, value: str) -> LiteracyIndex:
    found = indices.band(Decimal(value), bands)
    told = {"low": str(found.low), "high": str(found.high), "title": list(found.title)} if found else {}
    return LiteracyIndex(
        id=id, instrument=body["instrument"], year=body["year"], value=value, rule_id=rule.id, band_set=bands.id,
        band=told, source=body["source"], entered_by=by,
    )  # fmt: skip


def _rule(body: dict[str, Any]) -> IndexRule:
    try:
        return indices.rule_of(body["instrument"], date(body["year"], 12, 31))
    except ValueError as error:
        raise Invalid({"year": "index-replaced"}) from error


def _bands(body: dict[str, Any]) -> BandSet:
    sets = _rule(body).band_sets
    wanted = body.get("band_set") or sets[0].id
    found = next((each for each in sets if each.id == wanted), None)
    if found is None:
        raise Invalid({"band_set": "unknown-choice"})
    return found
