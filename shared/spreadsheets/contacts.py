"""E-mail addresses and telephone numbers."""

import re

from shared.spreadsheets.notes import Cleaned, UnfitError, correction

EMAIL = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,190}$)"
    r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
)


def email(cell: str) -> Cleaned[str]:
    """An address in lower case."""
    address = cell.strip().casefold()
    if not EMAIL.fullmatch(address) or ".." in address:
        raise UnfitError(
            "email",
            f"{cell.strip()!r} bukan alamat surel.",
            f"{cell.strip()!r} is not an e-mail address.",
        )
    if address == cell:
        return Cleaned(address)
    note = correction("email-case", f"Disimpan {address}.", f"Kept as {address}.")
    return Cleaned(address, (note,))


def phone(cell: str) -> Cleaned[str]:
    """A number in international form: 0812-3456-7890 becomes +6281234567890."""
    bare = re.sub(r"[\s().'\-]", "", cell)
    if re.fullmatch(r"0[2-9][0-9]{7,11}", bare):
        number = "+62" + bare[1:]
    elif re.fullmatch(r"\+?62[2-9][0-9]{7,11}", bare):
        number = "+" + bare.removeprefix("+")
    elif re.fullmatch(r"\+(?!62)[1-9][0-9]{7,14}", bare):
        number = bare
    else:
        raise UnfitError(
            "phone",
            f"{cell.strip()!r} bukan nomor telepon yang lengkap.",
            f"{cell.strip()!r} is not a complete telephone number.",
        )
    if number == cell:
        return Cleaned(number)
    note = correction("phone-form", f"Disimpan {number}.", f"Kept as {number}.")
    return Cleaned(number, (note,))
