"""Reports: begin one, count it, fill what nobody recorded, approve, publish. Published is for good."""

from datetime import date, datetime
from secrets import token_hex
from typing import Any

from services.assessment.documents import EnteredFigure, Report, ReportInput
from services.assessment.domain.reports import literacy_pack, states, yearly
from services.assessment.domain.reports.facts import Recorded, veil
from services.assessment.domain.rules import by_id, in_force
from services.assessment.events import reports as outgoing
from services.assessment.queries import report_inputs, reports
from shared.clock import iso
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save

CHUNK = 400


def begin(report_id: str, kind: str, year: int, by: str, now: datetime) -> Report:
    """A new revision of a year's report, counted from the facts known now."""
    today = report_inputs.today(now)
    if year > today.year:
        raise Invalid({"year": "year-not-begun"})
    earlier = list(Report.objects(kind=kind, year=year).order_by("-revision"))
    if earlier and earlier[0].state != states.PUBLISHED:
        raise Refused("report-unfinished", year=year, revision=earlier[0].revision)
    table: Any = yearly.YEARLY_RULES if kind == states.YEARLY else literacy_pack.PACK_RULES
    try:
        rule = in_force(table, date(year, 12, 31))
    except ValueError as error:
        raise Invalid({"year": "year-before-rule"}) from error
    revision = earlier[0].revision + 1 if earlier else 1
    doc = Report(id=report_id, kind=kind, year=year, revision=revision, state=states.DRAFT, rule_id=rule.id)
    _count(doc, now)
    _note(doc, "begin", by, now)
    return insert(doc, now)


def recount(doc: Report, by: str, now: datetime) -> Report:
    """Count a draft again, from the facts known now."""
    _move(doc, "recount", by, now)
    _count(doc, now)
    return save(doc, now)


def enter(doc: Report, name: str, given: dict[str, Any], by: str, now: datetime) -> Report:
    """Fill a figure that no event tells, with where it comes from."""
    if doc.kind != states.PACK or not literacy_pack.may_be_entered(name, by_id(literacy_pack.PACK_RULES, doc.rule_id)):
        raise Refused("figure-counted", name=name)
    if given["as_of"] > report_inputs.today(now):
        raise Invalid({"as_of": "date-in-future"})
    _move(doc, "enter", by, now)
    known: EnteredFigure | None = EnteredFigure.objects(id=f"{doc.year}:{name}").first()
    entered = known or EnteredFigure(id=f"{doc.year}:{name}", year=doc.year, name=name)
    entered.value, entered.source = given["value"], given["source"]
    entered.as_of, entered.entered_by = given["as_of"].isoformat(), by
    if known:
        save(entered, now)
    else:
        insert(entered, now)
    _count(doc, now)
    return save(doc, now)


def approve(doc: Report, by: str, now: datetime) -> Report:
    """The manager stands for the figures as they are."""
    _move(doc, "approve", by, now)
    return save(doc, now)


def reopen(doc: Report, by: str, now: datetime) -> Report:
    """Back to a draft, before it is published."""
    _move(doc, "reopen", by, now)
    return save(doc, now)


def publish(doc: Report, by: str, now: datetime) -> Report:
    """Hand it to the local government and, a yearly report, to the public."""
    _move(doc, "publish", by, now)
    doc.published_on = report_inputs.today(now).isoformat()
    save(doc, now)
    outgoing.report_published(doc, reports.in_public(doc), now)
    return doc


def _count(doc: Report, now: datetime) -> None:
    until = report_inputs.last_day(doc.year, report_inputs.today(now))
    facts = report_inputs.gather(doc.year, until)
    doc.until, doc.facts, doc.fingerprint = until.isoformat(), len(facts), report_inputs.fingerprint(facts)
    veiled = veil(facts, token_hex(16))
    counted = reports.count(doc.kind, doc.rule_id, Recorded(veiled, doc.year, until))
    doc.figures = [reports.stored(each) for each in counted]
    doc.completeness = literacy_pack.completeness(counted)
    running = [line.fact for each in counted if each.name == "programmes" for line in each.counted.lines]
    doc.programmes = [{"title": fact["title"], "goals": list(fact["goals"] or ())} for fact in running]
    ReportInput.objects(report_id=doc.id).delete()
    frozen = reports.frozen(veiled)
    for start in range(0, len(frozen), CHUNK):
        part = ReportInput(id=f"{doc.id}:{start:06d}", report_id=doc.id, facts=frozen[start : start + CHUNK])
        part.save(force_insert=True)


def _move(doc: Report, action: str, by: str, now: datetime) -> None:
    state = states.after(doc.state, action)
    if state is None:
        raise Refused(f"report-{doc.state}", year=doc.year, revision=doc.revision)
    doc.state = state
    _note(doc, action, by, now)


def _note(doc: Report, action: str, by: str, now: datetime) -> None:
    doc.trail.append({"action": action, "by": by, "at": iso(now)})
