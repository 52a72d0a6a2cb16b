"""Refusals around scans, observations and feedback."""

from shared.errors import Problem

ASSESSING: dict[str, Problem] = {
    "scan-forged": Problem(
        422,
        "Not a code of ours",
        "Kode ini bukan kode kehadiran yang sah. Pindai kode yang sedang tampil di layar sesi.",
        "This is not a valid attendance code. Scan the code that is on the session's screen now.",
    ),
    "scan-expired": Problem(
        409,
        "Code no longer shown",
        "Kode ini sudah berganti. Pindai lagi kode yang sedang tampil di layar sesi.",
        "This code has changed since. Scan the one that is on the session's screen now.",
    ),
    "scan-used": Problem(
        409,
        "Scan already used",
        "Pindaian ini sudah dipakai. Pindai sendiri kode yang sedang tampil di layar sesi.",
        "This scan has been used. Scan the code on the session's screen yourself.",
    ),
    "scan-early": Problem(
        409,
        "Too early",
        "Kehadiran sesi ini baru dibuka {opens_at}. Belum ada yang dicatat; pindai lagi sesudah waktu itu.",
        "Attendance of this session opens at {opens_at}. Nothing was recorded; scan again after that.",
    ),
    "scan-late": Problem(
        409,
        "Too late",
        "Sesi ini sudah selesai {ends_at}. Tidak ada yang dicatat; mintalah pelatih mencatat kehadiran Anda.",
        "This session ended at {ends_at}. Nothing was recorded; ask the trainer to record your attendance.",
    ),
    "scan-not-enrolled": Problem(
        409,
        "No seat in this session",
        "Anda tidak memiliki kursi pada sesi “{title}”, jadi kehadiran Anda tidak dicatat. Hubungi pelatih.",
        "You have no seat in the session “{title}”, so your attendance was not recorded. Speak to the trainer.",
    ),
    "not-own-work": Problem(
        403,
        "Your own work",
        "Anda tidak dapat menilai pekerjaan sendiri. Mintalah penilai lain.",
        "You cannot score your own work. Ask somebody else.",
    ),
    "observation-unasked": Problem(
        409,
        "Not an observed session",
        "Pelatihan pada sesi ini tidak memakai pengamatan.",
        "The course of this session is not an observed one.",
    ),
    "observation-absent": Problem(
        409,
        "Not present",
        "Catat dahulu kehadiran peserta ini; hanya yang hadir yang dapat diamati.",
        "Record this participant's presence first; only those present can be observed.",
    ),
    "observations-missing": Problem(
        409,
        "Not everybody was observed",
        "Sesi belum dapat ditutup: peserta yang hadir tetapi belum diamati adalah {names}.",
        "The session cannot be closed yet: present but not yet observed are {names}.",
    ),
    "feedback-not-asked": Problem(
        403,
        "Not asked",
        "Umpan balik sesi ini hanya ditanyakan kepada peserta yang hadir.",
        "Feedback on this session is asked only of those who were present.",
    ),
    "feedback-given": Problem(
        409,
        "Already answered",
        "Umpan balik Anda untuk sesi ini sudah diterima. Terima kasih.",
        "Your feedback on this session has been received. Thank you.",
    ),
    "feedback-closed": Problem(
        409,
        "Feedback closed",
        "Waktu untuk memberi umpan balik atas sesi ini sudah lewat.",
        "The time to give feedback on this session has passed.",
    ),
    "feedback-not-yours": Problem(
        403,
        "Not your feedback",
        "Pelatih hanya dapat melihat umpan balik atas sesi yang dipandunya sendiri.",
        "Trainers can see only the feedback on sessions that they taught themselves.",
    ),
}
