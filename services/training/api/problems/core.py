"""Refusals around courses, sessions, enrolments and certificates."""

from shared.errors import Problem

CORE: dict[str, Problem] = {
    "not-a-librarian": Problem(
        403,
        "Not a librarian",
        "Akun Anda belum tercatat sebagai pustakawan aktif. Hubungi kepala perpustakaan agar NIP Anda didaftarkan.",
        "Your account is not on record as an active librarian. Ask the head of library to register your NIP.",
    ),
    "not-for-others": Problem(
        403,
        "Not for others",
        "Anda hanya dapat mendaftarkan diri sendiri. Mintalah kepala perpustakaan mendaftarkan rekan Anda.",
        "You can enrol only yourself. Ask the head of library to enrol a colleague.",
    ),
    "not-your-enrolment": Problem(
        403,
        "Not your enrolment",
        "Pendaftaran ini milik orang lain. Hanya pemiliknya atau kepala perpustakaan yang dapat menariknya.",
        "This enrolment is somebody else's. Only that person or the head of library can withdraw it.",
    ),
    "not-your-session": Problem(
        403,
        "Not your session",
        "Sesi ini dipandu oleh {trainer}. Hanya pelatihnya atau kepala perpustakaan yang dapat mengisinya.",
        "This session is taught by {trainer}. Only its trainer or the head of library can record it.",
    ),
    "librarian-inactive": Problem(
        409,
        "Not in service",
        "{name} sudah tidak bertugas, sehingga tidak dapat didaftarkan.",
        "{name} is no longer in service and cannot be enrolled.",
    ),
    "trainer-unknown": Problem(
        422,
        "Unknown trainer",
        "Tidak ada pustakawan aktif dengan NIP {nip}. Periksa NIP, atau tulis nama pelatih dari luar.",
        "No active librarian has the NIP {nip}. Check it, or write the name of an external trainer.",
    ),
    "course-exists": Problem(
        409,
        "Course exists",
        "Sudah ada pelatihan dengan judul ini. Ubah pelatihan itu, atau pilih judul lain.",
        "There is a course with this title already. Change that one, or choose another title.",
    ),
    "course-retired": Problem(
        409,
        "Course retired",
        "Pelatihan “{title}” sudah tidak ditawarkan. Aktifkan kembali dahulu, atau pilih pelatihan lain.",
        "The course “{title}” is no longer offered. Put it back on offer first, or choose another.",
    ),
    "session-not-proposed": Problem(
        409,
        "Not a proposal",
        "Hanya sesi yang masih diusulkan yang dapat dijadwalkan; sesi ini sudah diputuskan. Muat ulang halaman.",
        "Only a proposed session can be scheduled; this one has been decided already. Reload the page.",
    ),
    "session-not-scheduled": Problem(
        409,
        "Session not open",
        "Ini hanya dapat dilakukan pada sesi yang terjadwal; sesi ini masih diusulkan, sudah ditutup, atau dibatalkan.",
        "This can be done only in a scheduled session; this one is still proposed, closed or cancelled.",
    ),
    "session-over": Problem(
        409,
        "Session over",
        "Sesi yang sudah ditutup atau dibatalkan tidak dapat dibatalkan lagi.",
        "A session that is closed or cancelled cannot be cancelled any more.",
    ),
    "session-started": Problem(
        409,
        "Session started",
        "Sesi sudah dimulai pada {starts_at}; tempat duduk tidak dapat diubah lagi. Catat kehadiran sebagai gantinya.",
        "The session began at {starts_at}; seats can no longer change. Record attendance instead.",
    ),
    "starts-in-past": Problem(
        422,
        "Start in the past",
        "Waktu mulai {starts_at} sudah lewat. Pilih waktu yang akan datang.",
        "The start {starts_at} has passed. Choose a time to come.",
    ),
    "ends-before-start": Problem(
        422,
        "End before start",
        "Waktu selesai {ends_at} harus sesudah waktu mulai {starts_at}.",
        "The end {ends_at} must be after the start {starts_at}.",
    ),
    "already-enrolled": Problem(
        409,
        "Already enrolled",
        "{name} sudah terdaftar atau menunggu di sesi ini.",
        "{name} already has a seat or a place in the queue of this session.",
    ),
    "enrolment-over": Problem(
        409,
        "Enrolment over",
        "Pendaftaran ini sudah ditarik atau kehadirannya sudah dicatat, sehingga tidak dapat ditarik lagi.",
        "This enrolment was withdrawn, or attendance was recorded, so it cannot be withdrawn any more.",
    ),
    "not-seated": Problem(
        409,
        "No seat",
        "Orang ini tidak mendapat tempat di sesi ini. Naikkan kapasitas sebelum sesi dimulai bila ia perlu ikut.",
        "This person has no seat in the session. Raise the capacity before the start if they are to take part.",
    ),
    "capacity-below-confirmed": Problem(
        409,
        "Capacity too small",
        "Kapasitas {capacity} kurang dari {confirmed} peserta yang sudah mendapat tempat. Tarik peserta dahulu.",
        "A capacity of {capacity} is less than the {confirmed} seats already given. Withdraw people first.",
    ),
    "attendance-too-early": Problem(
        409,
        "Too early",
        "Kehadiran baru dapat dicatat mulai {opens_at}. Belum ada yang dicatat.",
        "Attendance can be recorded from {opens_at} on. Nothing was recorded.",
    ),
    "closing-too-early": Problem(
        409,
        "Too early",
        "Sesi baru dapat ditutup mulai {opens_at}. Untuk membatalkannya, gunakan pembatalan.",
        "The session can be closed from {opens_at} on. To call it off, cancel it.",
    ),
    "attendance-recorded": Problem(
        409,
        "Attendance recorded",
        "Sudah ada peserta yang tercatat hadir, jadi sesi tidak dapat dibatalkan. Tutup sesi ini.",
        "Somebody was recorded as present, so the session cannot be cancelled. Close it.",
    ),
    "certificate-revoked": Problem(
        409,
        "Revoked already",
        "Sertifikat {certificate} sudah dicabut sebelumnya.",
        "The certificate {certificate} was revoked before.",
    ),
    "certificate-unknown": Problem(
        404,
        "Unknown certificate",
        "Kami tidak pernah menerbitkan sertifikat dengan kode ini.",
        "We have never issued a certificate with this code.",
    ),
    "certificate-mistyped": Problem(
        404,
        "Mistyped code",
        "Kode ini salah ketik: periksa dua belas karakternya pada sertifikat.",
        "This code is mistyped: compare its twelve characters with the certificate.",
    ),
    "skkni-form": Problem(
        422,
        "Not a unit code",
        "Kode ini bukan unit dari kerangka yang terbit. Unit SKKNI berbentuk R.91PRP02.021.1. "
        "Kosongkan bila kodenya belum diketahui pasti.",
        "This code is no unit of a published framework. A SKKNI unit looks like R.91PRP02.021.1. "
        "Leave it empty where the code is not known for certain.",
    ),
    "nothing-to-change": Problem(
        422,
        "Nothing to change",
        "Sebutkan setidaknya satu isian yang diubah.",
        "Name at least one field to change.",
    ),
    "listed-twice": Problem(
        422,
        "Listed twice",
        "Setiap isi daftar hanya boleh disebut sekali.",
        "Each entry of the list may appear only once.",
    ),
}
