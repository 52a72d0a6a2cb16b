"""/komponen: every part a page is built from, on one page, with made-up content."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.forms import Form

blueprint = Blueprint("components", __name__)


@blueprint.get("/komponen")
def show() -> ResponseReturnValue:
    sample = Form(
        {"place": "Ruang baca"},
        {"place": _("Please fill this in."), "mood": _("Please choose one of the four answers.")},
    )
    return render_template("pages/components.html", sample=sample, blank=Form())
