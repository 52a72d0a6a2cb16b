"""What the community service refuses with."""

from services.community.api import activity_problems, opportunity_problems
from services.community.domain.reasons import REASONS
from shared import spreadsheets
from shared.errors import Problem

PROBLEMS: dict[str, Problem] = {
    "library-exists": Problem(
        409,
        "The library exists already",
        "{name} sudah ada dalam direktori.",
        "{name} is in the directory already.",
    ),
    "nip-taken": Problem(
        409,
        "The NIP is taken",
        "NIP {nip} sudah terdaftar.",
        "The NIP {nip} is registered already.",
    ),
    "already-left": Problem(
        409,
        "Left already",
        "{name} sudah tidak bertugas.",
        "{name} has left already.",
    ),
    "own-contact-only": Problem(
        403,
        "Only your own contact details",
        "Anda hanya dapat mengubah surel, telepon, dan bahasa Anda sendiri.",
        "You may change only your own e-mail address, telephone number and language.",
    ),
    "agreement-over": Problem(
        409,
        "The agreement is over",
        "Perjanjian {number} sudah berakhir.",
        "The agreement {number} is over.",
    ),
    "client-taken": Problem(
        409,
        "The client speaks for another partner",
        "Klien {client} sudah dipakai mitra lain.",
        "The client {client} speaks for another partner already.",
    ),
    **activity_problems.PROBLEMS,
    **opportunity_problems.PROBLEMS,
    **spreadsheets.PROBLEMS,
    # reasons that may be given for a single field
    **{code: Problem(422, "Invalid input", *words) for code, words in REASONS.items()},
}
