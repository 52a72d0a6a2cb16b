"""Figures counted from facts: a sum of its lines, exact, honest about what is missing, silent about small groups."""

from datetime import date
from fractions import Fraction

import pytest

from services.assessment.domain.reports import facts, literacy_pack, reach, small, states, training, yearly
from services.assessment.domain.reports.facts import Fact, Line, Recorded
from services.assessment.domain.rules import in_force

END = date(2026, 12, 31)


def fact(kind: str, number: object, year: int = 2026, /, **data: object) -> Fact:
    day = str(data.pop("day", f"{year}-06-01"))
    return Fact(f"{kind}:{number}", kind, data, day, year, f"event-{kind}-{number}", f"training.{kind}.told.v1")


def recorded(*found: Fact, until: date = END) -> Recorded:
    return Recorded(found, 2026, until)


def yearly_figures(*found: Fact, until: date = END) -> dict[str, facts.Figure]:
    return {each.name: each for each in yearly.figures(recorded(*found, until=until), yearly.YEARLY_RULES[-1])}


def librarian(
    number: int, sequence: int = 1, *, day: str = "2026-01-02", active: bool = True, employment: str = "pns"
) -> Fact:
    data = {"librarian_id": f"p{number}", "sequence": sequence, "active": active, "position": "Pustakawan Ahli Muda"}
    data["employment"] = employment
    return fact("librarian", f"p{number}:{sequence}", day=day, **data)


def hours(number: int, amount: str) -> Fact:
    return fact("hours", f"{number}:{amount}", librarian_id=f"p{number}", hours=amount)


def test_an_empty_year_invents_nothing() -> None:
    found = yearly_figures()
    for figure in found.values():
        assert figure.counted.missing or figure.counted.value == "0", figure.name
    assert found["cost-per-hour"].counted.value is None
    assert found["free"].counted.value is None


@pytest.mark.parametrize("name", list(yearly_figures()))
def test_each_figure_says_what_it_means_in_two_languages(name) -> None:
    figure = yearly_figures()[name]
    assert all(figure.title)
    assert all(figure.means)
    assert figure.rule_id
    assert figure.section in yearly.SECTIONS


def test_each_by_the_obligation_of_the_own_kind() -> None:
    told = (librarian(1), librarian(2, employment="pppk"), hours(1, "20"), hours(2, "23.75"))
    found = yearly_figures(*told)
    assert (found["obligation-met"].counted.value, found["obligation-unmet"].counted.value) == ("1", "1")
    assert found["obligation-met"].rule_id == "pp-11-2017-203 pppk-24-jp"
    assert yearly_figures(*told, hours(2, "0.25"))["obligation-met"].counted.value == "2"


def test_a_veil_keeps_people_apart_and_cannot_be_lifted() -> None:
    told = [librarian(1), librarian(2), hours(1, "3"), fact("activity", 1, attendance=3)]
    veiled = facts.veil(told, "garam")
    names = [each.person for each in veiled]
    assert names[0] == names[2] != names[1]
    assert not {"p1", "p2"} & set(names)
    assert veiled[0].id == f"librarian:{names[0]}:1"
    assert veiled[3] == told[3]
    assert facts.veil(told, "lain")[0].person != names[0]
    assert [each.counted.value for each in yearly.figures(recorded(*told), yearly.YEARLY_RULES[-1])] == [
        each.counted.value for each in yearly.figures(recorded(*veiled), yearly.YEARLY_RULES[-1])
    ]


@pytest.mark.parametrize(("amount", "met"), [("19.75", "0"), ("20", "1"), ("20.25", "1"), ("0", "0")])
def test_the_edge_of_the_obligation(amount, met) -> None:
    found = yearly_figures(librarian(1), hours(1, amount))
    assert found["obligation-met"].counted.value == met
    assert found["obligation-unmet"].counted.value == str(1 - int(met))
    assert found["obligation-met"].rule_id == "pp-11-2017-203"


def test_hours_in_quarters_stay_exact() -> None:
    found = yearly_figures(librarian(1), librarian(2), librarian(3), hours(1, "0.25"), hours(2, "0.75"))
    assert found["hours"].counted.value == "1"
    assert (found["hours-per-person"].counted.value, found["hours-per-person"].counted.exact) == ("0.33", "1/3")


