"""Natural keys: by what we know that two rows of two files mean the same thing."""

import re
import unicodedata
from datetime import date, time


def key(name: str) -> str:
    """A name for comparing: case, spaces, accents and punctuation do not matter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain.casefold())) or name.casefold().strip()


def slug(name: str) -> str:
    """A name for an address: perpustakaan-keliling."""
    return key(name).replace(" ", "-")[:80]


def activity_key(title: str, held_on: date, starts: time, place: str, partner_id: str | None) -> str:
    """One activity: the same day, hour, title, place and partner."""
    return "|".join((held_on.isoformat(), starts.isoformat("minutes"), key(title), key(place), partner_id or ""))
