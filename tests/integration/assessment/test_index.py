"""The city's own file, imported and closed, against a second and straightforward computation."""

import csv
import io
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from shared.contracts.assessment import NeedRaisedV1, SatisfactionPublishedV1, SurveyClosedV1, SurveyOpenedV1
from tests.integration.assessment.conftest import FILE, SLUGS

OPTIONS = {
    "biaya": ["sangat mahal", "cukup mahal", "murah", "gratis"],
    "sarana": ["buruk", "cukup", "baik", "sangat baik"],
    "pengaduan": ["tidak ada", "ada tetapi tidak berfungsi", "berfungsi kurang maksimal", "dikelola dengan baik"],
} | {
    slug: [f"tidak {word}", f"kurang {word}", word, f"sangat {word}"]
    for slug, word in {
        "persyaratan": "sesuai", "prosedur": "mudah", "waktu": "cepat", "produk": "sesuai",
        "kompetensi": "kompeten", "perilaku": "sopan dan ramah",
    }.items()
}  # fmt: skip


def by_hand() -> tuple[dict[str, dict[str, list[int]]], Counter[str]]:
    """Values by unit and element, and respondents by unit, read without any of our code."""
    values: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    people: Counter[str] = Counter()
    rows = list(dict.fromkeys(tuple(row) for row in csv.reader(io.StringIO(FILE.read_text("utf-8-sig"), newline=""))))
    for row in rows[1:]:
        told = dict(zip(SLUGS, (cell.strip().lower() for cell in row[7:16]), strict=True))
        read = {
            slug: int(cell) if cell.isdigit() else OPTIONS[slug].index(cell) + 1 for slug, cell in told.items() if cell
        }
        if max(read.values()) > 4:
            continue
        for unit in (row[5].strip(), "ALL"):
            people[unit] += 1
            for slug, value in read.items():
                values[unit][slug].append(value)
    return values, people


def rounded(value: Fraction) -> str:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return str(decimal.quantize(Decimal("0.01"), ROUND_HALF_UP))


def ikm(values: dict[str, list[int]]) -> str:
    averages = [Fraction(sum(values[slug]), len(values[slug])) for slug in SLUGS]
    return rounded(25 * sum(averages, Fraction()) / 9)


def test_the_figures_of_the_first_semester_are_exact(city, published) -> None:
    survey = city.survey()
    report = city.upload(FILE.read_bytes()).json
    assert report["counts"] == {"imported": 340, "corrected": 72, "unchanged": 3, "refused": 1}
    before = city.get(f"/surveys/{survey}/index", "manager").json
    assert before["provisional"] is True
    early = city.get(f"/surveys/{survey}/index", "librarian").json
    assert early["total"]["ikm"] is None  # or each new answer could be read off the change
    assert early["total"]["elements"] == []
    assert city.post(f"/surveys/{survey}/close", "manager").status_code == 200
    index = city.get(f"/surveys/{survey}/index", "librarian").json
    assert index["provisional"] is False
    assert (index["total"], index["units"]) == (before["total"], before["units"])

    values, people = by_hand()
    found = {unit["unit_name"] or "ALL": unit for unit in [index["total"], *index["units"]]}
    assert found.keys() == values.keys()
    for unit, figures in found.items():
        assert figures["ikm"] == ikm(values[unit])
        assert figures["n"] == people[unit]
        for element in figures["elements"]:
            mine = values[unit][element["slug"]]
            assert element["n"] == len(mine)
            assert element["average"] == rounded(Fraction(sum(mine), len(mine)))
            assert element["counts"] == [mine.count(value) for value in (1, 2, 3, 4)]
    total = index["total"]
    assert (total["ikm"], total["grade"], total["n"], total["sample_needed"]) == ("78.47", "B", 412, 380)
    assert total["lowest"] == ["perilaku", "waktu", "sarana"]
    assert Decimal(total["interval"]["low"]) < Decimal("78.47") < Decimal(total["interval"]["high"])
    assert index["answers_seen"] == 412
    assert {rule["role"] for rule in index["rules"]} == {"satisfaction", "sample", "confidence", "need", "small_cells"}

    told = [event["data"] for event in published(SatisfactionPublishedV1)]
    assert {each["unit_name"] or "ALL": each["ikm"] for each in told} == {u: f["ikm"] for u, f in found.items()}
    assert [event["data"]["answers"] for event in published(SurveyClosedV1)] == [412]
    assert len(published(SurveyOpenedV1)) == 1
    low = {
        (unit, slug)
        for unit in values.keys() - {"ALL"}
        for slug in SLUGS
        if Decimal(rounded(Fraction(sum(values[unit][slug]), len(values[unit][slug])))) < 3
    }
    needs = published(NeedRaisedV1)
    assert {(need["data"]["unit_name"], need["data"]["element"]) for need in needs} == low
    assert len(needs) == len(low) == 11
    assert {need["sequence"] for need in needs} == {"0000000001"}