def test_staff_is_as_of_the_last_day() -> None:
    told = (librarian(1), librarian(1, 2, day="2026-07-01", active=False), librarian(2, day="2026-08-01"))
    assert yearly_figures(*told)["staff"].counted.value == "1"
    assert yearly_figures(*told, until=date(2026, 6, 30))["staff"].counted.value == "1"
    assert yearly_figures(*told, until=date(2026, 7, 1))["staff"].counted.missing == "no-record"
    assert {each.person for each in recorded(*told).staff} == {"p2"}


def test_a_revoked_completion_counts_no_more_but_was_taught() -> None:
    done = fact("completion", "c", completion_id="c", librarian_id="p1", hours=8, competencies=["x"], pre_score=None)
    paid = fact("money", "m", state="spent", spent=80, amount=80, source="enrolment")
    taken = fact("revocation", "c", completion_id="c", certificate_id="z", librarian_id="p1")
    found = yearly_figures(done, paid, taken)
    assert found["completions"].counted.value == "0"
    assert found["competencies"].counted.value == "0"
    assert found["cost-per-hour"].counted.value == "10.00"


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        ("2026-12-31", None, True), ("2027-01-01", None, False), ("2020-01-01", "2026-01-01", True),
        ("2020-01-01", "2025-12-31", False), ("2020-01-01", None, True),
    ],
)  # fmt: skip
def test_an_agreement_counts_if_it_held_on_one_day(starts, ends, counts) -> None:
    agreed = fact("agreement", "a", partner_id="p", starts_on=starts, ends_on=ends)
    assert bool(reach.in_force(recorded(agreed))) is counts


def index(period: str, ikm: str, rule: str = "r") -> Fact:
    year = int(period[:4])
    data = {"period": period, "ikm": ikm, "grade": "B", "n": 40, "sample_needed": 30, "rule_id": rule}
    return Fact(f"satisfaction:{period}", "satisfaction", data, None, year, period, "assessment.x.y.v1")


def test_the_trend_looks_back_into_last_year() -> None:
    found = yearly_figures(index("2025-S2", "80.10"), index("2026-S1", "79.95"))
    assert found["ikm-2026-S1"].counted.detail["grade"] == "B"
    assert found["ikm-trend"].counted.value == "-0.15"
    assert "ikm-2025-S2" not in found


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([], "one-period"),
        ([index("2026-S1", "80.00")], "one-period"),
        ([index("2025-S2", "80.00")], "one-period"),
        ([index("2026-S1", "80.00"), index("2026-S2", "81.00", "other")], "rules-differ"),
    ],
)
def test_a_trend_that_is_none(told, why) -> None:
    assert yearly_figures(*told)["ikm-trend"].counted.missing == why


def test_a_figure_is_the_sum_of_its_lines() -> None:
    told = [librarian(n) for n in range(3)] + [hours(n, f"{n}.5") for n in range(3)]
    told += [fact("activity", n, kind="visit", attendance=n, partner_id=None) for n in range(4)]
    for figure in yearly_figures(*told).values():
        if figure.unit in ("count", "people", "rupiah") and figure.counted.value and not figure.counted.exact:
            if figure.name.startswith("obligation"):
                continue
            assert Fraction(figure.counted.value) == sum(Fraction(line.quantity) for line in figure.counted.lines)


@pytest.mark.parametrize(("people", "shown"), [(0, True), (1, False), (4, False), (5, True), (None, True)])
def test_small_groups_are_hidden_and_their_group_with_them(people, shown) -> None:
    figures = [
        {"name": "a", "people": people, "group": "g", "value": "1", "detail": {"n": "1"}, "missing": None},
        {"name": "b", "people": 9, "group": "g", "value": "9", "detail": {}, "missing": None},
        {"name": "c", "people": 9, "group": None, "value": "9", "detail": {}, "missing": None},
    ]
    found = {each["name"]: each["value"] is not None for each in small.in_public(figures, 5)}
    assert found == {"a": shown, "b": shown, "c": True}


def levels(people: int, reached: int, compared: int) -> Fact:
    data = {"people": people, "reached": reached, "compared": compared, "title": "2026"}
    return Fact("levels:2026", "levels", data, None, 2026)


