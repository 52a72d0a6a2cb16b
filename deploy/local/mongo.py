"""MongoDB as a replica set of one, on the loopback address, in a folder of its own."""

import argparse
import importlib.util
import shutil
import sys
import time
from pathlib import Path
from typing import Any

REPLICA_SET = "rs0"
CACHE_GB = "0.25"
ALREADY_INITIALIZED = 23


def find_binary() -> str | None:
    """mongod on PATH, or the one that the package of the `local` requirements brings."""
    return shutil.which("mongod") or _packaged()


def _packaged() -> str | None:
    spec = importlib.util.find_spec("fiftyone")
    places = list(spec.submodule_search_locations or []) if spec else []
    found = [Path(place) / "db" / "bin" / "mongod" for place in places]
    return next((str(path) for path in found if path.exists()), None)


# Whoever is killed in a transaction leaves it open on the server, and locked, for this long (60 s by default).
TRANSACTIONS_END = ("--setParameter", "transactionLifetimeLimitSeconds=20")


def command(binary: str, port: int, data: Path) -> list[str]:
    data.mkdir(parents=True, exist_ok=True)
    return [
        binary, "--replSet", REPLICA_SET, "--bind_ip", "127.0.0.1", "--port", str(port), "--dbpath", str(data),
        "--nounixsocket", "--wiredTigerCacheSizeGB", CACHE_GB, "--oplogSize", "256", "--quiet",
        "--setParameter", "diagnosticDataCollectionEnabled=false", *TRANSACTIONS_END,
    ]  # fmt: skip


def url(port: int) -> str:
    return f"mongodb://127.0.0.1:{port}/?replicaSet={REPLICA_SET}"


def initiate(host: str, member: str, seconds: float = 30) -> None:
    """Make `host` (as the set calls itself: `member`) a writable replica set of one; harmless when it is one."""
    from pymongo import MongoClient

    deadline = time.monotonic() + seconds
    with MongoClient[dict[str, Any]](
        host, directConnection=True, serverSelectionTimeoutMS=int(seconds * 1000)
    ) as client:
        hello = client.admin.command("hello")
        if hello.get("me") != member:
            _configure(client, member)
        while not client.admin.command("hello")["isWritablePrimary"]:
            if time.monotonic() > deadline:
                raise TimeoutError("MongoDB did not become primary")
            time.sleep(0.05)


def _configure(client: Any, member: str) -> None:
    from pymongo.errors import OperationFailure

    config = {"_id": REPLICA_SET, "members": [{"_id": 0, "host": member}]}
    try:
        client.admin.command("replSetInitiate", config)
    except OperationFailure as failure:
        if failure.code != ALREADY_INITIALIZED:
            raise
        # The port changed since the data were made: the set must learn its new name.
        old = client.admin.command("replSetGetConfig")["config"]
        client.admin.command("replSetReconfig", {**config, "version": old["version"] + 1}, force=True)


def main(argv: list[str]) -> None:
    """`python -m deploy.local.mongo HOST:PORT`: its own process, so that the supervisor stays small."""
    parser = argparse.ArgumentParser(prog="python -m deploy.local.mongo")
    parser.add_argument("host")
    parser.add_argument("--member")
    given = parser.parse_args(argv)
    initiate(given.host, given.member or given.host)


if __name__ == "__main__":
    main(sys.argv[1:])
