"""How a fact is written out in the recipient's language. Times are WIB, and say so."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
DEFAULT: Language = "id"

WIB = timezone(timedelta(hours=7), "WIB")  # Indonesia keeps no summer time

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
ELEMENTS = {
    "id": {
        "persyaratan": "persyaratan layanan",
        "prosedur": "prosedur layanan",
        "waktu": "waktu pelayanan",
        "biaya": "biaya layanan",
        "produk": "hasil layanan",
        "kompetensi": "kompetensi petugas",
        "perilaku": "perilaku petugas",
        "sarana": "sarana dan prasarana",
        "pengaduan": "penanganan pengaduan",
    },
    "en": {
        "persyaratan": "service requirements",
        "prosedur": "service procedure",
        "waktu": "service time",
        "biaya": "cost of service",
        "produk": "service result",
        "kompetensi": "staff competence",
        "perilaku": "staff conduct",
        "sarana": "facilities",
        "pengaduan": "handling of complaints",
    },
}
GRADES = {
    "id": {"A": "Sangat Baik", "B": "Baik", "C": "Kurang Baik", "D": "Tidak Baik"},
    "en": {"A": "Very good", "B": "Good", "C": "Less than good", "D": "Not good"},
}

WITHDRAWALS = {
    "id": {
        "own_wish": "Anda membatalkannya",
        "activity_cancelled": "kegiatannya tidak jadi diadakan",
        "no_place": "sampai kegiatan berlangsung tidak ada tempat kosong",
    },
    "en": {
        "own_wish": "you cancelled it",
        "activity_cancelled": "the activity does not take place",
        "no_place": "no place became free until the activity took place",
    },
}
RULES = {
    "id": (
        "Tempat kosong diberikan menurut urutan mendaftar; rombongan kecil tidak mendahului.",
        "Tempat kosong diberikan menurut urutan mendaftar; rombongan kecil yang muat boleh mendahului yang tidak muat.",
    ),
    "en": (
        "Free places go in the order of registering; a smaller party does not overtake.",
        "Free places go in the order of registering; a smaller party that fits may overtake one that does not.",
    ),
}


def language_of(text: str | None) -> Language:
    """The language a person chose, or the default where it is none of ours."""
    return "en" if text == "en" else DEFAULT


def plain(value: str, language: Language) -> str:
    return value


def day(value: str, language: Language) -> str:
    return _day(date.fromisoformat(value), language)


def moment(value: str, language: Language) -> str:
    at = _wib(value)
    return f"{_weekday(at, language)}, {_clock(at, language)} WIB"


def span(start: str, end: str, language: Language) -> str:
    """Two dates, or two moments, as one period."""
    if "T" not in start:
        return f"{day(start, language)} – {day(end, language)}"
    first, last = _wib(start), _wib(end)
    if first.date() == last.date():
        start_clock = _clock(first, language).removeprefix("at ")
        return f"{_weekday(first, language)}, {start_clock}–{_digits(last, language)} WIB"
    return f"{moment(start, language)} – {moment(end, language)}"


def number(value: str, language: Language) -> str:
    return value.replace(".", ",") if language == "id" else value


def element(value: str, language: Language) -> str:
    return ELEMENTS[language].get(value, value)


def grade(value: str, language: Language) -> str:
    return f"{value} ({GRADES[language][value]})" if value in GRADES[language] else value


def withdrawal(value: str, language: Language) -> str:
    """Why a visitor's registration ended."""
    return WITHDRAWALS[language].get(value, value)


def overtaking(value: str, language: Language) -> str:
    """The rule by which those who wait get places."""
    return RULES[language][value == "True"]


def rupiah(value: str, language: Language) -> str:
    """Whole rupiah, as both languages write them here."""
    return f"Rp {int(value):,}".replace(",", ".")


FORMS: Mapping[str, Callable[[str, Language], str]] = {
    "plain": plain,
    "day": day,
    "moment": moment,
    "number": number,
    "element": element,
    "grade": grade,
    "rupiah": rupiah,
    "withdrawal": withdrawal,
    "overtaking": overtaking,
}


def _wib(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(WIB)


def _day(on: date, language: Language) -> str:
    return f"{on.day} {MONTHS[language][on.month - 1]} {on.year}"


def _weekday(at: datetime, language: Language) -> str:
    return f"{DAYS[language][at.weekday()]}, {_day(at.date(), language)}"


def _clock(at: datetime, language: Language) -> str:
    return f"{'pukul' if language == 'id' else 'at'} {_digits(at, language)}"


def _digits(at: datetime, language: Language) -> str:
    return f"{at:%H.%M}" if language == "id" else f"{at:%H:%M}"
