"""Teks bahasa Indonesia."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template

WHEN_WHERE = "{starts_at..ends_at}, di {place}. {hours} JP."
STARTS = "Mulai {starts_at:moment}."
INVITED = "Anda diundang ke pelatihan ini."
ENROLLED = "Anda mendaftar pada pelatihan ini."
MANAGER = "Anda mengelola pembinaan pustakawan."
HOLDER = "Sertifikat ini atas nama Anda."

INDONESIAN: Mapping[tuple[str, Role], Template] = {
    ("session.proposed", "librarian"): Template(
        "Pelatihan disiapkan untuk unit Anda: {course_title}",
        (
            (
                "Pelatihan “{course_title}” disiapkan untuk {unit_name}, "
                "karena survei pengunjung menunjukkan {element:element} perlu ditingkatkan."
            ),
            "Tanggalnya belum ditetapkan.",
        ),
        "Belum ada yang perlu Anda lakukan. Kami memberi tahu begitu pelatihan dijadwalkan.",
        "Lihat pelatihan",
        INVITED,
    ),
    ("session.proposed", "manager"): Template(
        "Perlu dijadwalkan: {course_title} untuk {unit_name}",
        (
            (
                "Pelatihan “{course_title}” diusulkan untuk {unit_name}, "
                "karena nilai unsur {element:element} pada survei pengunjung rendah."
            ),
        ),
        "Tetapkan tanggal, tempat, kapasitas, dan pengajarnya.",
        "Jadwalkan pelatihan",
        MANAGER,
    ),
    ("session.scheduled", "librarian"): Template(
        "Undangan pelatihan: {course_title}",
        ("Anda diundang mengikuti pelatihan “{course_title}”.", WHEN_WHERE, "Tersedia {capacity} kursi."),
        "Daftarkan diri Anda. Bila kursi penuh, Anda masuk daftar tunggu menurut urutan mendaftar.",
        "Daftar pelatihan",
        INVITED,
    ),
    ("session.cancelled", "librarian"): Template(
        "Dibatalkan: {course_title}",
        (
            "Pelatihan “{course_title}” pada {starts_at:moment} dibatalkan.",
            "Alasannya: {reason}",
        ),
        "Tidak ada yang perlu Anda lakukan. Pendaftaran Anda pada pelatihan ini tidak berlaku lagi.",
        "Lihat pelatihan",
        "Anda diundang ke pelatihan ini atau mendaftar padanya.",
    ),
    ("enrolment.confirmed", "librarian"): Template(
        "Terdaftar: {course_title}",
        ("Anda terdaftar pada pelatihan “{course_title}”. Kursi Anda sudah pasti.", STARTS),
        "Catat waktunya. Bila berhalangan, batalkan pendaftaran agar kursi dapat dipakai rekan Anda.",
        "Lihat pelatihan",
        ENROLLED,
    ),
    ("enrolment.waitlisted", "librarian"): Template(
        "Daftar tunggu: {course_title}",
        (
            "Kursi pelatihan “{course_title}” sudah penuh. Anda di urutan {position} daftar tunggu.",
            STARTS,
            "Kursi yang kosong diberikan menurut urutan mendaftar, tanpa pengecualian.",
        ),
        "Tunggu kabar dari kami. Anda boleh mundur dari daftar tunggu kapan saja.",
        "Lihat pelatihan",
        ENROLLED,
    ),
    ("enrolment.promoted", "librarian"): Template(
        "Anda mendapat kursi: {course_title}",
        ("Ada kursi kosong, dan Anda berikutnya. Anda kini terdaftar pada “{course_title}”.", STARTS),
        "Catat waktunya. Bila berhalangan, batalkan pendaftaran agar kursi dapat dipakai rekan Anda.",
        "Lihat pelatihan",
        ENROLLED,
    ),
    ("enrolment.withdrawn", "librarian"): Template(
        "Pendaftaran dibatalkan: {course_title}",
        ("Pendaftaran Anda pada pelatihan “{course_title}”, {starts_at:moment}, telah dibatalkan.",),
        "Bila ini bukan kehendak Anda, hubungi pengelola pelatihan atau daftar kembali.",
        "Lihat pelatihan",
        ENROLLED,
    ),
    ("test.opened", "librarian"): Template(
        "Tes dibuka: {course_title}",
        (
            "Tes pelatihan “{course_title}” dibuka untuk Anda.",
            "Waktunya {minutes} menit sejak Anda mulai.",
        ),
        "Kerjakan saat Anda punya waktu sekali duduk. Jawaban yang disimpan tetap ada dan dapat dilanjutkan.",
        "Kerjakan tes",
        "Anda memiliki kursi pada pelatihan ini.",
    ),
    ("feedback.asked", "librarian"): Template(
        "Bagaimana pelatihannya? {course_title}",
        (
            "Pelatihan “{course_title}” sudah selesai. Kami ingin tahu pendapat Anda.",
            "Jawaban disimpan terpisah dari nama: tidak ada yang dapat melihat siapa menjawab apa.",
        ),
        "Jawablah paling lambat {closes_at:moment}. Hanya perlu dua menit.",
        "Beri umpan balik",
        "Anda mengikuti pelatihan ini.",
    ),
    ("certificate.issued", "librarian"): Template(
        "Sertifikat terbit: {course_title}",
        (
            "Selamat, Anda lulus pelatihan “{course_title}” ({hours} JP). Sertifikat terbit {issued_on:day}.",
            "Kode pemeriksaan: {code}",
            "Berlaku sampai {valid_until:day}.",
        ),
        "Simpan tautan ini. Siapa pun dapat memeriksa keabsahan sertifikat melaluinya.",
        "Lihat sertifikat",
        HOLDER,
    ),
    ("certificate.revoked", "librarian"): Template(
        "Sertifikat dicabut: {course_title}",
        (
            (
                "Sertifikat Anda untuk “{course_title}” (kode {code}) dicabut dan tidak berlaku lagi, "
                "begitu pula JP-nya."
            ),
            "Alasannya: {reason}",
        ),
        "Bila menurut Anda ini keliru, hubungi pengelola pelatihan.",
        "Lihat status sertifikat",
        HOLDER,
    ),
    ("certificate.expiring", "librarian"): Template(
        "Sertifikat berakhir {days_left} hari lagi: {course_title}",
        (
            "Sertifikat Anda untuk “{course_title}” (kode {code}) berlaku sampai {valid_until:day}.",
            "Itu {days_left} hari lagi.",
        ),
        "Daftarlah ke sesi berikutnya dari pelatihan ini agar sertifikat Anda tidak kedaluwarsa.",
        "Lihat sertifikat",
        HOLDER,
    ),
    ("certificate.expiring", "supervisor"): Template(
        "Tim Anda: sertifikat berakhir {days_left} hari lagi: {course_title}",
        ("Sertifikat {librarian_name} untuk “{course_title}” berlaku sampai {valid_until:day}.",),
        "Beri waktu untuk mengikuti sesi berikutnya dari pelatihan ini.",
        "Lihat sertifikat",
        "Anda atasan unit ini atau pengelola pembinaan pustakawan.",
    ),
    ("hours.credited", "librarian"): Template(
        "{hours} JP tercatat",
        ("{hours} JP ditambahkan ke portofolio Anda.", "Dari: {title}"),
        "Tidak ada yang perlu Anda lakukan.",
        "Lihat portofolio",
        "Ini catatan jam pelajaran Anda.",
    ),
    ("need.raised", "manager"): Template(
        "Kebutuhan pelatihan: {element:element}, {unit_name}",
        (
            (
                "Nilai unsur {element:element} di {unit_name} adalah {average:number}, "
                "di bawah batas {threshold:number} ({n} jawaban)."
            ),
        ),
        "Pelatihan yang sesuai diusulkan secara otomatis bila ada. Periksa, lalu jadwalkan.",
        "Lihat kebutuhan",
        MANAGER,
    ),
    ("need.raised", "supervisor"): Template(
        "Hasil survei unit Anda: {element:element} perlu perhatian",
        (
            (
                "Nilai unsur {element:element} di {unit_name} adalah {average:number}, "
                "di bawah batas {threshold:number} ({n} jawaban)."
            ),
            "Pengelola pembinaan juga diberi tahu.",
        ),
        "Bicarakan hasilnya dengan tim Anda. Kami memberi tahu mereka bila pelatihan disiapkan.",
        "Lihat hasil survei",
        "Anda membina unit ini.",
    ),
    ("satisfaction.published", "manager"): Template(
        "Indeks kepuasan {period}: {ikm:number}, mutu {grade:grade}",
        (
            (
                "Indeks kepuasan pengunjung (IKM) seluruh perpustakaan untuk {period} adalah {ikm:number}, "
                "mutu {grade:grade}."
            ),
            "Dihitung dari {n} jawaban; sampel yang diperlukan {sample_needed}.",
        ),
        "Lihat tiga unsur terendah dan rencana tindak lanjutnya.",
        "Lihat indeks",
        MANAGER,
    ),
    ("survey.overdue", "manager"): Template(
        "Survei perlu ditutup: {title}",
        (
            "Survei “{title}” ({period}) diumumkan sampai {closes_on:day} dan masih menerima jawaban.",
            "Indeksnya dihitung dan diterbitkan saat Anda menutupnya.",
        ),
        "Masukkan dulu lembar kertas yang masih ada, lalu tutup surveinya.",
        "Buka survei",
        MANAGER,
    ),
    ("followup.due", "librarian"): Template(
        "Tindak lanjut: {course_title}",
        (
            "Sudah saatnya melihat apakah pelatihan “{course_title}” membantu pekerjaan Anda.",
            "Waktunya {due_from..due_until}.",
        ),
        "Siapkan satu contoh dari pekerjaan Anda, lalu bicarakan dengan pembina unit.",
        "Lihat tindak lanjut",
        "Anda menyelesaikan pelatihan ini.",
    ),
    ("followup.due", "supervisor"): Template(
        "Tindak lanjut untuk tim Anda: {course_title}",
        (
            "{librarian_name} menyelesaikan pelatihan “{course_title}” dua sampai tiga bulan lalu.",
            "Lihat penerapannya pada {due_from..due_until}.",
        ),
        "Amati dan bicarakan apa yang berubah dalam pekerjaannya.",
        "Lihat tindak lanjut",
        "Anda membina unit ini atau mengelola pembinaan pustakawan.",
    ),
}
