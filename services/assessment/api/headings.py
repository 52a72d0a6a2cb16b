"""What the columns of a downloaded list are called. One name per field, whichever list it stands in."""

from collections.abc import Mapping

from services.assessment.api.performance_headings import PERFORMANCE_HEADINGS
from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("ID", "ID"),
    "librarian_id": ("ID pustakawan", "Librarian ID"),
    "librarian_name": ("Nama", "Name"),
    "unit_id": ("ID unit", "Unit ID"),
    "unit_name": ("Unit", "Unit"),
    "year": ("Tahun", "Year"),
    "state": ("Keadaan", "State"),
    "rule_id": ("Aturan", "Rule"),
    **PERFORMANCE_HEADINGS,
}

exported = exports.under(HEADINGS)
