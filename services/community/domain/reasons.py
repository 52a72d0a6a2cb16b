"""Why a fact cannot be, or should be looked at: by code, in both languages."""

REASONS: dict[str, tuple[str, str]] = {
    "nip-length": ("NIP harus 18 angka.", "A NIP has 18 digits."),
    "nip-birth": (
        "Delapan angka pertama NIP bukan tanggal lahir yang ada.",
        "The first eight digits of the NIP are no date of birth.",
    ),
    "nip-appointment": (
        "Tahun dan bulan pengangkatan di dalam NIP tidak mungkin.",
        "The year and month of appointment in the NIP are impossible.",
    ),
    "nip-sex": (
        "Angka ke-15 NIP (jenis kelamin) harus 1 atau 2.",
        "The 15th digit of the NIP (sex) must be 1 or 2.",
    ),
    "nip-serial": (
        "Nomor urut NIP 000 tidak ada; mungkin tersimpan sebagai angka sehingga digit terakhir hilang.",
        "There is no NIP serial 000; it may have been stored as a number, losing its last digits.",
    ),
    "name-unfit": ("Bukan nama orang.", "Not a person's name."),
    "position-unknown": (
        "Jabatan fungsional tidak dikenal.",
        "This functional position is not known.",
    ),
    "rank-unknown": (
        "Golongan tidak dikenal (contoh yang benar: III/a).",
        "This rank is not known (such as III/a).",
    ),
    "rank-of-others": (
        "Golongan dengan huruf (III/a) untuk PNS, tanpa huruf (IX) untuk PPPK menurut NIP.",
        "By the NIP: ranks with a letter (III/a) are of civil servants, without (IX) of contract employees.",
    ),
    "unit-unknown": (
        "Unit kerja tidak ada dalam direktori.",
        "There is no such unit in the directory.",
    ),
    "duty-unknown": ("Tugas tambahan tidak dikenal.", "This duty is not known."),
    "date-order": (
        "Tanggal akhir tidak boleh sebelum tanggal mulai.",
        "The end must not be before the start.",
    ),
    "left-too-early": (
        "Tanggal berhenti tidak boleh sebelum pengangkatan.",
        "Nobody leaves before being appointed.",
    ),
    "rank-outside-position": (
        "Golongan di luar rentang jabatan ini; periksa.",
        "The rank is outside the range of this position; please check.",
    ),
    "position-before-appointment": (
        "TMT jabatan lebih awal daripada pengangkatan menurut NIP; periksa.",
        "The position starts before the appointment that the NIP names; please check.",
    ),
    "attendance-over-quota": (
        "Yang hadir melebihi kuota; dicatat apa adanya.",
        "More people came than the quota; recorded as it is.",
    ),
    "date-ahead": (
        "Tanggal ini belum tiba; periksa.",
        "This date has not come yet; please check.",
    ),
    "agreement-ended": (
        "Perjanjian ini sudah berakhir.",
        "This agreement has ended.",
    ),
}
