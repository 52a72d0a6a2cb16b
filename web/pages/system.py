"""What machines ask of this server: is it alive, the service worker, the icon."""

from flask import Blueprint, Response, render_template, send_from_directory
from flask.typing import ResponseReturnValue

from web.assets import STATIC, offline_addresses

blueprint = Blueprint("system", __name__)


@blueprint.get("/livez")
@blueprint.get("/readyz")
def alive() -> ResponseReturnValue:
    """Ready does not depend on the APIs: a page that says which one is away is worth more than none."""
    return {"status": "ok"}


@blueprint.get("/sw.js")
def service_worker() -> ResponseReturnValue:
    # From the root, so that it may care for the survey's address; the asset list makes it new when they are.
    text = render_template("sw.js", assets=offline_addresses())
    return Response(text, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@blueprint.get("/favicon.ico")
def icon() -> ResponseReturnValue:
    return send_from_directory(STATIC, "icon.svg", mimetype="image/svg+xml", max_age=86400)


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    refused = "".join(f"Disallow: {path}\n" for path in ("/pekan-ini", "/lingkar", "/operator", "/masuk"))
    return Response(f"User-agent: *\n{refused}", mimetype="text/plain")
