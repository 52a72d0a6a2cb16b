"""What visitors said, what was evaluated, and whom the year's activities and partners reached."""

from collections.abc import Iterator
from decimal import Decimal

from services.assessment.domain.reports import facts
from services.assessment.domain.reports.facts import Counted, Fact, Figure, Line, Recorded

SHORT = (
    "Kenaikan nilai tes rata-rata; di sampingnya unsur survei unit terlatih yang naik, turun, atau kurang jawaban.",
    "Average gain in test score; beside it the survey elements of trained units: risen, fallen, too few answers.",
)
VERDICTS = ("higher", "lower", "no-difference", "not-enough")
KINDS = {
    "training": ("pelatihan", "training"),
    "discussion": ("diskusi", "discussion"),
    "contest": ("lomba", "contest"),
    "visit": ("kunjungan", "visit"),
    "seminar": ("seminar", "seminar"),
    "exhibition": ("pameran", "exhibition"),
    "other": ("lainnya", "other"),
}


def satisfaction(of: Recorded, rule_id: str) -> Iterator[Figure]:
    """The index of each period, as published, and where it goes."""
    published = sorted(of.during("satisfaction"), key=lambda fact: (fact["period"], fact.id))
    means = ("IKM seluruh perpustakaan sebagaimana diterbitkan; huruf dan n di sampingnya.",
             "The index of the whole library as published; letter and n beside it.")  # fmt: skip
    if not published:
        counted = Counted(None, missing="no-survey")
        yield Figure("satisfaction", "ikm", "index", ("IKM", "Satisfaction index"), means, counted, rule_id)
    for fact in published:
        told = {name: str(fact[name]) for name in ("grade", "n", "sample_needed", "period")}
        counted = Counted(fact["ikm"], (Line(fact),), people=fact["n"], detail=told)
        title = (f"IKM {fact['period']}", f"Satisfaction index {fact['period']}")
        yield Figure("satisfaction", f"ikm-{fact['period']}", "index", title, means, counted, fact["rule_id"])
    yield Figure(
        "satisfaction", "ikm-trend", "points", ("Perubahan IKM", "Change of the index"),
        ("Periode terakhir tahun ini dikurangi periode sebelumnya, termasuk tahun lalu.",
         "Last period of the year minus the one before it, last year's included."),
        _trend(of, published), rule_id,
    )  # fmt: skip


def evaluation(of: Recorded, rule_id: str) -> Iterator[Figure]:
    found = of.during("evaluation")
    yield Figure(
        "evaluation", "evaluations", "count", ("Evaluasi program diterbitkan", "Programme evaluations published"),
        ("Evaluasi bertingkat Kirkpatrick; hasilnya singkat di baris sumbernya.",
         "Kirkpatrick evaluations; the result in short on its source lines."),
        facts.number(found) if found else Counted(None, missing="no-evaluation"), rule_id,
    )  # fmt: skip
    for fact in found:
        yield Figure(
            "evaluation", f"evaluation-{fact['evaluation_id']}", "points",
            (f"Evaluasi: {fact['title']}", f"Evaluation: {fact['title']}"),
            SHORT,
            _evaluated(fact), rule_id,
        )  # fmt: skip


def activities(of: Recorded, rule_id: str) -> Iterator[Figure]:
    held = of.during("activity")
    yield Figure(
        "activities", "activities", "count", ("Kegiatan diselenggarakan", "Activities held"),
        ("Kegiatan bersama masyarakat yang dilaporkan terlaksana.", "Public activities reported as held."),
        facts.number(held), rule_id,
    )  # fmt: skip
    yield Figure(
        "activities", "reached", "people", ("Peserta kegiatan", "People reached"),
        ("Jumlah hadir; orang yang datang dua kali dihitung dua kali.",
         "Attendance added up; who came twice counts twice."),
        facts.total(Line(fact, fact["attendance"]) for fact in held), rule_id,
    )  # fmt: skip
    for kind, (indonesian, english) in KINDS.items():
        some = [fact for fact in held if fact["kind"] == kind]
        if some:
            yield Figure(
                "activities", f"activities-{kind}", "count", (f"Kegiatan {indonesian}", f"Activities: {english}"),
                ("Jumlah kegiatan dan yang hadir.", "Number of activities, and attendance."),
                _with_attendance(some), rule_id,
            )  # fmt: skip


def partners(of: Recorded, rule_id: str) -> Iterator[Figure]:
    agreed = in_force(of)
    together = [fact for fact in of.during("activity") if fact["partner_id"]]
    yield Figure(
        "partners", "agreements", "count", ("Perjanjian yang berlaku", "Agreements in force"),
        ("Berlaku sedikitnya satu hari dalam tahun laporan.", "In force on at least one day of the year."),
        facts.number(agreed), rule_id,
    )  # fmt: skip
    yield Figure(
        "partners", "partners", "count", ("Mitra dengan perjanjian", "Partners with an agreement"),
        ("Lembaga berbeda di balik perjanjian yang berlaku.", "Different institutions behind the agreements in force."),
        facts.number({fact["partner_id"]: fact for fact in agreed}.values()), rule_id,
    )  # fmt: skip
    yield Figure(
        "partners", "joint-activities", "count", ("Kegiatan bersama mitra", "Activities with a partner"),
        ("Kegiatan terlaksana yang menyebut mitra.", "Activities held that name a partner."),
        facts.number(together), rule_id,
    )  # fmt: skip


def in_force(of: Recorded) -> list[Fact]:
    """Agreements that held on at least one day of the year, up to the last day known."""
    first, last = f"{of.year}-01-01", of.until.isoformat()
    return [
        fact for fact in of.of("agreement")
        if fact["starts_on"] <= last and (fact["ends_on"] is None or fact["ends_on"] >= first)
    ]  # fmt: skip


def _evaluated(fact: Fact) -> Counted:
    elements = fact["elements"] or {}
    told = {name: str(elements[name]) for name in VERDICTS if name in elements}
    counts = {
        name: str(fact[name]) for name in ("revision", "learning_n", "reaction_n", "gaps") if fact[name] is not None
    }
    gain, missing = fact["gain"], None if fact["gain"] is not None else "no-scores"
    return Counted(gain, (Line(fact),), people=fact["learning_n"], detail=counts | told, missing=missing)


def _trend(of: Recorded, published: list[Fact]) -> Counted:
    before = sorted((f for f in of.of("satisfaction") if f.year == of.year - 1), key=lambda fact: fact["period"])
    row = [*before[-1:], *published]
    if not published or len(row) < 2:
        return Counted(None, missing="one-period")
    earlier, latest = row[-2:]
    if earlier["rule_id"] != latest["rule_id"]:
        return Counted(None, missing="rules-differ")
    change = Decimal(latest["ikm"]) - Decimal(earlier["ikm"])
    told = {"from": f"{earlier['period']}: {earlier['ikm']}", "to": f"{latest['period']}: {latest['ikm']}"}
    return Counted(str(change), (Line(earlier), Line(latest)), people=min(earlier["n"], latest["n"]), detail=told)


def _with_attendance(some: list[Fact]) -> Counted:
    counted = facts.number(some)
    return Counted(counted.value, counted.lines, detail={"attendance": str(sum(f["attendance"] for f in some))})
