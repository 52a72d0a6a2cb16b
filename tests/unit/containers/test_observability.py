"""Prometheus asks what runs, and its alerts speak of metrics that exist."""

import re
from pathlib import Path

import yaml
from prometheus_client import REGISTRY

import shared.telemetry.metrics  # noqa: F401  (importing it makes the metrics)

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "deploy/observability"


def test_every_api_and_worker_of_compose_is_asked() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    jobs = yaml.safe_load((FOLDER / "prometheus.yml").read_text())["scrape_configs"]
    asked = {target.partition(":")[0] for job in jobs for target in job["static_configs"][0]["targets"]}
    assert asked == {name for name in services if name.endswith(("-api", "-worker"))} | {"rabbitmq"}


def test_alerts_speak_of_metrics_that_we_have() -> None:
    known = {f"{family.name}{end}" for family in REGISTRY.collect() for end in ("", "_total", "_bucket", "_count")}
    rules = [rule for group in yaml.safe_load((FOLDER / "rules.yml").read_text())["groups"] for rule in group["rules"]]
    used = {name for rule in rules for name in re.findall(r"\bbina_\w+", rule["expr"])}
    assert used - known == set()
    assert all({"alert", "expr", "labels", "annotations"} <= set(rule) for rule in rules)
    assert {rule["labels"]["severity"] for rule in rules} == {"page", "ticket"}
