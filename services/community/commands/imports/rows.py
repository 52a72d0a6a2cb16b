"""What the importers share: every row of the file is taken and answered for, in one order, at one moment."""

from collections.abc import Callable
from datetime import datetime

from services.community.commands.imports.repeats import Repeats
from shared.clock import WIB
from shared.spreadsheets import Cells, Recognised, Report, RowResult, Table


class Importer:
    """Takes one row after the other, with what is known from those before."""

    def __init__(self, now: datetime, new_id: Callable[[], str]) -> None:
        self.now, self.new_id = now, new_id
        self.today = now.astimezone(WIB).date()
        self.repeats = Repeats()

    def take(self, cells: Cells) -> RowResult:
        raise NotImplementedError

    def all(self, table: Table, found: Recognised, report: Report) -> None:
        """Take each row of the file."""
        for row in table.rows:
            report.add(self.take(Cells(row, found)))
