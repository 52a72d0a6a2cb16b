"""Who answered, coarsely: never enough to tell a person. Ages become bands before anything is stored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.assessment.domain.answers import words
from services.assessment.domain.elements import Text

YOUNGEST, OLDEST = 4, 120


@dataclass(frozen=True)
class Choice:
    value: str
    label: Text
    also: tuple[str, ...] = ()  # how people write it


SEX = (
    Choice("L", Text("Laki-laki", "Male"), ("laki-laki", "laki laki", "lelaki", "pria", "male")),
    Choice("P", Text("Perempuan", "Female"), ("perempuan", "wanita", "female")),
)
AGE = (
    Choice("0-16", Text("Di bawah 17 tahun", "Under 17"), ("<17", "< 17", "di bawah 17")),
    Choice("17-25", Text("17-25 tahun", "17-25")),
    Choice("26-35", Text("26-35 tahun", "26-35")),
    Choice("36-45", Text("36-45 tahun", "36-45")),
    Choice("46-55", Text("46-55 tahun", "46-55")),
    Choice("56+", Text("56 tahun ke atas", "56 and over"), (">55", "> 55", "56 ke atas", "di atas 55")),
)
EDUCATION = (
    Choice("sd", Text("SD", "Primary school")),
    Choice("smp", Text("SMP", "Lower secondary school"), ("sltp", "mts")),
    Choice("sma", Text("SMA", "Upper secondary school"), ("slta", "smk", "ma", "sma/smk")),
    Choice("d3", Text("Diploma", "Diploma"), ("d1", "d2", "d4", "diploma", "diii")),
    Choice("s1", Text("S1", "Bachelor"), ("sarjana",)),
    Choice("s2", Text("S2", "Master"), ("magister",)),
    Choice("s3", Text("S3", "Doctor"), ("doktor",)),
)
OCCUPATION = (
    Choice("pelajar", Text("Pelajar", "Pupil"), ("siswa",)),
    Choice("mahasiswa", Text("Mahasiswa", "Student")),
    Choice("pns", Text("PNS", "Civil servant"), ("asn", "pppk")),
    Choice("tni-polri", Text("TNI/Polri", "Armed forces or police"), ("tni", "polri", "tni/polri")),
    Choice("swasta", Text("Pegawai swasta", "Private employee"), ("swasta", "karyawan swasta")),
    Choice("wirausaha", Text("Wirausaha", "Self-employed"), ("wiraswasta",)),
    Choice("rumah-tangga", Text("Mengurus rumah tangga", "Homemaker"), ("ibu rumah tangga", "irt")),
    Choice("lainnya", Text("Lainnya", "Other")),
)
CHOICES: Mapping[str, tuple[Choice, ...]] = MappingProxyType(
    {"sex": SEX, "age": AGE, "education": EDUCATION, "occupation": OCCUPATION}
)


def read_choice(field: str, text: str) -> str | None:
    """The choice that a person meant; None when blank. Raises ValueError for anything else."""
    wanted = words(text)
    if not wanted:
        return None
    if field == "age" and (band := _band_of(wanted)):
        return band
    for choice in CHOICES[field]:
        if wanted in (words(choice.value), words(choice.label.id), words(choice.label.en), *choice.also):
            return choice.value
    raise ValueError(f"{text.strip()!r} is no {field}")


def _band_of(text: str) -> str | None:
    """The band of an age in years, or of a range that lies within one band."""
    found = re.fullmatch(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?(?: (?:tahun|th))?", text)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    if last < YOUNGEST or last > OLDEST or _band(first) != _band(last):
        raise ValueError(f"{text!r} is no age")
    return _band(last)


def _band(years: int) -> str:
    for choice, last in zip(AGE, (16, 25, 35, 45, 55), strict=False):
        if years <= last:
            return choice.value
    return AGE[-1].value