@pytest.mark.parametrize(
    ("people", "reached", "compared", "value", "missing"),
    [
        (4, 4, 8, None, "too-few"),  # to nobody, whoever reads the report
        (5, 0, 8, "0.0", None),
        (5, 1, 8, "12.5", None),
        (5, 1, 6, "16.7", None),
        (5, 8, 8, "100.0", None),
        (0, 0, 0, None, "no-assessment"),
    ],
)
def test_the_share_at_the_level_asked(people, reached, compared, value, missing) -> None:
    found = yearly_figures(*[fact("assessed", n, librarian_id=f"p{n}") for n in range(people)],
                           levels(people, reached, compared))  # fmt: skip
    told = found["at-level"].counted
    assert (told.value, told.missing) == (value, missing)
    assert bool(told.lines) == (value is not None)
    assert found["assessed"].counted.value == (str(people) if people else None)


def test_who_was_assessed_twice_counts_once() -> None:
    told = [fact("assessed", n, librarian_id="p1") for n in (1, 2)]
    assert yearly_figures(*told)["assessed"].counted.value == "1"


@pytest.mark.parametrize(("year", "there"), [(2025, False), (2026, True)])
def test_a_report_of_an_earlier_year_is_counted_as_it_was(year, there) -> None:
    end = date(year, 12, 31)
    nothing = Recorded((), year, end)
    names = {each.name for each in yearly.figures(nothing, in_force(yearly.YEARLY_RULES, end))}
    names |= {each.name for each in literacy_pack.figures(nothing, in_force(literacy_pack.PACK_RULES, end))}
    assert ({"assessed", "at-level", "staff-assessed", "staff-at-level"} <= names) == there


def test_a_pack_is_data_and_no_score() -> None:
    found = literacy_pack.figures(recorded(), literacy_pack.PACK_RULES[-1])
    assert literacy_pack.completeness(found) == {"filled": "0", "of": "12", "percent": "0.0"}
    assert {each.counted.missing for each in found} == {"no-record", "not-filled", "no-assessment"}
    assert not any("score" in each.name or each.unit == "index" for each in found)


@pytest.mark.parametrize(
    ("filled", "percent"), [(0, "0.0"), (1, "33.3"), (2, "66.7"), (3, "100.0")]
)  # fmt: skip
def test_completeness_is_rounded_half_up(filled, percent) -> None:
    made = [facts.Counted("1")] * filled + [facts.Counted(None, missing="not-filled")] * (3 - filled)
    figures = [facts.Figure("s", str(n), "count", ("", ""), ("", ""), each, "r") for n, each in enumerate(made)]
    assert literacy_pack.completeness(figures)["percent"] == percent


def test_what_was_entered_carries_its_source() -> None:
    told = Fact("entered:2026:visits", "entered", {"value": 7, "source": "Buku", "as_of": "2026-06-30", "by": "x"})
    found = {each.name: each for each in literacy_pack.figures(recorded(told), literacy_pack.PACK_RULES[-1])}
    assert (found["visits"].counted.value, found["visits"].counted.detail["source"]) == ("7", "Buku")
    assert literacy_pack.may_be_entered("visits", literacy_pack.PACK_RULES[-1])
    assert not literacy_pack.may_be_entered("training-spend", literacy_pack.PACK_RULES[-1])


@pytest.mark.parametrize(
    ("state", "action", "after"),
    [
        ("draft", "recount", "draft"), ("draft", "enter", "draft"), ("draft", "approve", "approved"),
        ("draft", "publish", None), ("approved", "publish", "published"), ("approved", "reopen", "draft"),
        ("approved", "recount", None), ("approved", "enter", None), ("published", "reopen", None),
        ("published", "recount", None), ("published", "publish", None),
    ],
)  # fmt: skip
def test_states(state, action, after) -> None:
    assert states.after(state, action) == after


def test_plain_numbers() -> None:
    assert [facts.plain(Fraction(text)) for text in ("1/4", "20", "1/3", "100")] == ["0.25", "20", "1/3", "100"]
    assert facts.total([Line(fact("x", 1), 2)]).value == "2"
    assert training.standing(recorded()) == []
