"""The certificate in a stranger's hands: what its holder permits, and a badge that needs nobody's word."""

import gzip
import json
from base64 import urlsafe_b64decode
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc.jwk import OKPKey

from deploy.demo.stage import SAHAT, Stage, Told, must

PAPER, BADGE = "application/pdf", "application/vc+jwt"


def permitted(stage: Stage) -> Told:
    """Initials until the holder decides; the paper, which bears the whole name, only after."""
    code, name = stage.certificate["code"], stage.people[SAHAT]["name"]
    consent, paper = f"/certificates/{stage.certificate['id']}/consent", f"/c/{code}/sertifikat"
    stage.gateway.put("training", consent, who=SAHAT, body={"shown": "initials"})
    must(_seen(stage, code) not in ("", name), "more than initials is shown")
    must(stage.gateway.page(paper, PAPER).status_code == httpx.codes.FORBIDDEN, "the paper is open to all")
    stage.gateway.put("training", consent, who=SAHAT, body={"shown": "full", "download": True})
    must(_seen(stage, code) == name, "the holder is not named")
    must(stage.gateway.page(paper, PAPER).content.startswith(b"%PDF-"), "the paper is no PDF")
    return stage.told(f"{stage.gateway.url}{paper}")


def checked_offline(stage: Stage) -> Told:
    """The signature with the published key; and, because a revoked badge keeps its signature, the status list."""
    token = stage.gateway.page(f"/c/{stage.certificate['code']}/lencana", BADGE).text
    badge = _opened(stage, token)
    subject, status = badge["credentialSubject"], badge["credentialStatus"]
    must(subject["achievement"]["name"] == stage.certificate["title"], "the badge is of another course")
    must(SAHAT not in token and SAHAT not in json.dumps(badge), "the badge bears the personnel number")
    listed = _opened(stage, _fetched(stage, status["statusListCredential"]).text)
    must(not _is_set(listed["credentialSubject"]["encodedList"], int(status["statusListIndex"])), "it is revoked")
    return stage.told(f"place {status['statusListIndex']} of {status['statusListCredential']}")


def _seen(stage: Stage, code: str) -> str:
    return str(stage.gateway.page(f"/c/{code}", "application/json").json()["holder"])


def _opened(stage: Stage, token: str) -> dict[str, Any]:
    """What a token says, once its signature was found good. Raises if it is not."""
    head, body, signature = token.split(".")
    key = OKPKey.import_key(_fetched(stage, _decoded(head)["kid"]).json()).get_op_key("verify")
    must(isinstance(key, Ed25519PublicKey), "the key is of another kind")
    cast(Ed25519PublicKey, key).verify(_bytes(signature), f"{head}.{body}".encode())
    return _decoded(body)


def _fetched(stage: Stage, address: str) -> httpx.Response:
    """What is published at an address of ours, through whichever gateway the story is played."""
    return stage.gateway.page(urlsplit(address).path, "*/*").raise_for_status()


def _is_set(encoded: str, place: int) -> bool:
    return bool(gzip.decompress(_bytes(encoded[1:]))[place // 8] & 0x80 >> place % 8)


def _decoded(part: str) -> dict[str, Any]:
    return dict(json.loads(_bytes(part)))


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
