"""Who hears what."""

import pytest

from services.notifier.domain.audience import EMAIL, HEARINGS, PORTAL, Addressee, Roster, audience

ROSTER = Roster(managers=("eka",), supervisors={"anak": ("parulian",)})


def heard(kind, facts, roster=ROSTER):
    return {one.recipient: one.role for one in audience(kind, facts, roster).addressees}


def test_the_librarian_concerned_hears_in_the_portal_and_by_mail():
    assert audience("enrolment.confirmed", {"librarian_id": "dewi"}, ROSTER).addressees == (
        Addressee("dewi", "librarian", (PORTAL, EMAIL)),
    )


def test_a_scheduled_session_reaches_all_invited_and_nobody_else():
    assert heard("session.scheduled", {"invited": ["dewi", "sahat"]}) == {"dewi": "librarian", "sahat": "librarian"}


def test_a_proposal_reaches_the_unit_and_the_managers_who_must_act():
    told = audience("session.proposed", {"librarian_ids": ["dewi"]}, ROSTER).addressees
    assert told == (Addressee("dewi", "librarian", (PORTAL,)), Addressee("eka", "manager", (PORTAL, EMAIL)))


def test_a_need_reaches_managers_and_the_supervisor_of_that_unit_only():
    assert heard("need.raised", {"unit_id": "anak"}) == {"eka": "manager", "parulian": "supervisor"}
    assert heard("need.raised", {"unit_id": "keliling"}) == {"eka": "manager"}


def test_only_the_total_index_is_told():
    assert heard("satisfaction.published", {"unit_id": None}) == {"eka": "manager"}
    per_unit = audience("satisfaction.published", {"unit_id": "anak"}, Roster())
    assert per_unit.addressees == ()
    assert per_unit.awaited == ()


def test_a_follow_up_without_supervisor_falls_to_the_managers():
    assert heard("followup.due", {"librarian_id": "dewi", "unit_id": "anak"})["parulian"] == "supervisor"
    assert heard("followup.due", {"librarian_id": "dewi", "unit_id": "keliling"})["eka"] == "supervisor"


def test_whoever_would_hear_twice_hears_once_as_the_person_concerned():
    told = heard("followup.due", {"librarian_id": "parulian", "unit_id": "anak"})
    assert told == {"parulian": "librarian"}
    assert heard("session.scheduled", {"invited": ["dewi", "dewi"]}) == {"dewi": "librarian"}


def test_a_framework_in_force_is_one_item_in_the_portal_for_everybody_named():
    told = audience("framework.published", {"librarian_ids": ["dewi", "eka", "dewi"]}, ROSTER)
    assert [(one.recipient, one.channels) for one in told.addressees] == [("dewi", (PORTAL,)), ("eka", (PORTAL,))]
    assert audience("framework.published", {}, Roster()).awaited == (), "what comes with the platform is told to nobody"


def test_an_empty_role_is_awaited_unless_it_is_no_loss():
    assert audience("need.raised", {"unit_id": "anak"}, Roster()).awaited == ("manager",)
    assert audience("followup.due", {"librarian_id": "dewi", "unit_id": "anak"}, Roster()).awaited == ("supervisor",)
    assert audience("session.scheduled", {"invited": []}, Roster()).awaited == ()


def test_narrowed_to_a_role_the_others_are_left_alone():
    told = audience("followup.due", {"librarian_id": "dewi", "unit_id": "anak"}, ROSTER, only=("supervisor",))
    assert [one.recipient for one in told.addressees] == ["parulian"]


@pytest.mark.parametrize("kind", sorted(HEARINGS))
def test_every_line_of_the_table_uses_the_portal(kind):
    assert all(PORTAL in line.channels or line.role == "visitor" for line in HEARINGS[kind])


def test_a_plan_goes_to_the_side_that_answers_and_nobody_is_their_own_leader():
    asked = {"librarian_id": "dewi", "unit_id": "anak", "to_librarian_id": None, "to_unit_id": "anak"}
    assert heard("plan.proposed", asked) == {"parulian": "supervisor"}
    assert heard("plan.proposed", asked | {"librarian_id": "parulian"}) == {"eka": "supervisor"}
    assert heard("plan.proposed", asked | {"to_librarian_id": "dewi", "to_unit_id": None}) == {"dewi": "librarian"}


def test_a_reminder_reaches_the_leader_only_where_something_waits_for_one():
    due = {"librarian_id": "dewi", "unit_id": "anak", "only_librarian_id": "dewi"}
    assert heard("plan.due", due) == {"dewi": "librarian"}
    assert heard("plan.due", due | {"only_librarian_id": None}) == {"dewi": "librarian", "parulian": "supervisor"}
