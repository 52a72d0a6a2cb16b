"""What the year's money became. Whole rupiah; cost per JP and per head to the sen."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from services.assessment.domain.reports import facts
from services.assessment.domain.reports.facts import Counted, Figure, Line, Recorded
from services.assessment.domain.reports.training import present

TRAINING = ("enrolment", "session")  # what a nomination pays for is not taught here


def money(of: Recorded, rule_id: str) -> Iterator[Figure]:
    allocated = of.during("allocation")
    allocation = facts.total(Line(fact, fact["allocation"]) for fact in allocated)
    committed = facts.total(_lines(of, "committed", "amount"))
    spent = facts.total(_lines(of, "spent", "spent"))
    if not allocated:
        allocation = Counted(None, missing="no-allocation")
    yield Figure(
        "money", "allocation", "rupiah", ("Pagu anggaran", "Allocation"),
        ("Uang pembinaan yang disediakan untuk tahun ini.", "Money set aside for the year."), allocation, rule_id,
    )  # fmt: skip
    yield Figure(
        "money", "committed", "rupiah", ("Komitmen", "Committed"),
        ("Dijanjikan untuk tempat atau pencalonan, belum dibayar.",
         "Promised for places or nominations, not paid yet."),
        _quiet(committed), rule_id,
    )  # fmt: skip
    yield Figure(
        "money", "spent", "rupiah", ("Realisasi", "Spent"),
        ("Yang sudah dibelanjakan, baris demi baris.", "What was spent, line by line."), _quiet(spent), rule_id,
    )  # fmt: skip
    yield Figure(
        "money", "free", "rupiah", ("Sisa", "Free"),
        ("Pagu dikurangi komitmen dan realisasi.", "Allocation minus committed and spent."),
        _free(allocation, committed, spent), rule_id,
    )  # fmt: skip
    yield from _costs(of, rule_id)


def spent_on_training(of: Recorded) -> list[Line]:
    return [line for line in _lines(of, "spent", "spent") if line.fact["source"] in TRAINING]


def _costs(of: Recorded, rule_id: str) -> Iterator[Figure]:
    lines = spent_on_training(of)
    paid = Fraction(sum(line.quantity for line in lines))
    taught = of.during("completion")  # taught is taught, even where a certificate was revoked later
    hours, heads = sum(fact["hours"] for fact in taught), facts.people_of(present(of))
    learners = facts.people_of(taught)
    yield Figure(
        "money", "spent-on-training", "rupiah", ("Realisasi pelatihan sendiri", "Spent on own training"),
        ("Realisasi untuk tempat dan sesi, tanpa pencalonan.", "Spent on places and sessions, without nominations."),
        _quiet(facts.total(lines)), rule_id,
    )  # fmt: skip
    yield Figure(
        "money", "cost-per-hour", "rupiah", ("Biaya per JP", "Cost per JP"),
        ("Realisasi pelatihan sendiri dibagi JP kelulusan tahun ini.",
         "Spent on own training, divided by the hours of the year's completions."),
        facts.quotient(paid, hours, lines, people=learners, missing="no-hours"), rule_id,
    )  # fmt: skip
    yield Figure(
        "money", "cost-per-head", "rupiah", ("Biaya per orang", "Cost per head"),
        ("Realisasi pelatihan sendiri dibagi orang yang hadir.", "Spent on own training, divided by people present."),
        facts.quotient(paid, heads, lines, people=heads, missing="nobody-present"), rule_id,
    )  # fmt: skip


def _lines(of: Recorded, state: str, amount: str) -> list[Line]:
    return [Line(fact, fact[amount]) for fact in of.during("money") if fact["state"] == state]


def _free(allocation: Counted, committed: Counted, spent: Counted) -> Counted:
    if allocation.value is None:
        return Counted(None, missing="no-allocation")
    free = int(allocation.value) - int(committed.value or 0) - int(spent.value or 0)
    used = [Line(line.fact, -line.quantity) for line in (*committed.lines, *spent.lines)]
    return Counted(str(free), (*allocation.lines, *used))


def _quiet(counted: Counted) -> Counted:
    """No money promised or spent is an answer, not a gap."""
    return replace(counted, missing=None)
