"""The inbox of a person and the log of operators, over HTTP."""

import pytest

from services.notifier.documents import Message
from shared.ids import new_id
from tests.unit.notifier.samples import SAMPLES

API = "/api/notifier/v1"


@pytest.fixture
def as_(token, auth):
    def sign(librarian, *roles):
        return auth(token(*(roles or ("librarian",)), username=f"nip-{librarian}"))

    return sign


def inbox(notifier, headers, **query):
    answer = notifier.client.get(f"{API}/me/inbox", headers=headers, query_string=query)
    assert answer.status_code == 200, answer.json
    return answer.json


def test_an_inbox_is_newest_first_counts_the_unread_and_pages(notifier, as_):
    notifier.knows("dewi")
    for kind in ("enrolment.waitlisted", "enrolment.promoted", "certificate.issued"):
        notifier.hears(*SAMPLES[kind])
    first = inbox(notifier, as_("dewi"), limit=2)
    second = inbox(notifier, as_("dewi"), limit=2, cursor=first["next"])
    assert [item["kind"] for item in first["items"] + second["items"]] == [
        "certificate.issued", "enrolment.promoted", "enrolment.waitlisted",
    ]  # fmt: skip
    assert (first["unread"], second["next"]) == (3, None)


def test_reading_counts_once(notifier, as_):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    [item] = inbox(notifier, as_("dewi"))["items"]
    first, second = (notifier.client.post(f"{API}/me/inbox/{item['id']}/read", headers=as_("dewi")) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.json["read_at"] == second.json["read_at"] is not None
    after = inbox(notifier, as_("dewi"))
    assert (after["unread"], len(after["items"])) == (0, 1)
    assert inbox(notifier, as_("dewi"), unread="true")["items"] == []


def test_nobody_reads_what_another_was_told(notifier, as_):
    notifier.knows("dewi")
    notifier.knows("sahat")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    assert inbox(notifier, as_("sahat"))["items"] == []
    answer = notifier.client.post(f"{API}/me/inbox/{Message.objects.first().id}/read", headers=as_("sahat"))
    assert answer.status_code == 404
    assert Message.objects.first().read_at is None


def test_the_language_chosen_here_goes_before_the_directory(notifier, as_):
    notifier.knows("dewi", language="id")
    answer = notifier.client.put(f"{API}/me/language", json={"language": "en"}, headers=as_("dewi"))
    assert (answer.status_code, answer.json) == (200, {"language": "en"})
    notifier.knows("dewi", language="id", sequence=2)
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.send()
    assert notifier.mail.letters[0]["Subject"] == "Enrolled: Pelayanan Prima"
    assert inbox(notifier, as_("dewi"))["items"][0]["subject"] == "Enrolled: Pelayanan Prima"
    assert inbox(notifier, as_("dewi"))["language"] == "en"
    shown = inbox(notifier, {**as_("dewi"), "Accept-Language": "id"})
    assert shown["items"][0]["subject"] == "Terdaftar: Pelayanan Prima"


def test_a_language_that_is_none_is_refused(notifier, as_):
    notifier.knows("dewi")
    bodies: list[object] = [{}, {"language": "fr"}, {"language": {"$ne": "id"}}, {"language": "en", "x": 1}, []]
    for body in bodies:
        answer = notifier.client.put(f"{API}/me/language", json=body, headers=as_("dewi"))
        assert (answer.status_code, answer.content_type) == (422, "application/problem+json"), body
    assert inbox(notifier, as_("dewi"))["language"] == "id"


def test_somebody_not_in_the_directory_has_an_empty_inbox(notifier, as_):
    assert inbox(notifier, as_("operator", "operator")) == {"items": [], "next": None, "unread": 0, "language": "id"}
    answer = notifier.client.put(f"{API}/me/language", json={"language": "en"}, headers=as_("operator", "operator"))
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, "no-contact")
    assert notifier.client.post(f"{API}/me/inbox/{new_id()}/read", headers=as_("x")).status_code == 404


def test_a_leaver_with_a_token_sees_nothing(notifier, as_):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.loses("dewi")
    assert inbox(notifier, as_("dewi"))["items"] == []


def test_operators_see_how_each_message_fared_and_no_names(notifier, as_):
    librarian = new_id()
    notifier.knows(librarian, name="Dewi Sipayung")
    event = notifier.hears(
        SAMPLES["enrolment.confirmed"][0], {**SAMPLES["enrolment.confirmed"][1], "librarian_id": librarian}
    )
    notifier.mail.answers[f"{librarian}@pustaka.example"] = "550 5.1.1 no such user"
    notifier.send()

    def log(**query):
        answer = notifier.client.get(f"{API}/deliveries", headers=as_("op", "operator"), query_string=query)
        assert answer.status_code == 200, answer.json
        return answer.json["items"]

    [bounced] = log(state="bounced", librarian_id=librarian, event_id=event.id)
    assert (bounced["channel"], bounced["reason"], bounced["tries"]) == ("email", "550 5.1.1 no such user", 1)
    assert [row["state"] for row in log(channel="portal")] == ["delivered"]
    assert len(log()) == 2
    assert log(librarian_id=new_id()) == []
    assert "Dewi" not in str(log())


def test_a_filter_that_is_none_is_refused(notifier, as_):
    for query in ({"state": "lost"}, {"librarian_id": "{'$ne': 1}"}, {"name": "dewi"}, {"limit": "101"}):
        answer = notifier.client.get(f"{API}/deliveries", headers=as_("op", "operator"), query_string=query)
        assert answer.status_code == 422, query


def test_who_may(notifier, as_):
    partner, manager = as_("partner", "partner"), as_("eka", "manager")
    doors = [("GET", "/me/inbox"), ("PUT", "/me/language"), ("POST", f"/me/inbox/{new_id()}/read")]
    for method, path, wrong in [*((*door, partner) for door in doors), ("GET", "/deliveries", manager)]:
        assert notifier.client.open(API + path, method=method).status_code == 401
        assert notifier.client.open(API + path, method=method, headers=wrong).status_code == 403
