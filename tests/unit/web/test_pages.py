"""Every page, for everyone who may see it, in both languages: complete, translated, without inline script or style."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.unit.web import city, planning

PUBLIC = [
    "/",
    f"/survei/{city.SURVEY}",
    f"/survei/{city.SURVEY}/terima-kasih",
    "/sertifikat",
    "/c/ABCD-EFGH-JKMN",
    "/c/LAMA",
    "/c/CABUT",
    "/komponen",
    "/privasi",
]
SIGNED_IN = [
    (city.LIBRARIAN, "/pekan-ini"),
    (city.LIBRARIAN, "/kotak-masuk"),
    (city.LIBRARIAN, "/sertifikat-saya"),
    (city.MANAGER, "/lingkar/sertifikat"),
    (city.AUDITOR, "/lingkar/sertifikat?status=revoked"),
    (city.MANAGER, "/lingkar"),
    (city.MANAGER, "/lingkar?survei=018f-old"),
    (city.MANAGER, "/lingkar?survei=018f-old&unit=Layanan+Referensi"),
    (city.AUDITOR, "/lingkar"),
    (city.TRAINER, f"/lingkar/sesi/{city.SESSION}"),
    (city.MANAGER, f"/lingkar/sesi/{city.SESSION}"),
    (city.MANAGER, f"/lingkar/sesi/{city.PROPOSED}"),
    (city.MANAGER, "/lingkar/sesi/baru"),
    (city.LIBRARIAN, f"/sesi/{city.SESSION}"),
    (city.MANAGER, f"/sesi/{city.SESSION}"),
    (city.TRAINER, "/permohonan"),
    (city.LIBRARIAN, "/minat"),
    (city.LIBRARIAN, "/kalender"),
    (city.MANAGER, "/ruang-pelatih"),
    (city.MANAGER, "/lingkar/impor"),
    (city.TRAINER, f"/lingkar/sesi/{city.SESSION}/kehadiran"),
    (city.TRAINER, f"/lingkar/sesi/{city.SESSION}/penilaian"),
    (city.TRAINER, f"/lingkar/sesi/{city.SESSION}/umpan-balik"),
    (city.TRAINER, "/lingkar/penilaian/a1"),
    (city.ASSESSOR, "/lingkar/penilaian"),
    (city.ASSESSOR, f"/lingkar/sesi/{city.SESSION}/penilaian"),
    (city.TRAINER, "/lingkar/pelatihan/c1/soal"),
    (city.MANAGER, "/lingkar/tes/i1/butir"),
    (city.LIBRARIAN, f"/hadir/tanda/{city.SESSION}.1.n.x"),
    (city.LIBRARIAN, "/tes"),
    (city.LIBRARIAN, "/tes/kerjakan/a1"),
    (city.LIBRARIAN, "/tes/kerjakan/a2"),
    (city.LIBRARIAN, f"/umpan-balik/{city.SESSION}"),
    (city.MANAGER, "/program"),
    (city.AUDITOR, f"/program/{planning.PROGRAMME}"),
    (city.MANAGER, f"/program/{planning.PROGRAMME}?figur=sessions&tahun=2026"),
    (city.MANAGER, f"/program/{planning.PROGRAMME}/pelatihan/{planning.COURSE}/berkala"),
    (city.MANAGER, f"/program/{planning.PROGRAMME}/pelatihan/baru"),
    (city.MANAGER, f"/program/{planning.PROGRAMME}/pelatihan/{planning.COURSE}"),
    (city.MANAGER, "/anggaran?tahun=2026"),
    (city.AUDITOR, "/anggaran?tahun=2026&keadaan=committed"),
    (city.AUDITOR, "/anggaran?tahun=2030"),
    (city.AUDITOR, "/jatuh-tempo"),
    (city.MANAGER, "/jatuh-tempo?standing=due&course=c1"),
    (city.OPERATOR, "/operator"),
    (city.OPERATOR, "/operator/training/surat-mati"),
    (city.OPERATOR, "/operator/training/surat-mati/d1"),
]


class Page(HTMLParser):
    """What a strict reader finds wrong in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.described: set[str] = set()
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        self.inside = tag
        if "style" in given or any(name.startswith("on") for name in given):
            self.wrong.append(f"inline style or handler on <{tag}>")
        if tag == "script" and not given.get("src"):
            self.wrong.append("inline script")
        if tag == "form" and given.get("method") == "post":
            self.described.add("post")
        if given.get("id"):
            self.ids.append(given["id"])

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.wrong.append("inline style sheet")


def check(answer: Any, language: str) -> None:
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    page = Page(answer.text)
    assert page.wrong == []
    assert len(page.ids) == len(set(page.ids)), sorted(each for each in page.ids if page.ids.count(each) > 1)
    assert "None" not in re.sub(r"<[^>]+>|None yet\.|None\. Every", "", answer.text)
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", PUBLIC)
def test_public_page(client, address, language):
    answer = client.get(address, headers={"Accept-Language": language})
    check(answer, language)
    assert "Set-Cookie" not in answer.headers, "a visitor gets no cookie"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_staff_page(sign_in, person, address, language):
    answer = sign_in(person).get(address, headers={"Accept-Language": language})
    check(answer, language)
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("person", "address"),
    [(city.LIBRARIAN, "/lingkar"), (city.MANAGER, "/operator"), (city.LIBRARIAN, "/lingkar/sesi/baru")],
)
def test_pages_of_other_roles_say_so(sign_in, person, address):
    assert sign_in(person).get(address).status_code == 403


def test_language_and_text_size_are_remembered(client):
    client.get("/?lang=en&teks=besar")
    text = client.get("/", headers={"Accept-Language": "id"}).text
    assert '<html lang="en" data-text="besar">' in text


def test_who_switches_the_language_is_written_to_in_it(sign_in, world):
    world.put("PUT", "notifier", "/me/language", {"language": "en"})
    client = sign_in(city.LIBRARIAN)
    client.get("/pekan-ini?lang=en")
    assert world.sent("PUT", "/me/language").content == b'{"language":"en"}'
    world.asked.clear()
    client.get("/pekan-ini?lang=en")
    assert not [request for request in world.asked if request.method == "PUT"]


@pytest.mark.parametrize(
    ("person", "address", "target"),
    [
        (city.LIBRARIAN, "/staff/sessions/x", "/sesi/x"),
        (city.MANAGER, "/staff/sessions/x", "/lingkar/sesi/x"),
        (city.MANAGER, "/staff/loop", "/lingkar"),
        (city.MANAGER, "/staff", "/beranda"),
        (city.MANAGER, "/certificates/ABC", "/c/ABC"),
    ],
)
def test_links_in_letters_lead_to_the_page_of_the_role(sign_in, person, address, target):
    assert sign_in(person).get(address).location == target
