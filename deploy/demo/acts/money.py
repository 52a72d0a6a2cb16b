"""What the session did cost."""

from deploy.demo.stage import AUDITOR, WIB, Stage, Told, must


def paid(stage: Stage) -> Told:
    """Seen by the city government: two places, paid from the programme's part of the year."""
    year = stage.now.astimezone(WIB).year
    report = stage.gateway.get("training", f"/budget/years/{year}", who=AUDITOR)
    must(report["ties_out"], "the budget does not tie out")
    must(report["allocation"] == report["committed"] + report["spent"] + report["free"], "the sums are wrong")
    path = f"/budget/years/{year}/entries"
    lines = list(stage.gateway.every("training", path, who=AUDITOR, session=stage.session["id"]))
    spent = [line["spent"] for line in lines if line["state"] == "spent"]
    must(len(spent) == 2 and sum(spent) > 0, f"the places did cost {spent}")
    facts = f"{sum(spent):,} rupiah for two places; {report['cost_per_hour']} rupiah per JP so far"
    return stage.told(facts, events=["training.budget.committed", "training.budget.released", "training.budget.spent"])
