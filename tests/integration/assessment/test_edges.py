"""What holds for every endpoint: somebody decided who may call it, and the document says so."""

from openapi_spec_validator import OpenAPIV31SpecValidator

from shared.http.edge import unguarded


def test_every_endpoint_says_who_may_call_it(city) -> None:
    assert unguarded(city.service.app) == []


def test_the_document_is_valid(city) -> None:
    OpenAPIV31SpecValidator(city.get("/openapi.json").json).validate()


def test_every_problem_speaks_both_languages(city) -> None:
    for code, problem in city.service.app.extensions["problems"].items():
        told = city.get(f"/problems/{code}")
        assert told.status_code == 200
        assert problem.id != problem.en


def test_what_the_public_reaches(city) -> None:
    """Everything else wants a token; nothing public tells a name."""
    rules = [rule for rule in city.service.app.url_map.iter_rules() if rule.rule.startswith("/api/")]
    views = city.service.app.view_functions
    public = {rule.rule.removeprefix("/api/assessment/v1") for rule in rules if views[rule.endpoint].guard.public}
    assert public == {
        "/public/surveys", "/public/surveys/<string:survey_id>", "/public/surveys/<string:survey_id>/answers",
        "/public/index", "/public/index/trend", "/public/index/<string:survey_id>", "/public/service-kinds",
        "/public/report-packs", "/public/report-packs/<string:report_id>",
        "/public/report-packs/<string:report_id>/paper", "/openapi.json", "/problems/<string:code>",
    }  # fmt: skip
