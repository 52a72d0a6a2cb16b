"""The development OpenID provider: choose a person of the demonstration city, and be that person."""

import os
from typing import Any
from urllib.parse import urlencode

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, render_template, request
from joserfc.jwk import KeySet
from werkzeug.wrappers import Response as AnyResponse

from deploy.identity import keys, people, wording
from deploy.identity.clients import SCOPES, Client, clients
from deploy.identity.config import Config
from deploy.identity.grants import CodeGrant, MachineGrant, RefreshGrant, StrictPkce, keep
from deploy.identity.store import Store
from deploy.identity.tokens import AccessTokens, IdTokens

pages = Blueprint("identity", __name__, url_prefix="/identity", static_folder="static", template_folder="templates")


def create_app(config: Config) -> Flask:
    """The provider for this configuration."""
    # Authlib insists on https; on the loopback address there is none, and nowhere else do we run.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    app = Flask(__name__, static_folder=None)
    signing, known = keys.load(config.state), clients(config)
    app.extensions.update(
        {
            "identity.config": config,
            "identity.keys": signing,
            "identity.people": people.read(config.people),
            "identity.store": Store(config.state / "identity.sqlite"),
            "identity.clients": known,
            "identity.server": _server(app, config, signing, known),
        }
    )
    app.register_blueprint(pages)
    app.add_url_rule("/livez", "livez", lambda: ("", 204))
    app.after_request(_headers)
    return app


def _server(app: Flask, config: Config, signing: KeySet, known: dict[str, Client]) -> AuthorizationServer:
    server = AuthorizationServer(app, query_client=known.get, save_token=keep)
    server.register_token_generator("default", AccessTokens(config.issuer, signing))
    server.register_grant(CodeGrant, [StrictPkce(required=True), IdTokens(config.issuer, signing)])
    server.register_grant(RefreshGrant)
    server.register_grant(MachineGrant)
    return server


@pages.get("/.well-known/openid-configuration")
def discovery() -> Response:
    issuer = _extension("config").issuer
    return jsonify(
        issuer=issuer,
        authorization_endpoint=f"{issuer}/authorize",
        token_endpoint=f"{issuer}/token",
        jwks_uri=f"{issuer}/jwks",
        end_session_endpoint=f"{issuer}/logout",
        response_types_supported=["code"],
        response_modes_supported=["query"],
        grant_types_supported=["authorization_code", "refresh_token", "client_credentials"],
        code_challenge_methods_supported=["S256"],
        token_endpoint_auth_methods_supported=["client_secret_basic", "client_secret_post", "none"],
        id_token_signing_alg_values_supported=["RS256"],
        subject_types_supported=["public"],
        scopes_supported=list(SCOPES),
        claims_supported=["sub", "name", "preferred_username", "email", "roles"],
        ui_locales_supported=list(wording.LANGUAGES),
    )


@pages.get("/jwks")
def jwks() -> Response:
    return jsonify(_extension("keys").as_dict(private=False))


@pages.get("/authorize")
def choose() -> AnyResponse | tuple[str, int]:
    """The people to choose from, when the request itself is in order."""
    try:
        _grant()
    except OAuth2Error as error:
        return _refuse(error)
    language = wording.choose(request)
    listed = _extension("people").values()
    other = {one: f"?{urlencode({**request.args, 'ui_locales': one})}" for one in wording.LANGUAGES}
    return render_template(
        "choose.html", people=listed, say=wording.WORDS[language], language=language, other=other
    ), 200


@pages.post("/authorize")
def chosen() -> AnyResponse | tuple[str, int]:
    person = _extension("people").get(request.form.get("username", ""))
    if person is None:
        return choose()
    try:
        answer: AnyResponse = _extension("server").create_authorization_response(
            grant_user=person, grant=_grant(person)
        )
    except OAuth2Error as error:
        return _refuse(error)
    return answer


@pages.post("/token")
def token() -> AnyResponse:
    answer: AnyResponse = _extension("server").create_token_response()
    return answer


@pages.get("/logout")
def logout() -> AnyResponse | tuple[str, int]:
    """Nobody stays signed in here: all there is to do is to go back, if the client may name that place."""
    client = _extension("clients").get(request.args.get("client_id", ""))
    back = request.args.get("post_logout_redirect_uri", "")
    if client and back in client.after_sign_out:
        return redirect(back)
    language = wording.choose(request)
    return render_template("gone.html", say=wording.WORDS[language], language=language), 200


def _grant(person: people.Person | None = None) -> Any:
    return _extension("server").get_consent_grant(end_user=person)


def _refuse(error: OAuth2Error) -> AnyResponse | tuple[str, int]:
    if getattr(error, "redirect_uri", None):
        answer: AnyResponse = _extension("server").handle_error_response(None, error)
        return answer
    language = wording.choose(request)
    said = f"{error.error}: {error.description}"
    return render_template("refused.html", say=wording.WORDS[language], language=language, error=said), 400


def _headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _extension(name: str) -> Any:
    return current_app.extensions[f"identity.{name}"]
