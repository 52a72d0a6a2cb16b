"""The certificate on paper, and what its holder permits strangers to see."""

import io
import re
import zlib
from base64 import a85decode

import pytest

from services.training.documents import Certificate

SKKNI = {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"}


@pytest.fixture
def earned(desk):
    """Somebody with a certificate, and the certificate."""
    who, enrolment = desk.certified(title="Pelayanan prima", title_en="Good service", competencies=[SKKNI])
    return who, desk.done(desk.get(f"/certificates/{enrolment['certificate_id']}", by=who))


def paper(desk, path, by):
    answer = desk.get(path, by=by)
    assert answer.status_code == 200, answer.get_json()
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    return answer


def text_of(pdf):
    """The text as a reader gets it, in the order in which it is read."""
    streams = re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    content = b"".join(zlib.decompress(a85decode(each.strip().removesuffix(b"~>"))) for each in streams)
    return " ".join(each.decode("cp1252") for each in re.findall(rb"\((.*?)\) Tj", content))


def test_the_paper_says_what_was_earned_and_where_to_check(desk, earned):
    who, certificate = earned
    answer = paper(desk, f"/certificates/{certificate['id']}/paper", who)
    told = text_of(answer.data)
    for words in ("Dewi", "Pelayanan prima", "Good service", "8 JP", certificate["code"], "R.91PRP02.021.1", "/c/"):
        assert words in told.replace("\\", ""), words
    assert told.index("SERTIFIKAT") < told.index("Dewi") < told.index("Pelayanan prima") < told.index("8 JP")
    assert f"sertifikat-{certificate['code']}.pdf" in answer.headers["Content-Disposition"]
    for stated in (
        b"/Lang (id-ID)",
        b"/Title",
        b"/DisplayDocTitle true",
        b"/Author",
        f"/c/{certificate['code']}".encode(),
    ):
        assert stated in answer.data, stated


def test_the_same_certificate_is_the_same_paper(desk, earned):
    who, certificate = earned
    path = f"/certificates/{certificate['id']}/paper"
    before = paper(desk, path, who).data
    desk.apply(desk.registered(who, sequence=5, name="Dewi Br. Sipayung"))
    assert paper(desk, path, desk.MANAGER).data == before


def test_a_name_beyond_latin_letters_can_be_printed(desk, earned):
    Certificate.objects(id=earned[1]["id"]).update(set__holder="Łukasz Žižić")
    paper(desk, f"/certificates/{earned[1]['id']}/paper", earned[0])


def test_neither_a_colleague_nor_a_stranger_gets_it(desk, earned):
    for what in ("", "/paper", "/badge"):
        path = f"/certificates/{earned[1]['id']}{what}"
        desk.refused(desk.get(path, by=desk.hire("Sahat")), "not-your-certificate", 403)
        desk.refused(desk.get(path, by=desk.NOBODY), "unauthenticated", 401)
    desk.refused(public(desk, earned, "/paper"), "not-public", 403)


def test_a_revoked_one_is_not_printed_any_more(desk, earned):
    who, certificate = earned
    desk.done(desk.post(f"/certificates/{certificate['id']}/revoke", {"reason": "Keliru"}))
    desk.refused(desk.get(f"/certificates/{certificate['id']}/paper", by=who), "paper-of-revoked", 409)


def public(desk, earned, what=""):
    return desk.get(f"/public/certificates/{earned[1]['code']}{what}", by=desk.NOBODY)


def permit(desk, earned, by=None, **consent):
    return desk.put(f"/certificates/{earned[1]['id']}/consent", consent, by=by or earned[0])


@pytest.mark.parametrize(
    ("consent", "holder", "badge", "paper"),
    [
        ({"shown": "full"}, "Dewi", True, False),
        ({"shown": "full", "download": True}, "Dewi", True, True),
        ({"shown": "initials"}, "D.", True, False),
        ({"shown": "nobody"}, None, False, False),
    ],
)
def test_a_stranger_sees_what_the_holder_permits(desk, earned, consent, holder, badge, paper):
    before = desk.done(public(desk, earned))
    assert (before["holder"], before["badge"], before["paper"]) == ("D.", True, False)
    assert desk.done(permit(desk, earned, **consent))["holder"] == "Dewi"
    told = desk.done(public(desk, earned))
    assert (told["holder"], told["badge"], told["paper"]) == (holder, badge, paper)
    assert (public(desk, earned, "/badge").status_code == 200) is badge
    assert (public(desk, earned, "/paper").status_code == 200) is paper


def test_only_the_holder_permits_and_the_answer_is_kept(desk, earned):
    desk.refused(permit(desk, earned, by=desk.MANAGER, shown="full"), "not-your-certificate", 403)
    desk.refused(permit(desk, earned, shown="initials", download=True), "paper-bears-name", 422)
    desk.refused(permit(desk, earned, shown="everybody"), "invalid", 422)
    assert desk.done(permit(desk, earned, shown="full"))["consented_at"]
    assert Certificate.objects.get(id=earned[1]["id"]).consent_wording == "2026-01"


def test_whoever_names_a_version_is_held_to_it(desk, earned):
    path = f"/certificates/{earned[1]['id']}"
    stale = {"If_Match": '"99"'}
    desk.refused(desk.put(f"{path}/consent", {"shown": "full"}, by=earned[0], **stale), "stale", 412)
    desk.refused(desk.post(f"{path}/revoke", {"reason": "Keliru"}, **stale), "stale", 412)
    fresh = {"If_Match": f'"{earned[1]["version"]}"'}
    assert desk.done(desk.put(f"{path}/consent", {"shown": "full"}, by=earned[0], **fresh))["shown"] == "full"


def test_the_square_code_leads_to_the_check(desk, earned):
    answer = public(desk, earned, "/qr")
    assert answer.mimetype == "image/svg+xml"
    assert b"<script" not in answer.data
    assert io.BytesIO(answer.data).read(4) == b"<svg"


def test_every_certificate_is_listed_to_manager_and_auditor(desk, earned):
    auditor = type(desk.MANAGER)("auditor", ("auditor",))
    for who in (desk.MANAGER, auditor):
        (told,) = desk.done(desk.get(f"/certificates?session={earned[1]['session_id']}", by=who))["items"]
        assert told["code"] == earned[1]["code"]
    desk.refused(desk.get("/certificates", by=earned[0]), "forbidden", 403)
