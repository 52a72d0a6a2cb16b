"""What may be refused about activities and registrations."""

from shared.errors import Problem

PROBLEMS: dict[str, Problem] = {
    "not-your-activity": Problem(
        403,
        "Not your activity",
        "Ini kegiatan orang lain: hanya penyelenggara dan kepala perpustakaan yang boleh.",
        "This is somebody else's activity: only its organiser and the head of library may.",
    ),
    "activity-state": Problem(
        409,
        "Not in this state",
        "Ini tidak dapat dilakukan dengan kegiatan dalam keadaan {state}.",
        "This cannot be done with an activity that is {state}.",
    ),
    "activity-begun": Problem(
        409,
        "It has begun",
        "Kegiatan ini sudah mulai; tanggalnya harus di depan.",
        "This activity has begun; its date must lie ahead.",
    ),
    "too-early-to-check-in": Problem(
        409,
        "Too early",
        "Kehadiran dapat dicatat mulai dua jam sebelum kegiatan.",
        "People can be checked in from two hours before the beginning.",
    ),
    "registration-not-needed": Problem(
        409,
        "No registration",
        "Kegiatan ini tidak memakai pendaftaran; silakan langsung datang.",
        "Nobody registers for this activity; just come.",
    ),
    "registration-stays": Problem(
        409,
        "Registration stays as published",
        "Perlu atau tidaknya pendaftaran tidak dapat diubah setelah terbit.",
        "Whether people register cannot be changed once it is published.",
    ),
    "places-taken": Problem(
        409,
        "Places are taken",
        "{taken} tempat sudah terisi; kapasitas tidak boleh kurang dari itu.",
        "{taken} places are taken; the capacity cannot be below that.",
    ),
    "registration-closed": Problem(
        409,
        "Registration is closed",
        "Pendaftaran kegiatan ini sudah ditutup.",
        "Registration for this activity is closed.",
    ),
    "registration-over": Problem(
        409,
        "Withdrawn already",
        "Pendaftaran ini sudah dibatalkan.",
        "This registration was withdrawn already.",
    ),
    "registered-already": Problem(
        409,
        "Registered already",
        "Surel ini sudah terdaftar untuk kegiatan ini. Ubah atau batalkan lewat tautan dalam surel konfirmasi.",
        "This address is registered for this activity. Change or cancel by the link in the e-mail of confirmation.",
    ),
    "party-too-large": Problem(
        422,
        "The party is too large",
        "Satu pendaftaran paling banyak {most} orang.",
        "One registration is for {most} people at most.",
    ),
    "party-may-not-grow": Problem(
        409,
        "No place for more",
        "Tidak ada tempat untuk tambahan orang, atau ada yang lebih dahulu menunggu. Tempat Anda tidak berubah.",
        "There is no place for more people, or others wait for it. Your places stay as they are.",
    ),
    "consent-outdated": Problem(
        409,
        "Other words now",
        "Teks persetujuan sudah berubah; bacalah yang baru dan setujui lagi.",
        "The words of consent have changed; please read the new ones and agree again.",
    ),
    "partner-not-there": Problem(422, "Invalid input", "Mitra ini tidak ada.", "There is no such partner."),
}
