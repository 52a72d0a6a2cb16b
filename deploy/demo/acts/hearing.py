"""Who heard what: once on each channel, delivered, in their own language."""

from collections import Counter
from typing import Any

from deploy.demo.gateway import eventually
from deploy.demo.stage import DEWI, MANAGER, OPERATOR, SAHAT, TRAINER, Stage, Told, must

PORTAL, EMAIL = "portal", "email"
BOTH = (PORTAL, EMAIL)
ON_ITS_WAY = ("queued", "sending")
TWICE = ("test.opened", "report.published", "satisfaction.published", "opportunity.offered", "claim.submitted")
"""Told once each time it happens: a test before the course and after it, a report and a data pack, two surveys, two
calls for opportunities, the claims of a seminar and of a report back."""
HEARD: dict[str, dict[str, tuple[str, ...]]] = {
    SAHAT: {
        "session.proposed": (PORTAL,),
        "session.scheduled": BOTH,
        "enrolment.confirmed": BOTH,
        "session.rescheduled": BOTH,
        "test.opened": BOTH,
        "feedback.asked": BOTH,
        "certificate.issued": BOTH,
        "hours.credited": (PORTAL,),
        "round.opened": BOTH,
        "followup.due": BOTH,
    },
    DEWI: {
        "opportunity.offered": BOTH,
        "nomination.confirmed": BOTH,
        "round.opened": BOTH,
        "assessment.shared": BOTH,
        "enrolment.waitlisted": BOTH,
        "enrolment.promoted": BOTH,
        "session.rescheduled": BOTH,
        "test.opened": BOTH,
        "feedback.asked": BOTH,
        "certificate.issued": BOTH,
        "hours.credited": (PORTAL,),
        "claim.accepted": BOTH,
        "performance.rated": BOTH,
        "consequence.decided": BOTH,
        "followup.due": BOTH,
    },
    MANAGER: {
        "satisfaction.published": BOTH,
        "need.raised": BOTH,
        "session.proposed": BOTH,
        "followup.due": BOTH,
        "report.published": BOTH,
    },
    TRAINER: {"session.rescheduled": BOTH, "claim.submitted": BOTH, "followup.due": BOTH},
}


def heard(stage: Stage) -> Told:
    """Every delivery of this run: expected, delivered, and none twice."""
    eventually(lambda: not _open(stage), f"not delivered: {_open(stage)}", seconds=120)
    lines = []
    for nip, kinds in HEARD.items():
        rows = _deliveries(stage, nip)
        _check_once(stage, nip, rows, kinds)
        lines += [_line(stage, nip, row) for row in rows if row["channel"] == PORTAL]
    _check_languages(stage)
    return stage.told(*lines, events=["notifier.message.delivered"])


def _open(stage: Stage) -> list[str]:
    """What is expected and not delivered yet, and whatever else is still on its way."""
    missing = []
    for nip, kinds in HEARD.items():
        rows, name = _deliveries(stage, nip), stage.people[nip]["name"]
        done = Counter((row["kind"], row["channel"]) for row in rows if row["state"] == "delivered")
        expected = [(kind, channel) for kind, channels in kinds.items() for channel in channels]
        missing += [f"{name}: {kind} by {c}" for kind, c in expected if done[kind, c] < _times(kind)]
        missing += [f"{name}: {row['kind']} is {row['state']}" for row in rows if row["state"] in ON_ITS_WAY]
    return missing


def _check_once(stage: Stage, nip: str, rows: list[dict[str, Any]], kinds: dict[str, tuple[str, ...]]) -> None:
    name = stage.people[nip]["name"]
    twice = [key for key, times in Counter((row["event_id"], row["channel"]) for row in rows).items() if times > 1]
    must(not twice, f"{name} heard twice of {twice}")
    bad = [row for row in rows if row["state"] != "delivered"]
    must(not bad, f"not delivered to {name}: {bad}")
    often = Counter((row["kind"], row["channel"]) for row in rows)
    for kind, channels in kinds.items():
        # an earlier run that broke off may have left follow-ups, which the same sweep raised
        if kind != "followup.due":
            must(all(often[kind, channel] == _times(kind) for channel in channels), f"{name}: {kind} {dict(often)}")


def _times(kind: str) -> int:
    return 2 if kind in TWICE else 1


def _check_languages(stage: Stage) -> None:
    for nip, language in ((SAHAT, "id"), (DEWI, "en")):
        inbox = stage.gateway.get("notifier", "/me/inbox", who=nip, limit=1)
        must(inbox["language"] == language, f"{stage.people[nip]['name']} reads {inbox['language']}")


def _deliveries(stage: Stage, nip: str) -> list[dict[str, Any]]:
    found = []
    for row in stage.gateway.every("notifier", "/deliveries", who=OPERATOR, librarian_id=stage.people[nip]["id"]):
        if row["id"] <= stage.survey["id"]:  # ids grow with time: what came before is not of this run
            break
        found.append(row)
    return found[::-1]


def _line(stage: Stage, nip: str, row: dict[str, Any]) -> str:
    return f"{stage.people[nip]['name']:<24} {row['kind']:<24} event {row['event_id']}"
