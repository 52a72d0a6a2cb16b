"""What counts as learning: one dated rule per kind of activity, and the obligation per kind of employment.

No regulation of ours names factors or caps: each row says `house rule` where that is all it rests on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.rules import OBLIGATIONS, ObligationRule, Rule, in_force

COURSE, TRAINING, SEMINAR = "course", "training", "seminar"
SPEAKING, FACILITATION, CONTRIBUTION = "speaking", "facilitation", "contribution"
FILE, REFERENCE = "file", "reference"  # what proves it: a certificate, or where it can be found
PNS, PPPK = "pns", "pppk"
CONTRACT_DIGITS = "21"  # where the month of appointment stands in an employee number


@dataclass(frozen=True)
class ActivityRule(Rule):
    """One kind of activity: what counts, what an hour of it is worth, at most how much a year, what proves it."""

    title: tuple[str, str]  # Indonesian, English
    counts: tuple[str, str]
    factor: Fraction
    cap: Decimal | None  # JP that count in a year; None: no cap
    proof: str
    claimable: bool = True


BEGIN = date(2017, 1, 1)
HOUSE = "House rule"

ACTIVITIES: Mapping[str, tuple[ActivityRule, ...]] = {
    COURSE: (
        ActivityRule(
            "jp-kursus-2017", BEGIN, f"{HOUSE}: a course completed on this platform counts its own hours.",
            title=("Pelatihan di sini", "Course completed here"),
            counts=("Kursus yang diselesaikan di platform ini; jam kursusnya.",
                    "A course completed on this platform; the hours of the course."),
            factor=Fraction(1), cap=None, proof=FILE, claimable=False,
        ),
    ),
    TRAINING: (
        ActivityRule(
            "jp-pelatihan-luar-2017", BEGIN,
            f"{HOUSE}: hours on the certificate. JP as LAN counts them, 45 minutes (from memory, not verified).",
            title=("Pelatihan di luar", "Training elsewhere"),
            counts=("Diklat, bimtek, atau kursus penyelenggara lain; jam pada sertifikat.",
                    "Training by another organiser; the hours on its certificate."),
            factor=Fraction(1), cap=None, proof=FILE,
        ),
    ),
    SEMINAR: (
        ActivityRule(
            "jp-seminar-2017", BEGIN, f"{HOUSE}: hours on the certificate or programme.",
            title=("Seminar, lokakarya, konferensi", "Seminar, workshop, conference"),
            counts=("Kehadiran sebagai peserta; jam pada sertifikat atau susunan acara.",
                    "Attendance; the hours on the certificate or in the programme."),
            factor=Fraction(1), cap=None, proof=FILE,
        ),
    ),
    SPEAKING: (
        ActivityRule(
            "jp-narasumber-2017", BEGIN, f"{HOUSE}: an hour of speaking counts twice, for its preparation.",
            title=("Narasumber", "Speaking"),
            counts=("Jam berbicara, dihitung dua kali karena persiapannya; paling banyak 10 JP setahun.",
                    "Hours of speaking, counted twice for their preparation; at most 10 JP a year."),
            factor=Fraction(2), cap=Decimal(10), proof=FILE,
        ),
    ),
    FACILITATION: (
        ActivityRule(
            "jp-fasilitator-2017", BEGIN, f"{HOUSE}: an hour of facilitating counts one and a half times.",
            title=("Fasilitator atau mentor", "Facilitating or mentoring"),
            counts=("Jam mendampingi, dihitung satu setengah kali; paling banyak 10 JP setahun.",
                    "Hours of facilitating, counted one and a half times; at most 10 JP a year."),
            factor=Fraction(3, 2), cap=Decimal(10), proof=FILE,
        ),
    ),
    CONTRIBUTION: (
        ActivityRule(
            "jp-kontribusi-2017", BEGIN, f"{HOUSE}: what a colleague marked as useful, named by its reference.",
            title=("Kontribusi komunitas", "Community contribution"),
            counts=("Jawaban atau tulisan yang ditandai bermanfaat; paling banyak 4 JP setahun.",
                    "An answer or text that was marked as useful; at most 4 JP a year."),
            factor=Fraction(1), cap=Decimal(4), proof=REFERENCE,
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class PlausibleRule(Rule):
    """How many hours a day of learning may hold."""

    most_a_day: Decimal


PLAUSIBLE = (
    PlausibleRule(
        "jp-sehari-2017",
        BEGIN,
        f"{HOUSE}: a day holds at most 10 JP of 45 minutes.",
        most_a_day=Decimal(10),
    ),
)

OBLIGATIONS_BY_KIND: Mapping[str, Sequence[ObligationRule]] = {
    PNS: OBLIGATIONS,
    PPPK: (
        ObligationRule(
            "pppk-24-jp",
            BEGIN,
            "LAN 15/2020 is said to give contract employees up to 24 JP (from memory, not verified): a parameter.",
            hours=24,
        ),
    ),
}


EARLIER = Rule(
    "jp-catatan-terdahulu",
    BEGIN,
    f"{HOUSE}: hours recorded before this platform count as they were recorded, without factor and cap.",
)


def activity(slug: str, on: date) -> ActivityRule:
    """The rule of this kind of activity on that day. Raises KeyError, ValueError."""
    return in_force(ACTIVITIES[slug], on)


def employment(nip: str) -> str:
    """Civil servant or contract employee, as the employee number says."""
    return PPPK if len(nip) == 18 and nip[12:14] == CONTRACT_DIGITS else PNS


def obligation(nip: str, on: date) -> ObligationRule:
    """What a year asks of whoever has this number."""
    return in_force(OBLIGATIONS_BY_KIND[employment(nip)], on)


def plausible(hours: Decimal, starts: date, ends: date) -> bool:
    """Do so many hours fit into these days?"""
    return hours <= in_force(PLAUSIBLE, starts).most_a_day * ((ends - starts).days + 1)
