"""Reminders before a certificate ends: each step once, only while it matters."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from services.training.commands.certificates import remind_expiring
from services.training.documents import Certificate, StatusList
from services.training.domain.expiry import next_reminder, rule_on
from services.training.jobs import mind_certificates
from shared.clock import WIB, iso, utcnow
from shared.contracts import training as contract
from shared.storage import transaction


@pytest.fixture
def earned(desk):
    """Somebody with a certificate of three years, and the certificate."""
    who, enrolment = desk.certified(validity_months=36)
    return who, Certificate.objects.get(id=enrolment["certificate_id"])


def before_end(certificate, days):
    """That many days before the last day, at nine in the morning."""
    return datetime.combine(certificate.valid_until - timedelta(days=days), time(9), WIB)


def told(desk):
    return [(each["code"], each["days_left"]) for each in desk.said(contract.CertificateExpiringV1)]


def test_each_step_is_told_once(desk, earned):
    who, certificate = earned
    for days in (200, 91, 90, 89, 60, 31, 30, 30, 29, 1, 0, -1, -100):
        mind_certificates(before_end(certificate, days))
    assert told(desk) == [(certificate.code, 90), (certificate.code, 30)]
    (event, _) = desk.said(contract.CertificateExpiringV1)
    assert (event["librarian_id"], event["unit_id"]) == (who.id, desk.unit_id)
    assert event["valid_until"] == certificate.valid_until.isoformat()


def test_a_worker_that_slept_tells_the_nearest_step_only(desk, earned):
    mind_certificates(before_end(earned[1], 12))
    mind_certificates(before_end(earned[1], 11))
    assert told(desk) == [(earned[1].code, 12)]


def test_nobody_is_told_of_what_has_ended_was_revoked_or_renewed(desk, earned):
    _, certificate = earned
    mind_certificates(before_end(certificate, -5))
    _, other = desk.certified(validity_months=36)
    desk.done(desk.post(f"/certificates/{other['certificate_id']}/revoke", {"reason": "Keliru"}))
    mind_certificates(before_end(certificate, 90))
    assert told(desk) == []


def test_whoever_renewed_in_time_is_left_in_peace(desk, earned):
    _, certificate = earned
    later = Certificate.objects.get(id=certificate.id)
    later.id, later.code, later.enrolment_id, later.status_index = "later", "L", "later", None
    later.valid_until, later.remind_on = certificate.valid_until + timedelta(days=700), None
    later.save(force_insert=True)
    transaction.run(lambda: remind_expiring(before_end(certificate, 90)))
    assert told(desk) == []


def test_a_leaver_is_not_told(desk, earned):
    desk.leave(earned[0])
    mind_certificates(before_end(earned[1], 90))
    assert told(desk) == []


def test_many_are_told_in_one_go(desk):
    session = desk.session(course=desk.course(pass_mark=0, validity_months=36), capacity=130)
    for who in desk.hire_many(120):
        desk.done(desk.attend(desk.enrol(who, session)))
    desk.done(desk.close(session))
    mind_certificates(before_end(Certificate.objects.first(), 90))
    assert len(set(told(desk))) == 120


def test_a_certificate_from_before_badges_gets_what_it_lacks(desk, earned):
    _, certificate = earned
    lacking = dict.fromkeys(("salt", "fingerprint", "status_list", "status_index", "remind_on", "rule_id"), True)
    Certificate.objects(id=certificate.id).update(**{f"unset__{name}": each for name, each in lacking.items()})
    path = f"/public/certificates/{certificate.code}/badge"
    desk.refused(desk.get(path, by=desk.NOBODY), "badge-not-ready", 409)
    mind_certificates(utcnow())
    assert desk.get(path, by=desk.NOBODY).status_code == 200
    assert Certificate.objects.get(id=certificate.id).remind_on == certificate.remind_on
    assert StatusList.objects.get().used == 2


def test_the_manager_may_ask_for_it_but_not_ahead_of_time(desk, earned, monkeypatch):
    ahead = {"as_of": iso(before_end(earned[1], 30))}
    desk.refused(desk.post("/certificates/reminders", ahead, by=earned[0]), "forbidden", 403)
    assert desk.done(desk.post("/certificates/reminders", ahead)) == {"looked_at": 1}
    assert told(desk) == [(earned[1].code, 30)]
    monkeypatch.setitem(
        desk.service.app.extensions, "settings", replace(desk.service.settings, env="production", signing_key="x")
    )
    desk.refused(desk.post("/certificates/reminders", ahead), "run-in-future", 409)
    assert desk.done(desk.post("/certificates/reminders", {})) == {"looked_at": 0}


def test_what_the_rule_of_the_day_says(earned):
    _, certificate = earned
    steps = rule_on(certificate.issued_on).days_before
    assert certificate.remind_on == next_reminder(certificate.valid_until, certificate.issued_on, steps)
