"""The same thing twice in one file: harmless where both rows agree, refused where they do not."""

from typing import Any

from shared.spreadsheets import UNCHANGED, Cells, RowResult, refusal, remark


class Repeats:
    """Remembers by natural key what earlier rows of the file said."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[int, dict[str, Any]]] = {}

    def result(self, key: str, values: dict[str, Any], cells: Cells) -> RowResult | None:
        """How a repeated row ends, or None for the first with this key."""
        if key not in self._rows:
            self._rows[key] = (cells.number, values)
            return None
        number, said = self._rows[key]
        if said == values:
            cells.say(remark("repeated", f"Sama dengan baris {number}.", f"The same as row {number}."))
            return cells.result(UNCHANGED)
        columns = ", ".join(name for name in values if values[name] != said.get(name))
        cells.say(
            refusal(
                "contradicts",
                f"Bertentangan dengan baris {number} ({columns}).",
                f"Contradicts row {number} ({columns}).",
            )
        )
        return cells.result()
