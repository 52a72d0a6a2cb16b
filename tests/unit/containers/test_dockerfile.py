"""What the recipes of the images promise, checked without an engine."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SERVICE = (ROOT / "Dockerfile").read_text()
DEVELOPMENT = (ROOT / "deploy/containers/development.Dockerfile").read_text()


def instructions(text: str) -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.M))
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line.strip()]


def copied(text: str) -> list[str]:
    return [
        part.rstrip("/")
        for word, rest in instructions(text)
        if word == "COPY" and "--from" not in rest
        for part in shlex.split(rest)[:-1]
    ]


def test_an_image_of_a_service_holds_the_library_and_that_service_alone():
    assert copied(SERVICE) == ["requirements/${REQUIREMENTS}.txt", "shared", "${FOLDER}"]
    assert ("ARG", "FOLDER=services/${SERVICE}") in instructions(SERVICE)


def test_the_development_provider_can_be_in_no_image_of_a_service():
    assert not [path for path in copied(SERVICE) if path.startswith((".", "deploy", "*"))]
    assert "deploy/identity" in copied(DEVELOPMENT)


@pytest.mark.parametrize("text", [SERVICE, DEVELOPMENT])
def test_recipes_are_sound(text):
    steps = instructions(text)
    assert {rest.split()[0] for word, rest in steps if word == "FROM"} == {"${PYTHON_IMAGE}"}
    assert [rest for word, rest in steps if word == "USER"] == ["10001:10001"]
    assert all(rest.startswith("[") for word, rest in steps if word in ("CMD", "ENTRYPOINT"))
    assert "--require-hashes" in text
    assert "org.opencontainers.image.title" in text
    assert not re.search(r"https?://(?!127\.0\.0\.1)", text), "no registry is named in the repository"
    assert "ADD" not in {word for word, _ in steps}


def test_a_service_tells_its_health_by_python_not_by_a_tool_it_lacks():
    health = next(rest for word, rest in instructions(SERVICE) if word == "HEALTHCHECK")
    assert 'CMD ["python"' in health


def test_the_context_lets_in_only_what_an_image_is_made_of():
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert lines[0] == "*"
    allowed = {line for line in lines if line.startswith("!")}
    assert allowed == {
        "!requirements/*.txt",
        "!shared/",
        "!services/",
        "!web/",
        "!deploy/identity/",
        "!deploy/mail/",
        "!deploy/demo/people.json",
        "!deploy/__init__.py",
        "!deploy/containers/development.txt",
    }


@pytest.mark.parametrize(
    "name", ["requirements/runtime.txt", "requirements/web.txt", "deploy/containers/development.txt"]
)
def test_every_library_is_pinned_with_hashes(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-zA-Z0-9_.-]+(?:\[.*\])?==\S+ .*\\$", text, flags=re.M)
    assert len(pins) > 5
    assert len(pins) == len(re.findall(r"^[a-zA-Z0-9]", text, flags=re.M))
