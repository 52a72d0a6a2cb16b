"""Frameworks and role profiles in the published language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.assessment.documents.frameworks import Competency, Framework, RoleProfile
from shared.contracts.competencies import FrameworkPublishedV1, FrameworkRetiredV1, ProfilePublishedV1
from shared.storage import outbox

EDITION = ("slug", "edition", "title", "title_en", "form", "source")
UNIT = ("code", "title", "title_en", "source")


def framework_published(
    framework: Framework, units: Iterable[Competency], librarian_ids: list[str], now: datetime
) -> None:
    told = [{name: getattr(unit, name) for name in UNIT} for unit in units]
    data = _edition(framework) | {"units": told, "librarian_ids": librarian_ids}
    outbox.publish(FrameworkPublishedV1, subject=framework.id, sequence=framework.version, now=now, data=data)


def framework_retired(framework: Framework, now: datetime) -> None:
    data = _edition(framework)
    outbox.publish(FrameworkRetiredV1, subject=framework.id, sequence=framework.version, now=now, data=data)


def profile_published(profile: RoleProfile, holders: list[str], now: datetime) -> None:
    data = {name: getattr(profile, name) for name in ("position", "rank", "edition")}
    data |= {"profile_id": profile.id, "demands": [_demand(each) for each in profile.demands]}
    data["librarian_ids"] = holders
    outbox.publish(ProfilePublishedV1, subject=profile.id, sequence=profile.version, now=now, data=data)


def _edition(framework: Framework) -> dict[str, Any]:
    return {name: getattr(framework, name) for name in EDITION} | {"framework_id": framework.id}


def _demand(demand: dict[str, Any]) -> dict[str, Any]:
    value = demand["value"]
    told = {"value": value["slug"], "value_title": value["title"], "value_title_en": value["title_en"]}
    return {"code": demand["code"], "title": demand["title"], **told}
