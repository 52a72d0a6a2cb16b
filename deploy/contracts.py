"""Writes the published language to files: golden schemas, asyncapi.yaml and each service's openapi.json.

`python -m deploy.contracts` after a contract or an endpoint changed; the contract tests fail until then.
"""

import importlib
import json
from pathlib import Path

import yaml

from shared.contracts import asyncapi, schemas
from shared.http.openapi import document as openapi
from shared.settings import Settings
from shared.storage import connection

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "shared" / "contracts" / "golden"
ASYNCAPI = ROOT / "shared" / "contracts" / "asyncapi.yaml"


def golden_files() -> dict[Path, str]:
    """Each event type's JSON Schema by the file that freezes it."""
    return {
        GOLDEN / f"{key}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for key, schema in schemas.all_schemas().items()
    }


def asyncapi_text() -> str:
    """The AsyncAPI document as YAML."""
    consumers = {
        service: importlib.import_module(f"services.{service}.events.incoming").incoming.routing_keys
        for service in asyncapi.SERVICES
    }
    return yaml.safe_dump(asyncapi.document(consumers), sort_keys=False, allow_unicode=True, width=120)


def openapi_files() -> dict[Path, str]:
    """Each service's OpenAPI document by the file that freezes it."""
    return {
        ROOT / "services" / service / "openapi.json": openapi_of(service).rstrip() + "\n"
        for service in asyncapi.SERVICES
    }


def openapi_of(service: str) -> str:
    """One service's OpenAPI document, as the service itself serves it."""
    connection.disconnect()
    app = importlib.import_module(f"services.{service}.app").create_app(Settings.for_tests(service))
    connection.disconnect()
    return openapi(app)


def main() -> None:
    """Write every file anew."""
    GOLDEN.mkdir(exist_ok=True)
    files = {**golden_files(), **openapi_files(), ASYNCAPI: asyncapi_text()}
    for gone in set(GOLDEN.glob("*.json")) - files.keys():
        gone.unlink()
    for path, text in files.items():
        path.write_text(text)
    print(f"{len(files)} files written")


if __name__ == "__main__":
    main()
