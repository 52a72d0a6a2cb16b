"""Links that stop letters, and addresses that bounced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.addresses import fingerprint, hard
from services.notifier.domain.digests import digest
from services.notifier.domain.rendering import Text
from services.notifier.domain.unsubscribing import Link, read, sign

LINK = Link("0190-dewi", "email", "certificate.issued")


def test_a_link_says_what_it_was_made_of():
    assert read("secret", sign("secret", LINK)) == LINK


@given(st.text(max_size=60))
def test_what_we_did_not_make_is_refused(token):
    with pytest.raises(ValueError):
        read("secret", token)


def test_another_house_or_another_kind_is_refused():
    said, seal = sign("secret", LINK).split(".")
    other = sign("secret", Link("0190-dewi", "email", "session.proposed")).split(".")[0]
    for secret, token in (("other", f"{said}.{seal}"), ("secret", f"{other}.{seal}"), ("secret", f"{said}.")):
        with pytest.raises(ValueError):
            read(secret, token)


@pytest.mark.parametrize(
    ("code", "words", "is_hard"),
    [
        (550, "5.1.1 no such user", True),
        (550, "5.1.10 null MX", True),
        (550, "no such user", True),
        (553, "mailbox name not allowed", True),
        (552, "5.2.2 mailbox full", False),
        (550, "5.2.2 mailbox full", False),
        (550, "5.7.1 blocked by policy", False),
        (554, "transaction failed", False),
    ],
)
def test_only_an_address_that_is_none_is_given_up(code, words, is_hard):
    assert hard(code, words) is is_hard


def test_an_address_is_known_again_however_it_is_written_but_not_by_looking():
    assert fingerprint(" Dewi@Pustaka.example") == fingerprint("dewi@pustaka.example")
    assert "dewi" not in fingerprint("dewi@pustaka.example")


def test_a_digest_keeps_the_order_and_says_how_many_more():
    texts = [Text(f"Kabar {number}", (f"Isi {number}.",), "", "Buka", "/x", "") for number in (1, 2)]
    said = digest(texts, 5, "id")
    assert said.subject == "Ringkasan harian: 5 pemberitahuan"
    assert said.lines == ("1. Kabar 1. Isi 1.", "2. Kabar 2. Isi 2.", "dan 3 lagi di kotak masuk.")