def test_computing_again_gives_the_same(city) -> None:
    from services.assessment.documents import Satisfaction, Survey
    from services.assessment.queries.counting import result

    survey = city.survey()
    city.upload(FILE.read_bytes())
    city.post(f"/surveys/{survey}/close", "manager")
    stored = {each.unit_id: each.figures for each in Satisfaction.objects(survey_id=survey, service=None)}
    again = {unit.unit_id: unit.figures for unit in result(Survey.objects.get(id=survey)).all}
    assert again == stored


def test_small_units_are_hidden_everywhere(city, published) -> None:
    survey = city.survey()
    for unit, many in (("Layanan Anak", 4), ("Layanan Referensi", 6), ("Perpustakaan Keliling", 9)):
        for _ in range(many):
            assert city.answer(survey, unit_id=city.units[unit], values=dict.fromkeys(SLUGS, 2)).status_code == 201
    city.post(f"/surveys/{survey}/close", "manager")
    units = {unit["unit_name"]: unit for unit in city.get(f"/surveys/{survey}/index", "manager").json["units"]}
    assert units["Layanan Anak"]["shown"] is False
    assert units["Layanan Anak"]["n"] is units["Layanan Anak"]["ikm"] is None
    assert units["Layanan Referensi"]["shown"] is False  # else the four could be had by subtraction
    assert units["Perpustakaan Keliling"]["ikm"] == "50.00"
    public = city.get("/public/index").json["items"][0]
    cells = {"counts", "total", "exact"}  # each can hold a single person
    for told in (public["total"], *public["units"]):
        assert not any(cells & element.keys() for element in told["elements"])
    assert public["total"]["ikm"] == "50.00"
    assert [unit["unit_name"] for unit in public["units"]] == ["Perpustakaan Keliling"]
    told = {event["data"]["unit_name"] for event in published(SatisfactionPublishedV1)}
    assert told == {None, "Perpustakaan Keliling"}
    asked = {need["data"]["unit_name"] for need in published(NeedRaisedV1)}
    assert asked == {"Layanan Referensi", "Perpustakaan Keliling"}


def test_too_few_answers_altogether_are_never_published(city, published) -> None:
    survey = city.survey()
    for _ in range(4):
        city.answer(survey)
    city.post(f"/surveys/{survey}/close", "manager")
    assert city.get("/public/index").json["items"][0]["total"] is None
    assert city.get(f"/surveys/{survey}/index", "manager").json["total"]["ikm"] is None
    assert published(SatisfactionPublishedV1) == published(NeedRaisedV1) == []
    assert published(SurveyClosedV1)[0]["data"]["answers"] == 4


def test_an_element_nobody_answered_leaves_no_index(city) -> None:
    survey = city.survey()
    for _ in range(6):
        city.answer(survey, dict.fromkeys(SLUGS[:8], 4))
    city.post(f"/surveys/{survey}/close", "manager")
    total = city.get(f"/surveys/{survey}/index", "manager").json["total"]
    assert total["ikm"] is None
    assert city.get("/public/index").json["items"][0]["units"] == []


def test_a_survey_nobody_answered_closes_too(city, published) -> None:
    survey = city.survey()
    assert city.post(f"/surveys/{survey}/close", "manager").status_code == 200
    index = city.get(f"/surveys/{survey}/index", "librarian").json
    assert (index["answers_seen"], index["total"]["ikm"], index["units"]) == (0, None, [])
    assert published(SurveyClosedV1)[0]["data"]["answers"] == 0
