"""An evaluation on paper: what a head of library prints, level by level, with what is missing and the rules."""

from collections.abc import Mapping
from typing import Any

from services.assessment.domain.elements import SKM_9
from services.assessment.papers import evaluation_words as words
from services.assessment.papers.survey_pdf import draw
from services.assessment.papers.survey_report import Document, Section

Told = Mapping[str, Any]
Rows = list[tuple[str, ...]]
ELEMENTS = {each.slug: (each.label.id, each.label.en) for each in SKM_9.elements}


def report(evaluation: Told, figures: Told, lang: str) -> bytes:
    """The PDF, in the reader's language."""
    return draw(document(evaluation, figures, lang), lang)


def document(evaluation: Told, figures: Told, lang: str) -> Document:
    """The report as titles and tables."""
    speak = Speaker(lang)
    period = f"{speak('period')} {evaluation['period_from']} – {evaluation['period_until']}"
    standing = speak("provisional") if figures["provisional"] else f"{speak('revision')} {figures['revision']}"
    sections = (
        speak.counts(evaluation, figures),
        speak.reaction(figures["reaction"]),
        speak.learning(figures),
        speak.behaviour(figures),
        *speak.results(figures["results"]),
        speak.returns(figures["returns"]),
        speak.missing(figures["missing"]),
        speak.improvements(evaluation["improvements"]),
        speak.rules(figures["rules"]),
    )
    return Document(f"{speak('evaluation')}: {evaluation['title']}", f"{period} · {standing}", sections)


class Speaker:
    """Writes each part of the report in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, word: str, table: Mapping[str, tuple[str, str]] = words.WORDS) -> str:
        told = table.get(word, (word, word))
        return told[0 if self._lang == "id" else 1]

    def number(self, value: object) -> str:
        """A figure in the language's own writing; a dash where there is none."""
        text = "–" if value is None else str(value)
        return text.replace(".", ",") if self._lang == "id" else text

    def _section(self, title: str, heads: tuple[str, ...], rows: Rows) -> Section:
        empty = (self("none"), *("" for _ in heads[1:]))
        return Section(self(title), tuple(map(self, heads)), tuple(rows) or (empty,))

    def counts(self, evaluation: Told, found: Told) -> Section:
        counted = {**found["counts"], **found["reach"]}
        rows: Rows = [(self("intention"), evaluation["intention"] or "–")]
        return self._section(
            "counts", ("what", "value"), rows + [(self(k), self.number(v)) for k, v in counted.items()]
        )

    def reaction(self, found: Told) -> Section:
        rows: Rows = [
            (self(each["slug"], words.STATEMENTS), self.number(each["average"]), str(each["n"]))
            for each in found["statements"]
        ]
        rows.append((self("answers"), "", f"{found['n']} {self('of')} {found['asked']}"))
        return self._section("reaction", ("what", "average", "answers"), rows)

    def learning(self, found: Told) -> Section:
        learning = found["learning"]
        few = "learning" in found["hidden"]
        gains = [(name, learning[name], learning[n]) for name, n in (("gain", "n"), ("normalised", "normalised_n"))]
        rows: Rows = [
            (self(name), self("few") if few and value is None else self.number(value), f"n = {n}")
            for name, value, n in gains
        ]
        rows += [(self(name), str(learning[name]), "") for name in ("completions", "no_before", "no_after")]
        return self._section("learning", ("what", "value", "answers"), rows)

    def behaviour(self, found: Told) -> Section:
        seen, titles = found["behaviour"], found["competencies"]
        rows: Rows = [
            (titles.get(each["slug"], each["slug"]), *(self._side(each[side]) for side in ("supervisor", "self")))
            for each in seen["competencies"]
        ]
        rows.append(
            (self("response"), f"{seen['n']} {self('of')} {seen['m']}", f"{seen['self_n']} {self('of')} {seen['m']}")
        )
        return self._section("behaviour", ("competency", "supervisor", "self"), rows)

    def _side(self, side: Told) -> str:
        if side["mean"] is None:
            return self("few") if side["n"] else "–"
        return f"{self.number(side['mean'])} (n = {side['n']})"

    def results(self, found: Told) -> list[Section]:
        parts = [(each["unit_name"], each["elements"]) for each in found["units"]]
        parts += [
            (f"{self(group)}: {', '.join(found[group]['units'])}", found[group]["elements"])
            for group in ("trained", "untrained")
            if found[group]["units"]
        ]
        heads = tuple(map(self, ("element", "before", "after", "change", "verdict")))
        if not parts:
            return [self._section("results", ("element", "verdict"), [])]
        return [
            Section(f"{self('results')} · {name}", heads, tuple(self._element(each) for each in rows))
            for name, rows in parts
        ]

    def _element(self, each: Told) -> tuple[str, ...]:
        change = "–"
        if each["change"] is not None:
            change = self.number(f"{each['change']} ({each['low']} – {each['high']})")
        sides = (self._average(each[side]) for side in ("before", "after"))
        return (self(each["slug"], ELEMENTS), *sides, change, self(each["verdict"], words.VERDICTS))

    def _average(self, side: Told | None) -> str:
        return "–" if side is None else f"{self.number(side['average'])} (n = {side['n']})"

    def returns(self, found: Told) -> Section:
        if not found["computed"]:
            rows: Rows = [(self("not_computed"), "; ".join(self(each, words.REASONS) for each in found["missing"]))]
        else:
            rows = [(self(name), self.number(found[name])) for name in ("benefits", "costs", "roi", "bcr")]
        return self._section("returns", ("what", "value"), rows)

    def missing(self, found: list[Told]) -> Section:
        rows: Rows = [(self(each["measure"], words.MEASURES), self._reason(each)) for each in found]
        return self._section("missing", ("what", "reason"), rows)

    def _reason(self, each: Told) -> str:
        told = [self(each["reason"], words.REASONS), each["unit"], each["count"] and f"({each['count']})"]
        return " ".join(str(part) for part in told if part)

    def improvements(self, found: list[Told]) -> Section:
        rows: Rows = [
            (each["title"], each["owner_name"], each["due_on"], self(each["state"], words.STATES)) for each in found
        ]
        return self._section("improvements", ("what", "owner", "due", "state"), rows)

    def rules(self, found: list[Told]) -> Section:
        return self._section("rules", ("what", "source"), [(each["id"], each["source"]) for each in found])
