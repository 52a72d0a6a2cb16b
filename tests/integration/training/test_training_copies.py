"""What training hears of librarians and libraries: late, twice, in any order."""

from itertools import permutations

import pytest

from services.training.app import close_gaps
from services.training.documents import Librarian, Library
from shared.clock import utcnow
from shared.contracts import training as contract
from shared.contracts.community import LibrarianChangedV1, LibrarianLeftV1
from shared.ids import new_id
from tests.support import events


def changed(desk, who, sequence, **over):
    event = desk.registered(who, sequence=sequence, **over)
    return events.incoming(LibrarianChangedV1, subject=who.id, sequence=sequence, data=event.data)


def left(who, sequence):
    data = {"librarian_id": who.id, "left_on": utcnow().date(), "reason": "mutasi"}
    return events.incoming(LibrarianLeftV1, subject=who.id, sequence=sequence, data=data)


def test_a_librarian_is_known_from_what_the_directory_says(desk):
    who = desk.hire("Sahat Harahap")
    copy = Librarian.objects(id=who.id).first()
    assert (copy.nip, copy.name, copy.unit_id, copy.active) == (who.nip, "Sahat Harahap", desk.unit_id, True)
    assert not {"email", "phone", "rank"} & set(copy.to_mongo())


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_news_wins_in_whatever_order_they_come(desk, order):
    who, away = desk.hire("Lama"), new_id()
    news = [
        desk.registered(who, sequence=2, name="Nama dua"),
        changed(desk, who, 3, name="Nama tiga"),
        changed(desk, who, 4, name="Nama empat", unit_id=away),
    ]
    for each in order:
        desk.apply(news[each])
    desk.apply(*news)
    copy = Librarian.objects(id=who.id).first()
    assert (copy.sequence, copy.name, copy.unit_id) == (4, "Nama empat", away)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_who_left_stays_away_whatever_comes_late(desk, order):
    session, who = desk.session(), desk.hire()
    desk.enrol(who, session)
    news = [desk.registered(who, sequence=1), changed(desk, who, 2), left(who, 3)]
    desk.apply(*(news[each] for each in order))
    assert not Librarian.objects(id=who.id).first().active
    assert len(desk.said(contract.EnrolmentWithdrawnV1)) == 1
    response = desk.post(f"/sessions/{session['id']}/enrolments", by=who)
    desk.refused(response, "not-a-librarian", 403)


def test_leaving_before_being_known_does_no_harm(desk):
    stranger = desk.hire().__class__("200001012025011001", ("librarian",), new_id(), "Baru")
    desk.apply(left(stranger, 2), desk.registered(stranger, sequence=1))
    assert not Librarian.objects(id=stranger.id).first().active


def test_old_news_of_leaving_does_not_touch_who_came_back(desk):
    session, who = desk.session(), desk.hire()
    desk.enrol(who, session)
    desk.apply(changed(desk, who, 4))
    desk.apply(left(who, 3))
    assert desk.said(contract.EnrolmentWithdrawnV1) == []
    assert Librarian.objects(id=who.id).first().active


def test_the_seats_of_a_leaver_go_to_the_next(desk):
    full, queued = desk.session(capacity=1), desk.session(capacity=1)
    leaver, first, second = desk.hire_many(3)
    mine = desk.enrol(leaver, full)
    next_one = desk.enrol(first, full)
    desk.enrol(second, full)
    desk.enrol(first, queued)
    waiting = desk.enrol(leaver, queued)
    desk.leave(leaver)
    desk.leave(leaver, sequence=3)
    withdrawn = desk.said(contract.EnrolmentWithdrawnV1)
    assert [each["enrolment_id"] for each in withdrawn] == [mine["id"], waiting["id"]]
    assert [each["enrolment_id"] for each in desk.said(contract.EnrolmentPromotedV1)] == [next_one["id"]]
    roster = desk.done(desk.get(f"/sessions/{full['id']}/enrolments"))["items"]
    assert [(each["state"], each["position"]) for each in roster] == [
        ("withdrawn", None),
        ("confirmed", None),
        ("waitlisted", 1),
    ]
    assert roster[0]["reason"] == "left_service"


def test_after_the_start_a_freed_seat_stays_empty_and_what_was_attended_stands(desk):
    session = desk.session(capacity=2)
    here, away, waiting = desk.hire_many(3)
    attended = desk.enrol(here, session)
    desk.enrol(away, session)
    desk.enrol(waiting, session)
    desk.begin(session)
    desk.done(desk.attend(attended))
    desk.leave(here)
    desk.leave(away)
    roster = desk.done(desk.get(f"/sessions/{session['id']}/enrolments"))["items"]
    assert [each["state"] for each in roster] == ["attended", "withdrawn", "waitlisted"]


def test_who_enrolled_in_the_moment_of_leaving_is_released_soon(desk):
    session, who = desk.session(), desk.hire()
    desk.enrol(who, session)
    Librarian.objects(id=who.id).update(set__active=False)
    close_gaps(utcnow())
    close_gaps(utcnow())
    assert len(desk.said(contract.EnrolmentWithdrawnV1)) == 1


def test_libraries_are_known_and_renamed(desk):
    desk.open_library(desk.unit_id, "Layanan Anak", sequence=1)
    desk.open_library(desk.unit_id, "Layanan Anak dan Remaja", sequence=2)
    desk.open_library(desk.unit_id, "Layanan Anak", sequence=1)
    assert [each.name for each in Library.objects] == ["Layanan Anak dan Remaja"]
