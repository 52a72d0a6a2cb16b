"""What marshmallow says of wrong input, in the caller's language."""

import re

from shared.http import language

_TO_INDONESIAN = [
    (re.compile(pattern), indonesian)
    for pattern, indonesian in {
        r"Missing data for required field\.": "Wajib diisi.",
        r"Field may not be null\.": "Tidak boleh kosong (null).",
        r"Unknown field\.": "Isian tidak dikenal.",
        r"Invalid input type\.|Invalid type\.": "Jenis data tidak sesuai.",
        r"Invalid (?:value|input)\.": "Nilai tidak sah.",
        r"Not a valid (?:utf-8 )?string\.": "Harus berupa teks.",
        r"Not a valid UUID\.": "Bukan pengenal (UUID) yang sah.",
        r"Not a valid (?:number|decimal)\.": "Harus berupa angka.",
        r"Number too large\.": "Angka terlalu besar.",
        r"Not a valid integer\.": "Harus berupa bilangan bulat.",
        r"Special numeric values .*": "Nilai khusus (nan atau tak hingga) tidak diterima.",
        r"Not a valid boolean\.": "Harus berupa true atau false.",
        r"Not a valid aware datetime\.": "Waktu harus menyebut zona, misalnya 2026-11-23T09:00:00+07:00.",
        r"Not a valid (?:naive )?datetime\.": "Bukan waktu yang sah, misalnya 2026-11-23T09:00:00+07:00.",
        r"Not a valid date\.": "Bukan tanggal yang sah, misalnya 2026-11-23.",
        r"Not a valid time\.": "Bukan jam yang sah, misalnya 09:00.",
        r"Not a valid list\.": "Harus berupa daftar.",
        r"Not a valid mapping type\.": "Harus berupa objek.",
        r"Not a valid URL\.": "Bukan alamat web yang sah.",
        r"Not a valid email address\.": "Bukan alamat surel yang sah.",
        r"Must be one of: (?P<a>.*)\.": "Harus salah satu dari: {a}.",
        r"Must be greater than or equal to (?P<a>\S+) and less than or equal to (?P<b>\S+)\.": (
            "Harus antara {a} dan {b}."
        ),
        r"Must be greater than or equal to (?P<a>\S+)\.": "Paling kecil {a}.",
        r"Must be less than or equal to (?P<a>\S+)\.": "Paling besar {a}.",
        r"Must be greater than (?P<a>\S+)\.": "Harus lebih besar dari {a}.",
        r"Must be less than (?P<a>\S+)\.": "Harus lebih kecil dari {a}.",
        r"Must be equal to (?P<a>.*)\.": "Harus sama dengan {a}.",
        r"Shorter than minimum length (?P<a>\d+)\.": "Panjangnya paling sedikit {a}.",
        r"Longer than maximum length (?P<a>\d+)\.": "Panjangnya paling banyak {a}.",
        r"Length must be between (?P<a>\d+) and (?P<b>\d+)\.": "Panjangnya harus {a} sampai {b}.",
        r"Length must be (?P<a>\d+)\.": "Panjangnya harus {a}.",
        r"String does not match expected pattern\.": "Bentuknya tidak sesuai.",
        r"Contains characters that cannot be shown\.": "Memuat karakter yang tidak dapat ditampilkan.",
    }.items()
]


def localised(message: str) -> str:
    """The message as the caller reads it; one that is not marshmallow's stays as it is."""
    if language.current() == "en":
        return message
    for pattern, indonesian in _TO_INDONESIAN:
        match = pattern.fullmatch(message)
        if match:
            return indonesian.format(**match.groupdict())
    return message
