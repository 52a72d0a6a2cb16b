"""The money of each year, and every line drawn on it."""

from mongoengine import DateField, DictField, IntField, StringField

from services.training.domain import budget
from services.training.domain.budget import Pot, Source, State
from shared.storage.documents import Aggregate


class BudgetYear(Aggregate):
    """One year's money; its id is the year. Whoever promises money writes it, so that of two one is run again."""

    year = IntField(required=True)
    stored_pots = DictField(db_field="pots")

    meta = {"collection": "budget_years", "indexes": ["year"]}

    @property
    def pots(self) -> dict[str, Pot]:
        return {name: Pot(**figures) for name, figures in self.stored_pots.items()}

    @pots.setter
    def pots(self, value: budget.Pots) -> None:
        self.stored_pots = {
            name: {"allocation": pot.allocation, "committed": pot.committed, "spent": pot.spent}
            for name, pot in value.items()
        }

    @property
    def total(self) -> Pot:
        return budget.total(self.pots)


class BudgetEntry(Aggregate):
    """One line: what an enrolment, a nomination or a session costs, and what became of it."""

    year = IntField(required=True)
    pot = StringField(required=True)
    state = StringField(required=True, choices=list(State))
    source = StringField(required=True, choices=list(Source))
    source_id = StringField(required=True)
    source_sequence = IntField(default=0)
    heard_event_id = StringField()
    programme_id = StringField()
    session_id = StringField()
    librarian_id = StringField()
    title = StringField(required=True)
    held_on = DateField()
    amount = IntField(required=True, min_value=0)
    spent = IntField(min_value=0)
    reason = StringField()

    meta = {
        "collection": "budget_entries",
        "indexes": [
            {"fields": ["source_id", "year"], "unique": True},
            ("year", "id"),
            ("year", "state", "id"),
            ("year", "programme_id", "id"),
            ("session_id", "state"),
            ("programme_id", "state"),
        ],
    }
