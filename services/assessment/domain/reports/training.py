"""What the year's training was: programmes, people, hours against the obligation, competence."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.learning_rules import OBLIGATIONS_BY_KIND
from services.assessment.domain.reports import facts
from services.assessment.domain.reports.facts import Counted, Fact, Figure, Line, Recorded
from services.assessment.domain.rules import in_force


def programmes(of: Recorded, rule_id: str) -> Iterator[Figure]:
    running = [each for each in of.of("programme") if each["first_year"] <= of.year <= each["last_year"]]
    yield Figure(
        "programme", "programmes", "count", ("Program yang berjalan", "Programmes under way"),
        ("Program terbit yang tahunnya mencakup tahun laporan.", "Published programmes whose years cover this one."),
        facts.number(running), rule_id,
    )  # fmt: skip


def people(of: Recorded, rule_id: str) -> Iterator[Figure]:
    ended = {each["session_id"] for each in of.of("closing")}
    closed = [each for each in of.during("session") if each["session_id"] in ended]
    yield Figure(
        "people", "staff", "people", ("Pustakawan aktif", "Librarians in service"),
        ("Menurut direktori pada hari terakhir yang diketahui laporan ini.",
         "By the directory, on the last day that this report knows of."),
        facts.persons(of.staff), rule_id,
    )  # fmt: skip
    yield Figure(
        "people", "sessions", "count", ("Sesi yang diselenggarakan", "Sessions held"),
        ("Sesi tahun ini yang sudah ditutup dengan hasilnya.", "Sessions of the year that were closed, with results."),
        facts.number(closed), rule_id,
    )  # fmt: skip
    yield Figure(
        "people", "trained", "people", ("Orang yang dilatih", "People trained"),
        ("Orang yang hadir pada sedikitnya satu sesi yang sudah ditutup; tiap orang dihitung sekali.",
         "People present in at least one closed session; each counts once."),
        facts.persons(present(of)), rule_id,
    )  # fmt: skip
    yield Figure(
        "people", "completions", "count", ("Kelulusan pelatihan", "Courses completed"),
        ("Kelulusan tahun ini yang sertifikatnya tidak dicabut.",
         "Completions of the year whose certificate was not revoked."),
        facts.number(standing(of), about_people=True), rule_id,
    )  # fmt: skip


def hours(of: Recorded, rule_id: str) -> Iterator[Figure]:
    earned = of.during("hours")
    lines = [Line(fact, Fraction(fact["hours"])) for fact in earned]
    each = {fact.person: sum(line.quantity for line in lines if line.fact.person == fact.person) for fact in of.staff}
    asked = {kind: in_force(rules, of.until) for kind, rules in OBLIGATIONS_BY_KIND.items()}
    met = [fact for fact in of.staff if each[fact.person] >= asked[fact["employment"]].hours]
    unmet = [fact for fact in of.staff if each[fact.person] < asked[fact["employment"]].hours]
    rules = " ".join(sorted({asked[fact["employment"]].id for fact in of.staff})) or rule_id
    years = " / ".join(f"{kind.upper()} {rule.hours} JP" for kind, rule in asked.items())
    of_staff = [line for line in lines if line.fact.person in each]
    yield Figure(
        "hours", "hours", "hours", ("Jam pelajaran diperoleh", "Hours earned (JP)"),
        ("Jumlah JP yang diakui pada buku jam tahun ini, tanpa yang dicabut.",
         "Hours credited in the year's ledger, without what was reversed."),
        facts.total(lines, about_people=True), rule_id, group="hours",
    )  # fmt: skip
    yield Figure(
        "hours", "hours-per-person", "hours", ("JP per pustakawan aktif", "Hours per librarian in service"),
        ("JP pustakawan aktif dibagi jumlah pustakawan aktif.",
         "Hours of librarians in service, divided by their number."),
        facts.quotient(
            Fraction(sum(line.quantity for line in of_staff)), len(of.staff), of_staff,
            people=len(of.staff), missing="no-staff",
        ),
        rule_id, group="hours",  # the mean times the staff would tell what few people earned
    )  # fmt: skip
    for name, found, title in (
        ("obligation-met", met, ("Memenuhi kewajiban JP", "Met the obligation")),
        ("obligation-unmet", unmet, ("Belum memenuhi kewajiban JP", "Did not meet the obligation")),
    ):
        means = (f"Pustakawan aktif; setahun {years}.", f"Librarians in service; a year asks {years}.")
        yield Figure("hours", name, "people", title, means, _among(of.staff, found), rules, group="obligation")


def competence(of: Recorded, rule_id: str) -> Iterator[Figure]:
    done = standing(of)
    taught: dict[str, Fact] = {}
    for fact in done:
        for slug in fact["competencies"] or ():
            taught.setdefault(slug, fact)
    revoked = {fact["certificate_id"] for fact in of.of("revocation") if _by(fact.day, of)}
    issued = of.of("certificate")
    last = of.until.isoformat()
    valid = [
        each for each in issued
        if each["certificate_id"] not in revoked and _by(each.day, of) and (each["valid_until"] or last) >= last
    ]  # fmt: skip
    yield Figure(
        "competence", "competencies", "count", ("Kompetensi yang dilatihkan", "Competencies taught"),
        ("Kompetensi berbeda dalam kelulusan tahun ini.", "Different competencies in the year's completions."),
        facts.number(taught.values()), rule_id,
    )  # fmt: skip
    yield Figure(
        "competence", "certificates-issued", "count", ("Sertifikat terbit", "Certificates issued"),
        ("Terbit tahun ini dan tidak dicabut.", "Issued in the year and not revoked."),
        facts.number((f for f in of.during("certificate") if f["certificate_id"] not in revoked), about_people=True),
        rule_id,
    )  # fmt: skip
    yield Figure(
        "competence", "certificates-valid", "count", ("Sertifikat masih berlaku", "Certificates in force"),
        ("Pada hari terakhir yang diketahui laporan ini.", "On the last day that this report knows of."),
        facts.number(valid, about_people=True), rule_id,
    )  # fmt: skip
    yield Figure(
        "competence", "score-gain", "points", ("Kenaikan nilai tes rata-rata", "Average gain in test score"),
        ("Nilai sesudah dikurangi nilai sebelum, pada kelulusan yang memiliki keduanya.",
         "Score after minus score before, of completions that have both."),
        _gain(done), rule_id,
    )  # fmt: skip


def standing(of: Recorded) -> list[Fact]:
    """Completions of the year that still count."""
    revoked = {fact["completion_id"] for fact in of.of("revocation") if _by(fact.day, of)}
    return [fact for fact in of.during("completion") if fact["completion_id"] not in revoked]


def present(of: Recorded) -> list[Fact]:
    """Who was there, in sessions of the year that were closed."""
    closed = {fact["session_id"] for fact in of.of("closing")}
    held = closed & {fact["session_id"] for fact in of.during("session")}
    return [fact for fact in of.of("attendance") if fact["present"] and fact["session_id"] in held]


def _among(staff: list[Fact], found: list[Fact]) -> Counted:
    """Nobody among some is an answer; nobody among none is not."""
    if not staff:
        return Counted(None, missing="no-staff")
    return replace(facts.persons(found), missing=None)


def _gain(done: list[Fact]) -> Counted:
    both = [fact for fact in done if fact["pre_score"] is not None and fact["post_score"] is not None]
    if not both:
        return Counted(None, missing="no-scores")
    lines = [Line(fact, fact["post_score"] - fact["pre_score"]) for fact in both]
    exact = Fraction(sum(line.quantity for line in lines)) / len(both)
    told = {"n": str(len(both))}
    return Counted(str(half_up(exact)), tuple(lines), exact=str(exact), people=facts.people_of(both), detail=told)


def _by(day: str | None, of: Recorded) -> bool:
    return day is None or day <= of.until.isoformat()
