"""The letter on the wire, read back by the standard library's own parser."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest

from services.notifier.domain.facts import facts_of
from services.notifier.domain.mail import Letter, Reason, compose
from services.notifier.domain.texts import text
from tests.unit.notifier.samples import SAMPLES

WRITTEN = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
SENDER = "Bina Pustaka <pustaka@siantar.example>"


def letter(language="id", name="Dewi Sipayung, S.IP", address="dewi@pustaka.example", **facts):
    contract, data = SAMPLES["session.scheduled"]
    said = text(
        "session.scheduled", "librarian", facts_of({**contract.decode(contract.encode(data)), **facts}), language
    )
    return Letter("0190-id", name, address, language, said, WRITTEN)


def wire(one):
    return message_from_bytes(compose(one, SENDER, "https://bina.example").as_bytes(), policy=policy.default)


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.texts, self.links, self.tags = [], [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.texts.append(data)


def test_the_headers_say_who_what_and_that_a_machine_wrote_it():
    mail = wire(letter())
    assert mail["To"].addresses[0].display_name == "Dewi Sipayung, S.IP"
    assert mail["From"].addresses[0].addr_spec == "pustaka@siantar.example"
    assert mail["Subject"] == "Undangan pelatihan: Pelayanan Prima"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "id"


def test_a_second_try_is_the_same_letter():
    first, second = wire(letter()), wire(letter())
    assert first["Message-ID"] == second["Message-ID"] == "<0190-id@siantar.example>"
    assert first["Date"] == second["Date"]
    assert first["Date"].datetime == WRITTEN


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_parts_say_the_same(language):
    one = letter(language)
    plain = wire(one).get_body(("plain",)).get_content()
    page = Words(wire(one).get_body(("html",)).get_content())
    words = " ".join(page.texts)
    for part in (*one.text.lines, one.text.todo, one.text.action, one.text.why):
        assert part in plain
        assert part in words
    assert "https://bina.example" + one.text.link in plain
    assert page.links == ["https://bina.example" + one.text.link]


def test_what_a_person_typed_cannot_become_markup_or_a_header():
    mail = wire(letter(course_title="<script>x</script>\r\nBcc: all@x.example", name="A\r\nCc: b@x.example"))
    assert {"Bcc", "Cc"}.isdisjoint(mail.keys())
    page = Words(mail.get_body(("html",)).get_content())
    assert "script" not in page.tags
    assert len(mail["To"].addresses) == 1


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@d.example", "a@", "two@x.example, three@x.example"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError):
        compose(letter(address=address), SENDER, "https://bina.example")


def with_reason(**facts):
    return wire(replace(letter(), reason=Reason("Undangan pelatihan", **facts)))


def test_a_letter_says_its_kind_and_how_to_stop_it():
    mail = with_reason(stop="token")
    assert mail["List-Unsubscribe"] == "<https://bina.example/api/notifier/v1/public/unsubscriptions/token>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain = mail.get_body(("plain",)).get_content()
    assert "Jenis: Undangan pelatihan." in plain
    for link in ("https://bina.example/pemberitahuan", "https://bina.example/berhenti/token"):
        assert link in plain
        assert link in Words(mail.get_body(("html",)).get_content()).links


def test_a_long_address_in_a_header_stays_whole():
    raw = compose(replace(letter(), reason=Reason("x", "t" * 200)), SENDER, "https://bina.example").as_bytes()
    assert b"unsubscriptions/" + b"t" * 200 + b">" in raw


def test_a_mandatory_kind_offers_no_stop_but_the_choice_of_the_others():
    assert "List-Unsubscribe" not in with_reason()
    assert "/pemberitahuan" in with_reason().get_body(("plain",)).get_content()
