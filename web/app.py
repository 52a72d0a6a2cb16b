"""Wiring of the web client: `create_app()` is what gunicorn runs."""

import uuid

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from shared.settings import Settings
from shared.telemetry import logs
from web import assets, charts, csrf, errors, filters, headers, i18n, labels, observe
from web.api import Apis
from web.config import Config
from web.oidc import Provider
from web.pages import (
    account,
    activities,
    activities_staff,
    assessing,
    attending,
    budget,
    certificates,
    components,
    course_form,
    deliveries,
    development,
    development_plan,
    downloads,
    earned,
    evaluations,
    feedback,
    feeds,
    follow_ups,
    frameworks,
    front,
    imports,
    learning,
    learning_review,
    links,
    literacy_indices,
    loop,
    operator,
    opportunities,
    overdue,
    partners,
    performance,
    performance_after,
    performance_cycle,
    preferences,
    presence,
    privacy_trail,
    programmes,
    question_bank,
    rating_forms,
    rating_results,
    rating_rounds,
    ratings,
    reports,
    requests,
    role_profiles,
    rooms,
    session_page,
    survey,
    survey_admin,
    survey_code,
    survey_desk,
    survey_kiosk,
    survey_print,
    survey_results,
    surveys,
    system,
    test_taking,
    week,
)
from web.sessions import FileSessions
from web.signin import user
from web.store import SessionStore

PAGES = (
    activities_staff,
    activities,
    feeds,
    attending,
    requests,
    rooms,
    front,
    survey,
    survey_admin,
    survey_code,
    survey_desk,
    survey_kiosk,
    survey_print,
    survey_results,
    certificates,
    downloads,
    earned,
    account,
    week,
    links,
    loop,
    session_page,
    surveys,
    operator,
    deliveries,
    preferences,
    imports,
    components,
    system,
    assessing,
    feedback,
    presence,
    question_bank,
    test_taking,
    programmes,
    course_form,
    frameworks,
    role_profiles,
    budget,
    overdue,
    performance,
    performance_after,
    performance_cycle,
    opportunities,
    learning,
    learning_review,
    privacy_trail,
    ratings,
    rating_rounds,
    rating_results,
    rating_forms,
    development,
    development_plan,
    reports,
    literacy_indices,
    evaluations,
    follow_ups,
    partners,
)
MAX_FORM_BYTES = 1024 * 1024  # what the gateway lets through


def create_app(config: Config | None = None) -> Flask:
    if config is None:
        logs.configure(Settings.from_env("web"))
        config = Config.from_env()
    app = Flask("web", root_path=str(assets.STATIC.parent))
    app.config.update(BINA=config, SECRET_KEY=config.secret, MAX_CONTENT_LENGTH=MAX_FORM_BYTES, MAX_FORM_PARTS=500)
    app.session_interface = FileSessions(config, SessionStore(config.state_dir / "sessions"))
    app.extensions.update(apis=Apis(config), provider=Provider(config), new_key=lambda: str(uuid.uuid4()))
    for part in (observe, i18n, csrf, headers):
        part.install(app, config)
    for part in (assets, filters, labels, errors):
        part.install(app)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
    app.jinja_env.globals.update(user=user, chart=charts, new_key=app.extensions["new_key"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # One proxy stands before us (the gateway); more would let a client claim an address.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app
