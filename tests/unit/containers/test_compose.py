"""What docker-compose.yml promises, checked without an engine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
FILE = ROOT / "docker-compose.yml"
SERVICES = ("training", "assessment", "community", "notifier")
ONE_SHOT = {"keys", "mongo-init", *(f"{name}-setup" for name in SERVICES)}
OURS = {
    "web",
    "identity",
    "mail",
    *(f"{name}-{job}" for name in SERVICES for job in ("setup", "api", "worker")),
}


class Strict(yaml.SafeLoader):
    """Refuses a key written twice, as the YAML reader of compose v2 does: `<<: [*a, *b]`, never two `<<`."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        merges = [key for key, _ in node.value if key.tag == "tag:yaml.org,2002:merge"]
        assert len(merges) < 2, f"two merge keys at line {node.start_mark.line + 1}"
        assert len(keys) == len(set(keys)), f"a key twice at line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.load(FILE.read_text(), Strict)


@pytest.fixture(scope="module")
def services(compose) -> dict[str, dict[str, Any]]:
    return compose["services"]


def test_follows_the_compose_specification(tmp_path):
    plain = tmp_path / "compose.json"
    plain.write_text(json.dumps(yaml.safe_load(FILE.read_text())))
    command = ["check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(plain)]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stays_readable_to_docker_compose_1_29(compose, services):
    assert not {"name", "version"} & set(compose)
    assert not [name for name, service in services.items() if "pull_policy" in service]


def test_only_the_gateway_has_a_port_and_only_on_loopback(services):
    always = {name: service for name, service in services.items() if "profiles" not in service}
    open_ports = {name: service["ports"] for name, service in always.items() if "ports" in service}
    assert open_ports == {"gateway": ["${BINA_BIND:-127.0.0.1}:${BINA_PORT:-8080}:8080"]}


def test_every_image_can_be_named_by_the_environment(services):
    assert [name for name, service in services.items() if not service["image"].startswith("${")] == []


@pytest.mark.parametrize("name", sorted(OURS))
def test_our_containers_cannot_write_nor_gain_rights(services, name):
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"] == ["/tmp"]
    assert not service.get("privileged")
    assert service.get("user") is None, "the image's own user is the right one"


def test_each_service_is_a_setup_an_api_and_a_worker(services):
    for name in SERVICES:
        assert services[f"{name}-setup"]["command"] == ["setup"]
        assert services[f"{name}-api"]["command"] == ["api"]
        assert services[f"{name}-worker"]["command"] == ["worker"]
        for job in ("setup", "api", "worker"):
            assert services[f"{name}-{job}"]["build"]["args"]["SERVICE"] == name


def test_what_runs_once_is_not_restarted_and_is_waited_for_by_its_end(services):
    for name, service in services.items():
        assert (service["restart"] == "no") == (name in ONE_SHOT)
        for other, how in service.get("depends_on", {}).items():
            wanted = "service_completed_successfully" if other in ONE_SHOT else "service_healthy"
            assert how == {"condition": wanted}, f"{name} waits for {other}"


def test_servers_are_on_the_network_without_a_way_out(compose, services):
    assert compose["networks"]["backing"] == {"internal": True}
    assert services["mongo"]["networks"] == services["rabbitmq"]["networks"] == ["backing"]
    for name in ("gateway", "web", "identity", "mail"):
        assert "backing" not in services[name]["networks"], f"{name} needs neither database nor broker"


def test_no_secret_is_written_here(services):
    for name, service in services.items():
        for key, value in (service.get("environment") or {}).items():
            secret = any(word in key for word in ("SECRET", "PASSWORD", "AMQP_URL", "TOKEN"))
            assert not secret or key.endswith("_FILE") or value.endswith(":-}"), f"{name}: {key}"


def test_each_service_reads_only_its_own_keys(services):
    for name in SERVICES:
        for job in ("setup", "api", "worker"):
            environment = services[f"{name}-{job}"]["environment"]
            assert environment["AMQP_URL_FILE"] == f"/run/keys/{name}_amqp_url"
            assert environment["BINA_SECRET_FILE"] == f"/run/keys/{name}_secret"
