"""One address for people and machines."""

import pytest

JSON = {"Accept": "application/json"}


@pytest.mark.parametrize(
    ("code", "status", "http"),
    [("ABCD-EFGH-JKMN", "valid", 200), ("LAMA", "expired", 200), ("CABUT", "revoked", 200), ("TIADA", "unknown", 404)],
)
def test_both_kinds_of_reader_get_the_same_answer(client, code, status, http):
    machine = client.get(f"/c/{code}", headers=JSON)
    assert (machine.status_code, machine.json["status"]) == (http, status)
    person = client.get(f"/c/{code}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert person.status_code == http
    assert person.mimetype == "text/html"
    assert "Accept" in person.headers["Vary"]
    if status != "unknown":
        assert "Dewi Sipayung" in person.text
        assert "Komunikasi pelayanan pengunjung" in person.text


def test_the_form_leads_to_the_same_address(client):
    assert client.get("/sertifikat?kode=ABCD").location == "/c/ABCD"
    assert "Silakan ketik kodenya" in client.get("/sertifikat?kode=").text


def test_a_service_that_is_away_is_not_an_unknown_certificate(client, world):
    world.away.add("training")
    assert client.get("/c/ABCD-EFGH-JKMN").status_code == 503
