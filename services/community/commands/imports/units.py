"""Units named in a roster. The first roster founds an empty directory; later a new name is a misspelling."""

from datetime import datetime

from services.community.commands.libraries import open_library
from services.community.documents import Library
from services.community.domain.keys import key
from services.community.domain.reasons import REASONS
from shared.spreadsheets import Cleaned, UnfitError, clean, correction, remark


class Units:
    """The libraries of the directory, looked up by what people write."""

    def __init__(self) -> None:
        self._known: dict[str, Library] = {library.key: library for library in Library.objects}
        self._founding = not self._known

    def clean(self, cell: str) -> Cleaned[str]:
        """A cleaner: the unit's name as the directory has it."""
        written = clean.text(200)(cell).value
        library = self._known.get(key(written))
        if library is None and self._founding:
            return Cleaned(written.title() if written.isupper() else written)
        if library is None:
            known = ", ".join(sorted(each.name for each in self._known.values()))
            indonesian, english = REASONS["unit-unknown"]
            raise UnfitError("unit-unknown", f"{indonesian} Yang ada: {known}.", f"{english} There are: {known}.")
        if library.name == cell:
            return Cleaned(library.name)
        how = correction("unit-form", f"Disimpan sebagai {library.name}.", f"Kept as {library.name}.")
        return Cleaned(library.name, (how,))

    def named(self, name: str, library_id: str, now: datetime) -> Library:
        """The unit of this (cleaned) name; opened where the roster founds the directory."""
        if key(name) not in self._known:
            self._known[key(name)] = open_library(name, "service", library_id=library_id, now=now)
        return self._known[key(name)]

    def opened(self, name: str) -> bool:
        """Would this name open a unit?"""
        return key(name) not in self._known


FOUNDED = remark(
    "unit-opened",
    "Unit kerja ini dibuka dari daftar ini karena direktori masih kosong.",
    "This unit was opened from this roster, as the directory was empty.",
)
