"""Who plays: the people of the demonstration city."""

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, MANAGER, SAHAT, TRAINER, UNIT, Stage, Told, must


def known(stage: Stage) -> Told:
    """Everybody is in the directory."""
    get = stage.gateway.get
    stage.people = {nip: get("community", "/me", who=nip) for nip in (MANAGER, TRAINER, SAHAT, DEWI)}
    units = {each["name"]: each["id"] for each in stage.gateway.every("community", "/libraries")}
    must(UNIT in units, f"there is no unit {UNIT}")
    stage.unit_id = units[UNIT]
    staff = stage.gateway.every("community", "/librarians", who=MANAGER, unit_id=stage.unit_id, active=True)
    playing = {person["id"] for person in stage.people.values()}
    stage.colleagues = [each for each in staff if each["id"] not in playing][:2]
    must(len(stage.colleagues) == 2, f"{UNIT} has too few librarians")
    names = ", ".join(person["name"] for person in stage.people.values())
    return stage.told(names, f"{UNIT}: {', '.join(each['name'] for each in stage.colleagues)}")


def language(stage: Stage) -> Told:
    """The notifier must know a person before it can keep the choice."""
    eventually(lambda: _known_to_notifier(stage), "the notifier does not know Dewi")
    chosen = stage.gateway.get("notifier", "/me/inbox", who=DEWI)["language"]
    must(chosen == "en", f"Dewi's language is {chosen}")
    return stage.told("Sahat stays with Indonesian, the default")


def _known_to_notifier(stage: Stage) -> bool:
    try:
        stage.gateway.put("notifier", "/me/language", who=DEWI, body={"language": "en"})
    except Unexpected as refusal:
        if refusal.code == "no-contact":
            return False
        raise
    return True
