"""What is refused around opportunities and nominations."""

from shared.errors import Problem

REASONS = {
    "ends-before-start": ("Selesai sebelum mulai.", "It ends before it starts."),
    "deadline-past": ("Batas pencalonan sudah lewat.", "The last day for nominations has passed."),
    "deadline-after-start": (
        "Batas pencalonan harus sebelum atau pada hari pertama.",
        "Nominations must end on or before the first day.",
    ),
    "partner-unknown": ("Mitra ini tidak ada dalam direktori.", "This partner is not in the directory."),
    "hours-implausible": (
        "Jam harus kelipatan seperempat JP, paling banyak 10 JP sehari.",
        "Hours come in quarters, at most 10 JP a day.",
    ),
}

PROBLEMS: dict[str, Problem] = {
    "call-not-open": Problem(
        409,
        "The call takes no nominations",
        "Pencalonan untuk “{title}” sudah ditutup.",
        "Nominations for “{title}” have ended.",
    ),
    "call-still-open": Problem(
        409,
        "The call is still open",
        "Pencalonan untuk “{title}” masih terbuka sampai {deadline}; tutup dahulu agar semua calon dipertimbangkan.",
        "Nominations for “{title}” are open until {deadline}; close the call first, so that everybody is considered.",
    ),
    "nominated-already": Problem(
        409,
        "Nominated already",
        "{name} sudah dicalonkan untuk kesempatan ini.",
        "{name} is nominated for this opportunity already.",
    ),
    "not-eligible-position": Problem(
        409,
        "Not eligible: position",
        "Kesempatan ini untuk jabatan lain; {name} tidak memenuhi syarat jabatan.",
        "This is for other positions; {name} does not hold one of them.",
    ),
    "not-eligible-unit": Problem(
        409,
        "Not eligible: unit",
        "Kesempatan ini untuk unit lain; {name} tidak bertugas di unit tersebut.",
        "This is for other units; {name} does not work in one of them.",
    ),
    "not-eligible-years": Problem(
        409,
        "Not eligible: years of service",
        "Kesempatan ini meminta masa kerja paling sedikit {years} tahun; {name} belum mencapainya.",
        "This asks for at least {years} years of service, which {name} does not have yet.",
    ),
    "own-unit-only": Problem(
        403,
        "Only people of your own unit",
        "Anda hanya dapat mencalonkan diri sendiri atau pustakawan unit Anda.",
        "You may nominate yourself, or librarians of your own unit.",
    ),
    "report-overdue": Problem(
        409,
        "A report is overdue",
        "{name} belum melaporkan: {titles}. Nyatakan bahwa Anda tetap memilihnya, dengan alasan.",
        "{name} has not reported on: {titles}. Say that you choose them all the same, with the reason.",
    ),
    "quota-full": Problem(
        409,
        "The quota is full",
        "Semua {quota} tempat sudah terisi.",
        "All {quota} places are taken.",
    ),
    "nomination-state": Problem(
        409,
        "Not in this state",
        "Langkah ini tidak berlaku dalam keadaan sekarang ({state}).",
        "This step does not apply in the present state ({state}).",
    ),
    "begun-already": Problem(
        409,
        "Begun already",
        "“{title}” sudah dimulai; setelah itu diperlukan laporan, atau pembatalan oleh pimpinan.",
        "“{title}” has begun; from now on a report is owed, or the head of library withdraws it.",
    ),
    "report-too-early": Problem(
        409,
        "Too early for the report",
        "“{title}” berlangsung sampai {ends_on}; laporan dapat diisi sejak hari itu.",
        "“{title}” goes on until {ends_on}; the report can be written from that day.",
    ),
    **{code: Problem(422, "Invalid input", *words) for code, words in REASONS.items()},
}
