"""IPLM and TGM to 2024 over HTTP: computed, kept with rule and bands, never converted."""

from typing import Any

import pytest

PARTS = {"fm": "60.5", "dm": "50", "jb": "40", "fai": "80", "dai": "20"}


def tgm(**over: Any) -> dict[str, Any]:
    parts = {name: {"value": value} for name, value in PARTS.items()}
    return {"instrument": "tgm", "year": 2024, "parts": parts, "source": "Survei kota"} | over


def test_a_trial_keeps_nothing(city) -> None:
    tried = city.post("/literacy-indices/trial", "auditor", json=tgm()).json
    assert (tried["value"], tried["band"], tried["band_set"]) == ("50.15", "Sedang", "tgm-perlima")
    assert tried["formula"].endswith("= 50.15")
    assert len(tried["steps"]) == 5
    assert city.get("/literacy-indices", "auditor").json["items"] == []


def test_kept_with_the_set_of_bands_that_was_chosen(city) -> None:
    assert city.post("/literacy-indices", "manager", json=tgm(band_set="tgm-pers")).json["band"] == "Sedang"
    imported = {"instrument": "tgm", "year": 2022, "value": "63.9", "source": "Siaran pers", "band_set": "tgm-perlima"}
    assert city.post("/literacy-indices", "manager", json=imported).json["band"] == "Tinggi"
    kept = city.get("/literacy-indices?instrument=tgm", "auditor").json["items"]
    assert {(each["year"], each["how"], each["band_set"]) for each in kept} == {
        (2024, "computed", "tgm-pers"), (2022, "imported", "tgm-perlima"),
    }  # fmt: skip
    assert all(each["convertible"] is False and each["rule_id"] == "tgm-sampai-2024" for each in kept)
    english = city.get("/literacy-indices", "auditor", headers={"Accept-Language": "en"}).json["items"]
    assert {each["band"] for each in english} == {"Middling", "High"}


def test_an_index_above_the_bands_has_none(city) -> None:
    parts = {f"uplm{number}": {"uplm": "2", "am": "1"} for number in range(1, 8)}
    body = {"instrument": "iplm", "year": 2023, "parts": parts, "source": "Uji"}
    told = city.post("/literacy-indices/trial", "manager", json=body).json
    assert (told["value"], told["band"]) == ("200.00", None)


@pytest.mark.parametrize(
    "wrong",
    [
        tgm(year=2025), tgm(year=2017), tgm(parts={}), tgm(parts={"fm": {"value": "1"}}), tgm(band_set="iplm-2024"),
        tgm(instrument="tkm"), tgm(parts={name: {"value": "101"} for name in PARTS}),
        tgm(parts={name: {"value": "1e3"} for name in PARTS}), tgm(parts={name: {"uplm": "1"} for name in PARTS}),
        tgm(parts={name: {"value": "-1"} for name in PARTS}),
        {"instrument": "iplm", "year": 2024, "source": "Uji",
         "parts": {f"uplm{n}": {"uplm": "1", "am": "0"} for n in range(1, 8)}},
    ],
)  # fmt: skip
def test_what_is_refused(city, wrong) -> None:
    assert city.post("/literacy-indices", "manager", json=wrong).status_code == 422


def test_the_rules_are_told_with_their_sources(city) -> None:
    rules = city.get("/literacy-indices/rules", "auditor").json["items"]
    assert {each["id"]: len(each["parts"]) for each in rules} == {"iplm-sampai-2024": 7, "tgm-sampai-2024": 5}
    assert all(each["source"] and each["replaced_by"] for each in rules)


@pytest.mark.parametrize("role", ["librarian", "supervisor", "trainer", "assessor", "operator"])
def test_others_may_not(city, role) -> None:
    assert city.get("/literacy-indices", role).status_code == 403
    assert city.post("/literacy-indices/trial", role, json=tgm()).status_code == 403


def test_as_a_file(city) -> None:
    city.post("/literacy-indices", "manager", json=tgm())
    sheet = city.get("/literacy-indices?format=csv", "auditor").data.decode("utf-8-sig")
    assert "tgm-perlima" in sheet
    assert "Kategori" in sheet
