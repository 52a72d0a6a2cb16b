"""What is wrong gets the problem its sender needs, in two languages, and changes nothing."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from shared.ids import new_id
from tests.support.platform import LIBRARIAN, MANAGER, Platform
from tests.support.refusals import VISITOR, Ground, Refusal, answer, prepared, refused, sender
from tests.support.stillness import unchanged

ELEMENT = "perilaku"


@pytest.fixture(scope="module")
def ground(platform: Platform) -> Iterator[Ground]:
    with prepared(platform) as found:
        yield found


def test_the_measure_sees_what_changes(ground: Ground) -> None:
    with pytest.raises(AssertionError), unchanged(ground.platform, "assessment"):
        assert ground.clients[VISITOR].post(ground.answers, json=answer(ground)).status_code == 201


INVALID = {"id": "Perbaiki", "en": "Correct"}
ANSWERS: dict[str, tuple[dict[str, Any], str]] = {
    "an answer above the scale": ({"values": {ELEMENT: 5}}, f"/body/values/{ELEMENT}"),
    "an answer below the scale": ({"values": {ELEMENT: 0}}, f"/body/values/{ELEMENT}"),
    "an answer in words": ({"values": {ELEMENT: "3"}}, f"/body/values/{ELEMENT}"),
    "half an answer": ({"values": {ELEMENT: 2.5}}, f"/body/values/{ELEMENT}"),
    "yes as a number": ({"values": {ELEMENT: True}}, f"/body/values/{ELEMENT}"),
    "an operator as an answer": ({"values": {ELEMENT: {"$gt": 0}}}, f"/body/values/{ELEMENT}"),
    "an operator as an element": ({"values": {"$where": 1}}, "/body/values/$where"),
    "an operator as a unit": ({"unit_id": {"$ne": ""}}, "/body/unit_id"),
    "an operator as text for a unit": ({"unit_id": "$ne"}, "/body/unit_id"),
    "an operator as a number of sending": ({"submission_id": {"$gt": ""}}, "/body/submission_id"),
    "an operator about the visitor": ({"respondent": {"$set": 1}}, "/body/respondent/$set"),
    "an unknown field": ({"skor": 4}, "/body/skor"),
    "a list where values are expected": ({"values": [3]}, "/body/values"),
    "no answer at all": ({"values": {}}, "/body/values"),
    "a comment of 3000 characters": ({"comment": "a" * 3000}, "/body/comment"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_cannot_count(ground: Ground, name: str) -> None:
    over, pointer = ANSWERS[name]
    send = sender(ground, VISITOR, "POST", ground.answers, json=answer(ground, **over))
    refused(ground, Refusal(422, "invalid", pointer, **INVALID), send, "assessment")


COURSES: dict[str, tuple[dict[str, Any], str]] = {
    "text for hours": ({"hours": "empat"}, "/body/hours"),
    "a number for a title": ({"title": 7}, "/body/title"),
    "an object for a title": ({"title": {"$gt": ""}}, "/body/title"),
    "an unknown field": ({"_id": "x"}, "/body/_id"),
    "the version from outside": ({"version": 9}, "/body/version"),
    "an element nobody asks about": ({"elements": ["$where"]}, "/body/elements/0"),
    "too large for the database": ({"hours": 2**70}, "/body/hours"),
}


@pytest.mark.parametrize("name", COURSES)
def test_a_course_that_cannot_be(ground: Ground, name: str) -> None:
    over, pointer = COURSES[name]
    body = {"title": new_id(), "hours": 4, "pass_mark": 0, "elements": [], "capacity_default": 1} | over
    send = sender(ground, MANAGER, "POST", "/api/training/v1/courses", json=body)
    refused(ground, Refusal(422, "invalid", pointer, **INVALID), send, "training")


def test_operators_in_a_query_find_nothing_and_do_nothing(ground: Ground) -> None:
    client = ground.clients[MANAGER]
    with unchanged(ground.platform, "training"):
        assert client.get("/api/training/v1/sessions?state[$ne]=closed").status_code == 422
        assert client.get("/api/training/v1/sessions?course[$gt]=").status_code == 422
        assert client.get("/api/training/v1/sessions/%7B%22$gt%22:%22%22%7D").status_code == 404
        assert client.get("/api/training/v1/public/certificates/$ne").status_code == 404


@pytest.mark.parametrize("size", [1_100_000, 12_000_000])
def test_a_huge_body(ground: Ground, size: int) -> None:
    send = sender(ground, VISITOR, "POST", ground.answers, content=b'{"comment":"' + b"a" * size + b'"}',
                   headers={"Content-Type": "application/json"})  # fmt: skip
    refused(ground, Refusal(413, "about:blank", id="lalu kirim lagi", en="send it again"), send, "assessment")


def test_a_body_that_is_no_json(ground: Ground) -> None:
    kind = {"Content-Type": "application/json"}
    send = sender(ground, VISITOR, "POST", ground.answers, content=b'{"values": ', headers=kind)
    refused(ground, Refusal(400, "malformed-json", id="Perbaiki", en="Correct"), send, "assessment")


def _key(platform: Platform) -> RSAKey:
    return RSAKey.import_key(json.loads((platform.state.folder / "secrets" / "identity-key.json").read_text()))


def _claims(platform: Platform, **over: Any) -> dict[str, Any]:
    token = platform.sign_in(MANAGER)
    body = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return claims | over


def _segment(value: bytes | dict[str, Any]) -> str:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _signed(platform: Platform, **over: Any) -> str:
    key = _key(platform)
    return jwt.encode({"alg": "RS256", "typ": "at+jwt", "kid": key.kid}, _claims(platform, **over), key)


def _unsigned(platform: Platform) -> str:
    return f"{_segment({'alg': 'none', 'typ': 'at+jwt'})}.{_segment(_claims(platform))}."


def _confused(platform: Platform) -> str:
    """Signed by HMAC with what everybody knows: the public key."""
    key = _key(platform)
    head = {"alg": "HS256", "typ": "at+jwt", "kid": key.kid}
    content = f"{_segment(head)}.{_segment(_claims(platform))}"
    return f"{content}.{_segment(hmac.digest(key.as_pem(private=False), content.encode(), hashlib.sha256))}"


def _raised(platform: Platform) -> str:
    """A librarian's own token, with the manager's role written in and the signature left as it was."""
    head, body, signature = platform.sign_in(LIBRARIAN).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return f"{head}.{_segment(claims | {'roles': ['manager']})}.{signature}"


TOKENS: dict[str, Callable[[Platform], str]] = {
    "expired": lambda platform: _signed(platform, exp=int(time.time()) - 60),
    "for another audience": lambda platform: _signed(platform, aud="surat"),
    "of another issuer": lambda platform: _signed(platform, iss="https://lain.example"),
    "without a signature": _unsigned,
    "signed with the public key": _confused,
    "with a role written in": _raised,
    "no token at all": lambda platform: "x.y.z",
}


@pytest.mark.parametrize("name", TOKENS)
def test_a_token_that_is_not_ours_to_believe(ground: Ground, name: str) -> None:
    bearer = {"Authorization": f"Bearer {TOKENS[name](ground.platform)}"}
    body = {"title": new_id(), "hours": 4, "pass_mark": 0, "elements": [], "capacity_default": 1}
    send = sender(ground, VISITOR, "POST", "/api/training/v1/courses", json=body, headers=bearer)
    expected = Refusal(401, "unauthenticated", id="masuk kembali", en="sign in again")
    refused(ground, expected, send, "training")
    assert "invalid_token" in send(headers={}).headers["WWW-Authenticate"]


def test_the_same_token_by_the_right_key_is_believed(ground: Ground) -> None:
    bearer = {"Authorization": f"Bearer {_signed(ground.platform)}"}
    assert ground.clients[VISITOR].get("/api/training/v1/sessions", headers=bearer).status_code == 200
