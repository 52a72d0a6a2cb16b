"""Badges: an independent library checks ours, with nothing but what we publish."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

import pytest
from joserfc.jwk import OKPKey
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier, decode_encoded_list

from services.training.documents import Certificate, StatusList
from services.training.domain.badges import fingerprint
from services.training.queries import earned as earned_queries
from shared.contracts import training as contract
from shared.storage import transaction
from tests.integration.training.test_training_plans import stages

DAY = date(2026, 11, 23)
SITE = "http://127.0.0.1:8080"
SKKNI = {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"}
UNSEEN = {"slug": "lain", "title": "Unit yang belum diperiksa", "skkni_code": "R.91PRP05.001.1"}
PLAIN = {"slug": "ramah", "title": "Pelayanan ramah", "skkni_code": None}


@pytest.fixture
def earned(desk):
    """Somebody with a certificate, and the certificate."""
    who, enrolment = desk.certified(validity_months=36, competencies=[SKKNI, UNSEEN, PLAIN])
    return who, desk.done(desk.get(f"/certificates/{enrolment['certificate_id']}"))


def fetch(desk, address):
    """What a stranger gets at one of our addresses."""
    answer = desk.get(address.removeprefix(f"{SITE}/api/training/v1"), by=desk.NOBODY)
    assert answer.status_code == 200, answer.get_json()
    return answer.data


def badge_of(desk, certificate):
    answer = desk.get(f"/public/certificates/{certificate['code']}/badge", by=desk.NOBODY)
    assert answer.content_type == "application/vc+jwt"
    return answer.text


def head_of(token):
    head = token.split(".")[0]
    return json.loads(urlsafe_b64decode(head + "=" * (-len(head) % 4)))


def verifier(desk, token):
    """A verifier that knows only the key that the badge names, fetched from where it is published."""
    return OB3Verifier(OKPKey.import_key(json.loads(fetch(desk, head_of(token)["kid"]))).as_pem(private=False))


def test_an_independent_library_accepts_it(desk, earned):
    who, certificate = earned
    token = badge_of(desk, certificate)
    told = verifier(desk, token).verify(token, check_status=True, download=lambda url: fetch(desk, url))
    assert told.issuer.name == "Dinas Arsip dan Perpustakaan Kota Pematangsiantar"
    assert told.achievement.name == certificate["title"]
    assert told.expiration_date.date().isoformat() == certificate["valid_until"]
    (identity,) = told.identifiers
    assert identity.identity_hash == fingerprint(who.nip, identity.salt)
    assert who.nip not in urlsafe_b64decode(token.split(".")[1] + "==").decode()
    assert head_of(token)["alg"] == "EdDSA"


def test_only_verified_units_are_aligned(desk, earned):
    token = badge_of(desk, earned[1])
    told = verifier(desk, token).verify(token)
    (alignment,) = told.achievement.alignments
    assert (alignment.target_code, alignment.target_name) == (SKKNI["skkni_code"], SKKNI["title"])
    assert json.loads(fetch(desk, alignment.target_url))["code"] == SKKNI["skkni_code"]


def test_the_same_badge_is_the_same_text(desk, earned):
    assert badge_of(desk, earned[1]) == badge_of(desk, earned[1])
    assert desk.get(f"/certificates/{earned[1]['id']}/badge", by=earned[0]).text == badge_of(desk, earned[1])


@pytest.mark.parametrize("change", ["title", "signature"])
def test_a_tampered_one_is_refused(desk, earned, change):
    head, body, signature = badge_of(desk, earned[1]).split(".")
    if change == "title":
        told = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        told["credentialSubject"]["achievement"]["name"] = "Doktor"
        body = urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    else:
        signature = ("B" if signature[0] == "A" else "A") + signature[1:]
    token = f"{head}.{body}.{signature}"
    with pytest.raises(OB3VerificationError):
        verifier(desk, token).verify(token)


def test_a_revoked_one_is_refused_by_whoever_looks_at_the_status(desk, earned):
    _, certificate = earned
    token = badge_of(desk, certificate)
    desk.done(desk.post(f"/certificates/{certificate['id']}/revoke", {"reason": "Keliru"}))
    assert badge_of(desk, certificate) == token  # the badge in the holder's hands cannot change
    check = verifier(desk, token)
    with pytest.raises(OB3VerificationError, match="revocation"):
        check.verify(token, check_status=True, download=lambda url: fetch(desk, url))
    # By itself the library looks at the signature only and calls a revoked badge valid: so we look at the bit too.
    told = check.verify(token)
    (entry,) = told.credential_status
    assert bit(desk, entry["statusListCredential"], int(entry["statusListIndex"])) == 1


def test_revoking_one_leaves_the_others_alone(desk, earned):
    _, other = desk.certified()
    desk.done(desk.post(f"/certificates/{earned[1]['id']}/revoke", {"reason": "Keliru"}))
    token = badge_of(desk, {"code": other["certificate_code"]})
    verifier(desk, token).verify(token, check_status=True, download=lambda url: fetch(desk, url))
    assert sum(bin(byte).count("1") for byte in bits(desk, f"{SITE}/api/training/v1/public/status-lists/1")) == 1


def test_the_bit_and_the_event_are_one_write(desk, earned):
    """Nothing of a revocation that fails on its way is seen: no event, no bit."""
    from services.training.commands.certificates import revoke
    from shared.clock import utcnow

    def fails():
        revoke(earned[1]["id"], "Keliru", utcnow())
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        transaction.run(fails)
    listed = f"{SITE}/api/training/v1/public/status-lists/1"
    assert not any(bits(desk, listed))
    assert not desk.said(contract.CertificateRevokedV1)
    desk.done(desk.post(f"/certificates/{earned[1]['id']}/revoke", {"reason": "Keliru"}))
    assert any(bits(desk, listed))
    assert len(desk.said(contract.CertificateRevokedV1)) == 1


def test_what_a_badge_points_to_is_there(desk, earned):
    token = badge_of(desk, earned[1])
    body = token.split(".")[1]
    told = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    issuer = json.loads(fetch(desk, told["issuer"]["id"]))
    assert head_of(token)["kid"] in issuer["assertionMethod"]
    achievement = json.loads(fetch(desk, told["credentialSubject"]["achievement"]["id"]))
    assert achievement.pop("@context")
    assert achievement == told["credentialSubject"]["achievement"]
    assert fetch(desk, told["id"]).decode() == token
    (key,) = json.loads(fetch(desk, f"{SITE}/api/training/v1/public/keys"))["keys"]
    assert "d" not in key
    assert told["evidence"][0]["id"] == f"{SITE}/c/{earned[1]['code']}"


def test_an_expired_one_is_refused(desk, earned):
    Certificate.objects(id=earned[1]["id"]).update(set__valid_until=date(2026, 1, 31), set__issued_on=date(2025, 1, 31))
    token = badge_of(desk, earned[1])
    with pytest.raises(OB3VerificationError, match="expired"):
        verifier(desk, token).verify(token)


def test_nobody_means_nobody(desk, earned):
    who, certificate = earned
    desk.done(desk.put(f"/certificates/{certificate['id']}/consent", {"shown": "nobody"}, by=who))
    desk.refused(desk.get(f"/public/certificates/{certificate['code']}/badge", by=desk.NOBODY), "not-public", 403)
    assert desk.get(f"/certificates/{certificate['id']}/badge", by=who).status_code == 200


def test_places_on_the_list_are_never_given_twice(desk):
    session = desk.session(course=desk.course(pass_mark=0), capacity=40)
    for who in desk.hire_many(40):
        desk.done(desk.attend(desk.enrol(who, session)))
    desk.done(desk.close(session))
    desk.certified()
    places = Certificate.objects.scalar("status_index")
    assert len(set(places)) == len(places) == 41
    assert StatusList.objects.get().used == 41


def test_sessions_that_close_at_the_same_moment_share_the_list(desk, at_once):
    sessions = [desk.session(course=desk.course(pass_mark=0)) for _ in range(4)]
    for session in sessions:
        desk.done(desk.attend(desk.enrol(desk.hire(), session)))
    path = "/sessions/{}/close"
    answers = at_once([lambda each=each: desk.insist(path.format(each["id"])) for each in sessions])
    assert [each.status_code for each in answers] == [200] * 4
    places = list(Certificate.objects.scalar("status_index"))
    assert len(set(places)) == 4
    assert StatusList.objects.get().used == 4


def bits(desk, address):
    token = fetch(desk, address).decode()
    told = verifier(desk, token)._decode_payload(token)
    return decode_encoded_list(told["credentialSubject"]["encodedList"])


def bit(desk, address, index):
    return bits(desk, address)[index // 8] >> (7 - index % 8) & 1


HOT = {
    "by code": lambda: Certificate.objects(code="X"),
    "of a holder": lambda: Certificate.objects(librarian_id__in=["a", "b"]).order_by("-id"),
    "of a course": lambda: earned_queries.certificates({"course_id": "c"}, DAY),
    "of a session": lambda: earned_queries.certificates({"session_id": "s"}, DAY).order_by("-id"),
    "expired": lambda: earned_queries.certificates({"status": "expired"}, DAY),
    "first of a version": lambda: Certificate.objects(course_id="c", course_version=1),
    "revoked on a list": lambda: Certificate.objects(status_list=1, revoked_at__ne=None),
    "to be reminded": lambda: Certificate.objects(remind_on__lte=DAY, revoked_at=None).order_by("remind_on"),
    "renewed": lambda: Certificate.objects(course_id="c", librarian_id="l", revoked_at=None),
    "from before badges": lambda: Certificate.objects(status_index=None).order_by("id"),
}


@pytest.mark.parametrize("name", HOT)
def test_hot_queries_use_an_index(desk, name):
    plan = HOT[name]().explain()["queryPlanner"]["winningPlan"]
    assert "COLLSCAN" not in set(stages(plan)), plan


def test_everybodys_certificates_are_read_in_their_order(desk):
    plan = earned_queries.certificates({}, DAY).order_by("-id").explain()["queryPlanner"]["winningPlan"]
    assert "SORT" not in set(stages(plan)), plan
