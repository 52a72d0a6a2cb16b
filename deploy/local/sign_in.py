"""Signing in from the command line: the whole authorization code flow with PKCE, as a browser would go it."""

import base64
import hashlib
import secrets
from urllib.parse import parse_qs, urlsplit

import httpx

CLIENT = "bina-cli"
REDIRECT = "http://127.0.0.1:9/callback"  # nobody listens there: we read the code from the answer itself


class SignInFailed(Exception):
    """The identity provider did not give a token; the text says what it said."""


def sign_in(url: str, username: str) -> str:
    """An access token for this person of the platform at `url`."""
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    with httpx.Client(timeout=10.0) as client:
        metadata = _ok(client.get(f"{url.rstrip('/')}/identity/.well-known/openid-configuration")).json()
        code = _code(client, metadata["authorization_endpoint"], challenge, username)
        given = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
        proof = {"client_id": CLIENT, "code_verifier": verifier}
        return str(_ok(client.post(metadata["token_endpoint"], data={**given, **proof})).json()["access_token"])


def _code(client: httpx.Client, endpoint: str, challenge: str, username: str) -> str:
    state = secrets.token_urlsafe(16)
    query = {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": REDIRECT,
        "scope": "openid profile",
        "state": state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    answer = client.post(endpoint, params=query, data={"username": username})
    back = parse_qs(urlsplit(answer.headers.get("location", "")).query)
    if back.get("state") != [state] or "code" not in back:
        raise SignInFailed(f"no code for {username}: {answer.status_code} {back.get('error', '')}")
    return back["code"][0]


def _ok(answer: httpx.Response) -> httpx.Response:
    if answer.is_error:
        raise SignInFailed(f"{answer.request.url} answered {answer.status_code}: {answer.text[:300]}")
    return answer
