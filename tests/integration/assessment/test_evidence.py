"""Evidence: kept by content, saved and never shown, read by who may judge, gone only while nothing rests on it."""

import io

import pytest

from services.assessment.commands import evidence as commands
from shared.clock import utcnow
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database

PDF = b"%PDF-1.7\nsertifikat seminar"
PNG = b"\x89PNG\r\n\x1a\nfoto"
JPEG = b"\xff\xd8\xff\xe0foto"
DEWI, PARULIAN, SAHAT, EKA = "199803132024011018", "198310262010021009", "197405171999102009", "197501182005032014"


@pytest.fixture
def people(city):
    return {
        nip: city.hire(nip, unit)
        for nip, unit in ((DEWI, "Layanan Anak"), (PARULIAN, "Layanan Anak"), (SAHAT, "Layanan Referensi"))
    }


def upload(city, content=PDF, name="Sertifikat Seminar.pdf", username=DEWI, **more):
    return city.post(
        f"/evidence?filename={name}",
        "librarian",
        username=username,
        data=content,
        content_type="application/pdf",
        **more,
    )


@pytest.mark.parametrize(("content", "media_type", "name"), [
    (PDF, "application/pdf", "sertifikat-seminar.pdf"),
    (PNG, "image/png", "sertifikat-seminar.png"),
    (JPEG, "image/jpeg", "sertifikat-seminar.jpg"),
])  # fmt: skip
def test_its_content_decides_what_it_is(city, people, content, media_type, name):
    kept = upload(city, content)
    assert kept.status_code == 201
    assert (kept.json["media_type"], kept.json["file_name"]) == (media_type, name)
    assert (kept.json["librarian_id"], kept.json["size"]) == (people[DEWI], len(content))


def test_a_form_may_send_it_and_its_name_is_no_path(city, people):
    file = {"file": (io.BytesIO(PDF), "..\\..\\etc/Piagam.pdf")}
    kept = city.post("/evidence", "librarian", username=DEWI, data=file, content_type="multipart/form-data")
    assert (kept.status_code, kept.json["label"], kept.json["file_name"]) == (201, "Piagam.pdf", "piagam.pdf")


@pytest.mark.parametrize(("content", "status", "code"), [
    (b"<html><script>alert(1)</script>", 422, "evidence-not-accepted"),
    (b"just words", 422, "evidence-not-accepted"),
    (b"PK\x03\x04 [Content_Types].xml word/document", 422, "evidence-not-accepted"),
    (PDF + b"x" * 900 * 1024, 413, "evidence-too-large"),
    (b"", 422, "invalid"),
])  # fmt: skip
def test_what_is_no_proof_is_refused(city, people, content, status, code):
    refused = upload(city, content)
    assert (refused.status_code, refused.json["type"].rsplit("/", 1)[-1]) == (status, code)


def test_the_same_file_again_is_the_same_evidence_but_anothers_is_not(city, people):
    first, again = upload(city), upload(city, name="nama-lain.pdf")
    assert again.json["id"] == first.json["id"]
    assert upload(city, username=SAHAT).json["id"] != first.json["id"]
    listed = city.get("/evidence", "librarian", username=DEWI).json["items"]
    assert [each["id"] for each in listed] == [first.json["id"]]


@pytest.mark.parametrize(("role", "nip", "status"), [
    ("librarian", DEWI, 200),
    ("supervisor", PARULIAN, 200),
    ("manager", EKA, 200),
    ("librarian", PARULIAN, 403),
    ("supervisor", SAHAT, 403),
    ("assessor", SAHAT, 403),
    ("trainer", EKA, 403),
    ("auditor", "auditor", 403),
    ("operator", "operator", 403),
])  # fmt: skip
def test_who_may_read_it_gets_it_to_be_saved_and_each_foreign_reading_is_written_down(city, people, role, nip, status):
    kept = upload(city).json
    read = city.get(f"/evidence/{kept['id']}/content", role, username=nip)
    told = city.get(f"/evidence/{kept['id']}", role, username=nip)
    assert (read.status_code, told.status_code) == (status, status)
    if status == 200:
        assert read.data == PDF
        assert read.headers["Content-Disposition"] == 'attachment; filename="sertifikat-seminar.pdf"'
        assert read.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in read.headers["Content-Security-Policy"]
    foreign = status == 200 and nip != DEWI
    assert database().portfolio_readings.count_documents({"what": "evidence"}) == (2 if foreign else 0)


def test_a_named_reader_may_read_what_rests_on_it(city, people):
    kept = upload(city).json
    use = lambda: commands.attach([kept["id"]], people[DEWI], "assessment:x", utcnow(), [people[SAHAT]])  # noqa: E731
    transaction.run(use)
    assert city.get(f"/evidence/{kept['id']}/content", "assessor", username=SAHAT).status_code == 200


def test_it_goes_only_while_nothing_rests_on_it(city, people):
    kept = upload(city).json
    transaction.run(lambda: commands.attach([kept["id"]], people[DEWI], "claim:x", utcnow()))
    path = f"/evidence/{kept['id']}"
    assert city.call("DELETE", path, "librarian", username=DEWI).status_code == 409
    transaction.run(lambda: commands.detach("claim:x", [kept["id"]], utcnow()))
    assert city.call("DELETE", path, "supervisor", username=PARULIAN).status_code == 403
    assert city.call("DELETE", path, "librarian", username=DEWI).status_code == 204
    assert city.get(path, "librarian", username=DEWI).status_code == 404
    assert database().evidence_contents.count_documents({}) == 0


def test_files_that_nothing_rests_on_do_not_pile_up(city, people):
    for number in range(commands.MOST_UNUSED):
        assert upload(city, PDF + str(number).encode()).status_code == 201
    assert upload(city, PNG).status_code == 409


def test_a_request_sent_again_keeps_one(city, people):
    key = {"headers": {"Idempotency-Key": new_id()}}
    assert upload(city, **key).json == upload(city, **key).json
    assert database().evidence.count_documents({}) == 1
