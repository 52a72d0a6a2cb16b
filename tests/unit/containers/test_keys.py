"""The secrets made at first start: random, kept, and no service may touch another's queues."""

import base64
import hashlib
import importlib.util
import json
import re
from pathlib import Path

import pytest

PATH = Path(__file__).parents[3] / "deploy/containers/keys.py"


@pytest.fixture(scope="module")
def keys():
    spec = importlib.util.spec_from_file_location("container_keys", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rights(keys, name):
    made = keys.definitions(dict.fromkeys((*keys.SERVICES, "operator"), "p"))
    return next(row for row in made["permissions"] if row["user"] == name)


def test_made_once_and_then_kept(keys, tmp_path):
    keys.main(tmp_path, "rabbitmq")
    first = {path.name: path.read_text() for path in tmp_path.iterdir()}
    keys.main(tmp_path, "rabbitmq")
    assert first == {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert len({first[f"{name}_secret"] for name in keys.SERVICES}) == 4


def test_the_broker_gets_hashes_that_fit_the_addresses_and_never_a_password(keys, tmp_path):
    keys.main(tmp_path, "broker")
    definitions = (tmp_path / "definitions.json").read_text()
    for user in json.loads(definitions)["users"][:4]:
        url = (tmp_path / f"{user['name']}_amqp_url").read_text().strip()
        password = url.removeprefix(f"amqp://{user['name']}:").removesuffix("@broker:5672/pustaka")
        raw = base64.b64decode(user["password_hash"])
        assert raw[4:] == hashlib.sha256(raw[:4] + password.encode()).digest()
        assert password not in definitions


@pytest.mark.parametrize("right", ["configure", "write", "read"])
def test_a_service_reaches_its_own_queues_only(keys, right):
    allowed = re.compile(rights(keys, "training")[right])
    assert allowed.search("training.inbox")
    assert allowed.search("pustaka.events")
    assert not allowed.search("assessment.inbox")
    assert not allowed.search("x.training.inbox")


def test_a_service_speaks_only_in_its_own_name(keys):
    made = keys.definitions(dict.fromkeys((*keys.SERVICES, "operator"), "p"))
    speak = {row["user"]: re.compile(row["write"]) for row in made["topic_permissions"]}
    assert speak["training"].search("training.course.completed.v1")
    assert not speak["training"].search("assessment.need.raised.v1")
    assert made["users"][0]["tags"] == []
    assert "guest" not in {user["name"] for user in made["users"]}


def test_the_signing_key_is_one_that_training_can_use(keys, tmp_path):
    from services.training.papers.keys import Keyring

    keys.main(tmp_path, "rabbitmq")
    made = Keyring((tmp_path / "training_signing_key").read_text())
    assert made.public()[made.signer]["alg"] == "EdDSA"
    assert keys.private_key() != keys.private_key()
