"""A report pack as plain sections of text: every figure with its source, goals first, what is missing last."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.assessment.papers.survey_report import Document, Section

Told = Mapping[str, Any]

WORDS: dict[str, tuple[str, str]] = {
    "yearly": ("Laporan tahunan pembinaan pustakawan", "Yearly report on the development of librarians"),
    "literacy-2025": ("Paket data IPLM 2025", "IPLM 2025 data pack"),
    "subtitle": ("Tahun {year}, revisi {revision}, data per {until}",
                 "Year {year}, revision {revision}, as of {until}"),
    "programmes": ("Program dan tujuan", "Programmes and goals"),
    "programme": ("Program", "Programme"),
    "goals": ("Tujuan", "Goals"),
    "figure": ("Angka", "Figure"),
    "value": ("Nilai", "Value"),
    "means": ("Definisi", "Definition"),
    "source": ("Sumber", "Source"),
    "missing": ("Lampiran: data yang kurang", "Appendix: missing data"),
    "why": ("Sebab", "Why"),
    "unknown": ("tidak diketahui", "not known"),
    "events": ("{services}: {events} kejadian, {lines} baris; aturan {rule}; per {as_of}",
               "{services}: {events} events, {lines} lines; rule {rule}; as of {as_of}"),
    "no-events": ("tanpa kejadian; aturan {rule}; per {as_of}", "no events; rule {rule}; as of {as_of}"),
    "hidden": ("{services}; aturan {rule}; per {as_of}", "{services}; rule {rule}; as of {as_of}"),
    "entered": ("diisi: {source}, {as_of_source}; aturan {rule}", "entered: {source}, {as_of_source}; rule {rule}"),
    "filled": ("Kelengkapan: {filled} dari {of} ({percent}%)", "Completeness: {filled} of {of} ({percent}%)"),
    "not-a-score": ("Ini paket data, bukan skor: skala subindikator belum diterbitkan.",
                    "This is a data pack, not a score: the scaling of sub-indicators was not published."),
}  # fmt: skip
UNITS: dict[str, tuple[str, str]] = {
    "count": ("", ""),
    "people": ("orang", "people"),
    "hours": ("JP", "JP"),
    "rupiah": ("rupiah", "rupiah"),
    "points": ("poin", "points"),
    "percent": ("%", "%"),
    "index": ("", ""),
}

DETAILS: dict[str, tuple[str, str]] = {
    "grade": ("mutu", "grade"),
    "n": ("n", "n"),
    "sample_needed": ("sampel diperlukan", "sample needed"),
    "period": ("periode", "period"),
    "attendance": ("hadir", "attendance"),
    "from": ("dari", "from"),
    "to": ("ke", "to"),
    "source": ("sumber", "source"),
    "as_of": ("per", "as of"),
    "revision": ("revisi", "revision"),
    "learning_n": ("n tes", "n of the tests"),
    "reaction_n": ("n umpan balik", "n of the feedback"),
    "gaps": ("data kurang", "gaps"),
    "reached": ("tercapai", "reached"),
    "compared": ("dibandingkan", "compared"),
    "higher": ("unsur naik", "elements risen"),
    "lower": ("unsur turun", "elements fallen"),
    "no-difference": ("unsur tanpa perbedaan", "elements without a difference"),
    "not-enough": ("unsur kurang jawaban", "elements with too few answers"),
}


def compose(report: Told, lang: str) -> Document:
    """The whole document in a language; `report` as the API tells it."""
    words = {name: pair[0 if lang == "id" else 1] for name, pair in WORDS.items()}
    subtitle = words["subtitle"].format(**{name: report[name] for name in ("year", "revision", "until")})
    sections = [_goals(report["programmes"], words)] if report["programmes"] else []
    sections += [_figures(each, report["figures"], words, lang) for each in report["sections"]]
    if report["kind"] != "yearly":
        sections.insert(0, Section(words["filled"].format(**report["completeness"]), (words["not-a-score"],), ()))
    sections.append(_missing(report["figures"], words))
    return Document(words[report["kind"]], subtitle, tuple(each for each in sections if each.rows or each.headings))


def _goals(programmes: Sequence[Told], words: Told) -> Section:
    rows = tuple((each["title"], "; ".join(each["goals"])) for each in programmes)
    return Section(words["programmes"], (words["programme"], words["goals"]), rows)


def _figures(section: Told, figures: Sequence[Told], words: Told, lang: str) -> Section:
    rows = tuple(
        (each["title"], _value(each, words, lang), each["means"], _source(each, words))
        for each in figures
        if each["section"] == section["name"]
    )
    return Section(section["title"], (words["figure"], words["value"], words["means"], words["source"]), rows)


def _missing(figures: Sequence[Told], words: Told) -> Section:
    rows = tuple((each["title"], each["why_missing"]) for each in figures if each["why_missing"])
    return Section(words["missing"], (words["figure"], words["why"]), rows)


def _value(figure: Told, words: Told, lang: str) -> str:
    if figure["value"] is None:
        return str(words["unknown"])
    unit = UNITS[figure["unit"]][0 if lang == "id" else 1]
    side = 0 if lang == "id" else 1
    told = {name: value for name, value in figure["detail"].items() if name != "by"}
    detail = ", ".join(f"{DETAILS.get(name, (name, name))[side]} {value}" for name, value in told.items())
    return " ".join(each for each in (figure["value"], unit, f"({detail})" if detail else "") if each)


def _source(figure: Told, words: Told) -> str:
    facts = {"rule": figure["rule_id"], "as_of": figure["as_of"], "events": figure["events"], "lines": figure["lines"]}
    if figure["detail"].get("source"):
        told = {"source": figure["detail"]["source"], "as_of_source": figure["detail"]["as_of"]}
        return str(words["entered"].format(**facts, **told))
    if figure["events"] is None:
        return str(words["hidden"].format(**facts, services=", ".join(figure["services"])))
    if not figure["events"]:
        return str(words["no-events"].format(**facts))
    return str(words["events"].format(**facts, services=", ".join(figure["services"])))
