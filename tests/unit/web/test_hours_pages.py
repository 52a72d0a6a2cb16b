"""Jam belajar: each role sees its steps; what is sent is what the API takes; a refused form keeps its proof."""

import io
import json

import pytest

from tests.unit.web import city, fakes, hours
from tests.unit.web.test_pages import check

SIGNED_IN = [
    (city.LIBRARIAN, "/jam-belajar"),
    (city.LIBRARIAN, "/jam-belajar?tahun=2025"),
    (city.LIBRARIAN, "/jam-belajar/aturan"),
    (city.LIBRARIAN, "/jam-belajar/ajukan"),
    *((city.LIBRARIAN, f"/jam-belajar/ajuan/{each}") for each in (hours.CLAIM, hours.DRAFT, hours.BACK)),
    (city.LIBRARIAN, f"/jam-belajar/ajuan/{hours.BACK}/ubah"),
    (city.TRAINER, f"/jam-belajar/ajuan/{hours.LED}"),
    (city.TRAINER, "/jam-belajar/tinjau"),
    (city.TRAINER, "/jam-belajar/tinjau?keadaan=accepted"),
    (city.TRAINER, "/jam-belajar/unit"),
    (city.MANAGER, f"/jam-belajar/unit/{hours.LIBRARIAN}"),
    (city.MANAGER, "/jam-belajar/audit"),
    (city.AUDITOR, "/jam-belajar/audit"),
    (city.MANAGER, f"/jam-belajar/audit/{hours.SAMPLE}"),
]
OWN, LED = f"/jam-belajar/ajuan/{hours.CLAIM}", f"/jam-belajar/ajuan/{hours.LED}"


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(hours.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize(("person", "address"), [
    (city.LIBRARIAN, "/jam-belajar/tinjau"),
    (city.LIBRARIAN, "/jam-belajar/unit"),
    (city.LIBRARIAN, "/jam-belajar/audit"),
    (city.OPERATOR, "/jam-belajar/audit"),
    (city.AUDITOR, "/jam-belajar"),
    (city.AUDITOR, f"/jam-belajar/audit/{hours.SAMPLE}"),
    (city.OPERATOR, "/jam-belajar/unit"),
])  # fmt: skip
def test_who_has_no_business_there_does_not_get_in(sign_in, person, address) -> None:
    assert sign_in(person).get(address).status_code == 403


def test_the_balance_is_followed_to_its_lines(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/jam-belajar").text
    for figure in ("14,25", "5,75", "2,5", "-8", "Keliru", "jp-seminar-2017", "pp-11-2017-203"):
        assert figure in text


def test_the_claimant_may_withdraw_and_not_decide(sign_in) -> None:
    own = sign_in(city.LIBRARIAN).get(OWN).text
    assert "/tarik" in own
    assert "/terima" not in own


def test_the_reviewer_decides_and_answers_for_doubts(sign_in) -> None:
    led = sign_in(city.TRAINER).get(LED).text
    assert "/terima" in led
    assert "/tarik" not in led
    assert 'name="despite"' in led


def form(**over):
    facts = {"activity": "seminar", "title": "Seminar literasi", "starts_on": "2026-11-17", "ends_on": "2026-11-18",
             "hours": "2,5", "unit-R.91PRP02.021.1": "yes", "evidence": ""}  # fmt: skip
    return facts | over


def send(person_at, page, address, **fields):
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    return person_at.post(address, data={"csrf_token": token, **fields}, content_type="multipart/form-data")


def test_a_claim_is_sent_with_its_proof_and_the_comma_understood(sign_in, world) -> None:
    person = sign_in(city.LIBRARIAN)
    world.put("POST", "assessment", "/evidence", {"id": hours.PROOF})
    world.put("POST", "assessment", "/learning-claims", hours.claim(hours.CLAIM, "submitted"))
    page = person.get("/jam-belajar/ajukan").text
    proof = (io.BytesIO(b"%PDF-1.7"), "piagam.pdf")
    done = send(person, page, "/jam-belajar/ajukan", **form(file=proof))
    assert (done.status_code, done.headers["Location"]) == (303, OWN)
    body = json.loads(world.sent("POST", "/learning-claims").content)
    assert (body["hours"], body["evidence"], body["submit"]) == ("2.5", [hours.PROOF], True)
    assert body["competencies"] == ["R.91PRP02.021.1"]
    draft = send(person, page, "/jam-belajar/ajukan", **form(draft="yes"))
    assert draft.status_code == 303
    assert json.loads(world.sent("POST", "/learning-claims").content)["submit"] is False


def test_a_refused_form_names_the_other_entry_and_keeps_the_proof(sign_in, world) -> None:
    person = sign_in(city.LIBRARIAN)
    refused = fakes.problem(409, "counted-already", "Ini sudah tercatat: “Bimtek” (2026-05-02).")
    world.put("POST", "assessment", "/learning-claims", refused)
    page = person.get("/jam-belajar/ajukan").text
    back = send(person, page, "/jam-belajar/ajukan", **form(evidence=hours.PROOF))
    assert back.status_code == 422
    assert "Bimtek" in back.text
    assert f'name="evidence" value="{hours.PROOF}"' in back.text
    assert "piagam.jpg" in back.text


def test_a_decision_is_sent_and_a_refused_one_says_why(sign_in, world) -> None:
    person = sign_in(city.TRAINER)
    page = person.get(LED).text
    path = f"/learning-claims/{hours.LED}"
    world.put("POST", "assessment", f"{path}/accept", hours.claim(hours.LED, "accepted", "supervisor"))
    done = send(person, page, f"{LED}/terima", reason="Sesuai.", despite="yes", etag="2")
    assert (done.status_code, done.headers["Location"]) == (303, "/jam-belajar/tinjau")
    asked = world.sent("POST", "/accept")
    assert json.loads(asked.content) == {"note": "Sesuai.", "despite_doubts": True}
    assert asked.headers["If-Match"] == '"2"'
    wanting = [{"pointer": "/body/reason", "detail": "Tulis alasannya."}]
    world.put("POST", "assessment", f"{path}/refuse", fakes.problem(422, "invalid", "", errors=wanting))
    assert "Tulis alasannya." in send(person, page, f"{LED}/tolak", reason="", etag="2").text


def test_a_sample_is_drawn_and_rechecked(sign_in, world) -> None:
    person = sign_in(city.MANAGER)
    page = person.get("/jam-belajar/audit").text
    world.put("POST", "assessment", "/hours/audit-samples", hours.sample(items=[]))
    drawn = send(person, page, "/jam-belajar/audit", year="2026", seed="Inspektorat 7", size="2")
    assert drawn.headers["Location"] == f"/jam-belajar/audit/{hours.SAMPLE}"
    path = f"/hours/audit-samples/{hours.SAMPLE}/claims/{hours.CLAIM}/recheck"
    world.put("POST", "assessment", path, hours.sampled("failed"))
    send(person, page, f"/jam-belajar/audit/{hours.SAMPLE}/{hours.CLAIM}", failed="yes", reason="Palsu.")
    assert json.loads(world.sent("POST", "/recheck").content) == {"outcome": "failed", "reason": "Palsu."}


def test_letters_lead_here(sign_in) -> None:
    person = sign_in(city.LIBRARIAN)
    assert person.get(f"/staff/claims/{hours.CLAIM}").headers["Location"] == OWN
    assert person.get("/staff/hours").headers["Location"] == "/jam-belajar"
