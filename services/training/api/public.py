"""What anybody may ask, without an account: does a certificate hold, and everything to check a badge with."""

from flask import Response, jsonify
from flask_smorest import Blueprint

from services.training import queries
from services.training.api import files
from services.training.api.certificates import today
from services.training.api.schemas import PublicCertificateSchema
from services.training.documents import Certificate
from services.training.papers import badges
from services.training.papers.keys import keyring
from services.training.queries import Attested, units
from shared.clock import utcnow
from shared.errors import Forbidden, NotFound
from shared.http.edge import PUBLIC, query

blueprint = Blueprint("public", __name__, description="What anybody may check", url_prefix="/public")
OBJECT = {"type": "object"}


@blueprint.get("/certificates/<string:code>")
@query(PUBLIC)
@blueprint.response(200, PublicCertificateSchema)
def check_certificate(code: str) -> Attested:
    """What holds of the certificate with this code: valid, expired or revoked; 404 if there is none."""
    return queries.certificate(code, today())


@blueprint.get("/certificates/<string:code>/paper")
@query(PUBLIC)
@blueprint.response(200, files.BINARY, content_type=files.PDF)
def print_public_certificate(code: str) -> Response:
    """The PDF, if its holder opened it to everybody."""
    certificate = _certificate(code)
    if not certificate.consent.paper_is_public:
        raise Forbidden("not-public")
    return files.paper(certificate)


@blueprint.get("/certificates/<string:code>/badge")
@query(PUBLIC)
@blueprint.response(200, files.TEXT, content_type=files.BADGE)
def take_public_badge(code: str) -> Response:
    """The badge, unless its holder is to be shown to nobody. This address is the credential's id."""
    certificate = _certificate(code)
    if not certificate.consent.badge_is_public:
        raise Forbidden("not-public")
    return files.badge(certificate)


@blueprint.get("/certificates/<string:code>/qr")
@query(PUBLIC)
@blueprint.response(200, files.TEXT, content_type=files.SVG)
def draw_square_code(code: str) -> Response:
    """The square code that leads to the page on which this certificate is checked."""
    from services.training.papers.square import svg

    return _kept(Response(svg(_certificate(code).code, files.settings()), mimetype=files.SVG))


@blueprint.get("/issuer")
@query(PUBLIC)
@blueprint.response(200, OBJECT)
def show_issuer() -> Response:
    """Who issues the badges, and with which keys."""
    return jsonify(badges.profile(files.settings()))


@blueprint.get("/keys")
@query(PUBLIC)
@blueprint.response(200, OBJECT)
def list_keys() -> Response:
    """Every key that ever signed a badge (a JWK set), the one in use first."""
    return jsonify(keys=list(keyring(files.settings()).public().values()))


@blueprint.get("/keys/<string:key_id>")
@query(PUBLIC)
@blueprint.response(200, OBJECT)
def show_key(key_id: str) -> Response:
    """One key (a JWK), by its thumbprint: what a badge's `kid` points to."""
    found = keyring(files.settings()).public().get(key_id)
    if found is None:
        raise NotFound("key", key_id)
    return jsonify(found)


@blueprint.get("/achievements/<string:course_id>/<int:version>")
@query(PUBLIC)
@blueprint.response(200, OBJECT)
def show_achievement(course_id: str, version: int) -> Response:
    """What is achieved by a course, as it was in that version."""
    return jsonify(badges.achievement(course_id, version, files.settings()))


@blueprint.get("/units/<string:unit_code>")
@query(PUBLIC)
@blueprint.response(200, OBJECT)
def show_unit(unit_code: str) -> Response:
    """A competency unit that badges are aligned to, where it was found, and what it was in each edition."""
    editions = units.editions(unit_code)
    newest = editions[0][0]
    told = [{"edition": unit.edition, "title": unit.title, "retired": retired} for unit, retired in editions]
    facts = {"code": newest.code, "title": newest.title, "framework": newest.framework_title}
    return jsonify(**facts, source=newest.source, edition=newest.edition, editions=told)


@blueprint.get("/status-lists/<int:number>")
@query(PUBLIC)
@blueprint.response(200, files.TEXT, content_type=files.BADGE)
def show_status_list(number: int) -> Response:
    """Which badges were revoked, as it is at this moment, signed. Do not trust a copy longer than it says."""
    listed = badges.status_list(number, utcnow(), files.settings())
    response = Response(listed, mimetype=files.BADGE)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _certificate(code: str) -> Certificate:
    return queries.certificate(code, today()).certificate


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
