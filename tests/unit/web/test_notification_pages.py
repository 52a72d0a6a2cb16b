"""The page of preferences, the page behind a letter's link, the delivery log: all without script."""

import pytest

from tests.unit.web import city
from tests.unit.web.notifying import ANSWERS, LINK, TOKEN


@pytest.fixture(autouse=True)
def told(world):
    world.play(ANSWERS)
    return world


@pytest.mark.parametrize("language", ["id", "en"])
def test_preferences_show_what_may_be_chosen(sign_in, language):
    page = sign_in(city.LIBRARIAN).get("/pemberitahuan", headers={"Accept-Language": language}).text
    assert 'name="email/certificate.issued"' in page
    assert 'name="email/performance.rated"' not in page, "a mandatory kind offers no choice"
    assert page.count('value="daily"') == 1, "an urgent kind cannot wait for the digest"
    assert 'value="20:00"' in page


def test_choices_are_sent_whole(sign_in, post, world):
    sign_in(city.LIBRARIAN)
    world.put("PATCH", "notifier", "/me/preferences", {})
    fields = {
        "zone": "WIT",
        "quiet": "yes",
        "quiet_start": "20:00",
        "quiet_end": "05:30",
        "email/certificate.issued": "off",
    }
    assert post("/pemberitahuan", "/pemberitahuan", **fields).status_code == 303
    assert world.body("PATCH", "/me/preferences") == {
        "zone": "WIT",
        "quiet": {"start": "20:00", "end": "05:30"},
        "choices": [{"channel": "email", "kind": "certificate.issued", "choice": "off"}],
    }


def test_no_quiet_hours_are_said_to_be_none(sign_in, post, world):
    sign_in(city.LIBRARIAN)
    world.put("PATCH", "notifier", "/me/preferences", {})
    post("/pemberitahuan", "/pemberitahuan", quiet="no", quiet_start="21:00", quiet_end="06:00")
    assert world.body("PATCH", "/me/preferences")["quiet"] is None


def test_whoever_is_not_in_the_directory_or_finds_it_away_is_told(sign_in, world):
    client = sign_in(city.LIBRARIAN)
    world.answers.pop(("GET", "notifier", "/me/preferences"))
    assert client.get("/pemberitahuan").status_code == 200
    world.away.add("notifier")
    assert client.get("/pemberitahuan").status_code == 200


def test_a_link_in_a_letter_asks_and_stops_without_signing_in(client, post, world):
    address = f"/berhenti/{TOKEN}"
    assert "Sertifikat terbit" in client.get(address).text
    assert not [asked for asked in world.asked if asked.method != "GET"]
    world.put("POST", "notifier", f"/public/unsubscriptions/{TOKEN}", LINK)
    assert post(address, address).status_code == 303
    world.put("GET", "notifier", f"/public/unsubscriptions/{TOKEN}", {**LINK, "stopped": True})
    world.put("DELETE", "notifier", f"/public/unsubscriptions/{TOKEN}", LINK)
    assert post(address, address, again="yes").status_code == 303
    assert world.sent("DELETE", TOKEN)


def test_operators_search_the_log_and_lift_a_suppression(sign_in, post, world):
    client = sign_in(city.OPERATOR)
    page = client.get("/operator/pengiriman?nip=199803132024011018&kind=&state=dropped").text
    assert "switched off by the recipient" in page
    assert world.sent("GET", "/deliveries").url.params.get("nip") == "199803132024011018"
    world.put("DELETE", "notifier", "/suppressions/a1b2", {})
    assert post("/operator/pengiriman", "/operator/pengiriman/alamat/a1b2/buka").status_code == 303
    assert world.sent("DELETE", "/suppressions/a1b2")


def test_nobody_else_reads_the_log(sign_in):
    assert sign_in(city.LIBRARIAN).get("/operator/pengiriman").status_code == 403
