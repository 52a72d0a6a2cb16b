"""From bytes to a table. The content decides the format; the file name is only for messages."""

from shared.spreadsheets import delimited, workbook
from shared.spreadsheets.errors import SpreadsheetError
from shared.spreadsheets.table import MAX_BYTES, Table, build, too_large

ZIP = b"PK\x03\x04"
OTHERS = (b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")


def read(data: bytes, filename: str) -> Table:
    """Read a CSV or XLSX file, or raise SpreadsheetError; no formula is ever evaluated."""
    if len(data) > MAX_BYTES:
        raise too_large(filename, f"{MAX_BYTES // 1024 // 1024} MB")
    if data.startswith(OTHERS):
        raise SpreadsheetError("spreadsheet-format", file=filename)
    records, notes = (workbook if data.startswith(ZIP) else delimited).records(data, filename)
    return build(filename, records, notes)
