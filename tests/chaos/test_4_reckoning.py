"""The last of the day: the survey closes on exactly what was accepted, and nobody fell over unpushed."""

from tests.chaos.conftest import Scene


def test_the_survey_closes_on_what_was_accepted_while_its_service_is_killed(scene: Scene) -> None:
    fleet, survey = scene.town.fleet, scene.setting["survey"]
    fleet.kill("assessment-worker", "assessment-api", "training-consumer")
    fleet.start("assessment-api")
    answer = scene.caller.post("assessment", f"/surveys/{survey}/close")
    assert answer.accepted, answer
    fleet.start("assessment-worker", "training-consumer")
    scene.audit.check()
    [total] = scene.town.collection("community", "reported_satisfaction").find({"unit_id": None})
    assert total["n"] == len(scene.ledger.answers)
    found = scene.town.collection("assessment", "needs").find()
    heard = scene.town.collection("training", "needs").find()
    assert {need["_id"] for need in heard} == {need["_id"] for need in found}


def test_nothing_ended_by_itself(scene: Scene) -> None:
    """Every process bore the loss of broker and database without being started again."""
    assert scene.town.fleet.fell == []
