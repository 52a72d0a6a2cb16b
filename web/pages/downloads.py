"""Files: lists as tables, certificates on paper and as badges. The services make them, we hand them on."""

import re

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from web import calls
from web.signin import signed_in

blueprint = Blueprint("downloads", __name__)
KINDS = {"sertifikat": "paper", "lencana": "badge"}
LIST = re.compile(r"[A-Za-z0-9-]+(/[A-Za-z0-9-]+)*", re.ASCII)
NOT_FILTERS = ("cursor", "limit", "format")


@blueprint.get("/unduh/<any(training, assessment, community, notifier):service>/<path:name>.<any(csv, xlsx):form>")
@signed_in()
def table(service: str, name: str, form: str) -> ResponseReturnValue:
    """A list as a file, with the filters of the page that links here; the service decides who may have it."""
    if not LIST.fullmatch(name):
        abort(404)
    filters = {key: value for key, value in request.args.items() if key not in NOT_FILTERS}
    return calls.file(service, f"/{name}", **filters, format=form)


@blueprint.get("/unduh/sertifikat/<uuid:certificate_id>/<any(sertifikat, lencana):kind>")
@signed_in()
def own(certificate_id: str, kind: str) -> ResponseReturnValue:
    """One's own certificate, or anybody's for the manager."""
    return calls.file("training", f"/certificates/{certificate_id}/{KINDS[kind]}")


@blueprint.get("/c/<code>/<any(sertifikat, lencana):kind>")
def public(code: str, kind: str) -> ResponseReturnValue:
    """A certificate that its holder opened to everybody."""
    return calls.file("training", f"/public/certificates/{code}/{KINDS[kind]}")


@blueprint.get("/c/<code>/qr.svg")
def square(code: str) -> ResponseReturnValue:
    """The square code that leads to the check of a certificate."""
    return calls.file("training", f"/public/certificates/{code}/qr")
