"""What most lists of assessment have: of whom, of which unit, of which year."""

COMMON_HEADINGS = {
    "id": ("ID", "ID"),
    "librarian_id": ("ID pustakawan", "Librarian ID"),
    "librarian_name": ("Nama", "Name"),
    "unit_id": ("ID unit", "Unit ID"),
    "unit_name": ("Unit", "Unit"),
    "year": ("Tahun", "Year"),
    "state": ("Keadaan", "State"),
    "rule_id": ("Aturan", "Rule"),
}
