"""`./bina bench [NAME…]`: measures, prints the ratios, keeps them as JSON, exits 1 when a bound is not kept."""

import argparse
import json
import os
import platform as machine
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from shared.clock import iso, utcnow
from tests.benchmarks import consumer, footprint, http, latency, letters, relay
from tests.benchmarks.result import Result
from tests.support.servers import amqp_server, mongo_server

KEPT = Path(__file__).parents[2] / ".bina" / "bench"


def main() -> int:
    """Run the measurements named, or all, one after the other."""
    parser = argparse.ArgumentParser(prog="./bina bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(MEASURES))
    wanted = parser.parse_args().names or list(MEASURES)
    if unknown := set(wanted) - MEASURES.keys():
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(MEASURES)}")
    results: list[Result] = []
    for name in wanted:
        for result in MEASURES[name]():
            print(result.line(), flush=True)
            results.append(result)
    print(f"kept in {_keep(results)}")
    return 0 if all(result.kept for result in results) else 1


def _with_servers(measure: Callable[[str, str], list[Result]]) -> Callable[[], list[Result]]:
    def run() -> list[Result]:
        with TemporaryDirectory() as made, mongo_server(Path(made)) as mongo_url, amqp_server(Path(made)) as amqp_url:
            return measure(mongo_url, amqp_url)

    return run


def _over_http(mongo_url: str, _amqp_url: str) -> list[Result]:
    try:
        return http.measure(mongo_url)
    finally:
        http.forget(mongo_url)


MEASURES: dict[str, Callable[[], list[Result]]] = {
    "consumer": _with_servers(consumer.measure),
    "relay": _with_servers(relay.measure),
    "letters": _with_servers(letters.measure),
    "http": _with_servers(_over_http),
    "latency": latency.measure,
    "footprint": footprint.measure,
}


def _keep(results: list[Result]) -> Path:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{utcnow():%Y%m%dT%H%M%SZ}.json"
    facts = {"at": iso(utcnow()), "python": machine.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()}
    path.write_text(json.dumps({**facts, "results": [result.to_dict() for result in results]}, indent=2) + "\n")
    return path


if __name__ == "__main__":
    sys.exit(main())
