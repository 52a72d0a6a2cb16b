"""Refusals around rooms, trainers, series, parties, approvals, offers, interest and materials."""

from shared.errors import Problem

ATTENDING: dict[str, Problem] = {
    "room-busy": Problem(
        409,
        "Room taken",
        "{name} sudah dipakai “{title}” pada {starts_at} sampai {ends_at}. Pilih ruang atau waktu lain.",
        "{name} is taken by “{title}” from {starts_at} to {ends_at}. Choose another room or time.",
    ),
    "trainer-busy": Problem(
        409,
        "Trainer taken",
        "{name} sudah mengajar “{title}” pada {starts_at} sampai {ends_at}. Pilih pelatih atau waktu lain.",
        "{name} teaches “{title}” from {starts_at} to {ends_at}. Choose another trainer or time.",
    ),
    "room-too-small": Problem(
        409,
        "Room too small",
        "{name} hanya memuat {seats} orang, kurang dari {capacity}. Pilih ruang lain atau kurangi kapasitas.",
        "{name} holds {seats} people, fewer than {capacity}. Choose another room or fewer seats.",
    ),
    "room-retired": Problem(
        409,
        "Room not in use",
        "{name} tidak dipakai lagi. Pilih ruang lain.",
        "{name} is no longer in use. Choose another room.",
    ),
    "room-listed": Problem(
        409,
        "Room listed already",
        "Ruang {name} sudah ada di unit ini. Ubah ruang itu, atau pilih nama lain.",
        "This unit has a room {name} already. Change that one, or choose another name.",
    ),
    "trainer-listed": Problem(
        409,
        "Trainer listed already",
        "{name} sudah ada di daftar pelatih.",
        "{name} is on the list of trainers already.",
    ),
    "trainer-retired": Problem(
        409,
        "Trainer not available",
        "{name} tidak mengajar lagi. Pilih pelatih lain.",
        "{name} no longer teaches. Choose another trainer.",
    ),
    "trainer-nameless": Problem(
        422,
        "Name or NIP",
        "Sebutkan NIP pustakawan, atau nama pelatih dari luar.",
        "Give the NIP of a librarian, or the name of a guest.",
    ),
    "meetings-muddled": Problem(
        422,
        "Meetings muddled",
        "Setiap pertemuan harus selesai sesudah mulai, tidak bertumpuk, dan paling banyak dua belas.",
        "Each meeting must end after it begins, none may overlap, and there are twelve at most.",
    ),
    "link-missing": Problem(
        422,
        "Link missing",
        "Sesi daring atau campuran memerlukan tautan. Isilah tautannya.",
        "An online or blended session needs a link. Give one.",
    ),
    "quota-above-capacity": Problem(
        409,
        "Reserved more than there is",
        "Tempat yang disimpan untuk unit ({seats}) melebihi kapasitas {capacity}. Kurangi salah satunya.",
        "The seats kept for units ({seats}) exceed the capacity of {capacity}. Lower one of them.",
    ),
    "quota-unknown-unit": Problem(
        422,
        "Unknown unit",
        "Setiap unit hanya boleh disebut sekali, dan harus ada di direktori.",
        "Each unit may be named once, and must be in the directory.",
    ),
    "party-too-large": Problem(
        409,
        "Party too large",
        "Rombongan {people} orang tidak akan muat di sesi berkapasitas {capacity}. Daftarkan dalam rombongan kecil.",
        "A party of {people} will never fit a session of {capacity} seats. Enrol in smaller parties.",
    ),
    "not-your-party": Problem(
        403,
        "Not your party",
        "Rombongan terdiri atas Anda sendiri dan rekan satu unit. Untuk yang lain, mintalah kepala perpustakaan.",
        "A party is yourself and colleagues of your unit. For others, ask the head of library.",
    ),
    "request-decided": Problem(
        409,
        "Decided already",
        "Permohonan ini sudah diputuskan atau ditarik. Muat ulang halaman.",
        "This request was decided or withdrawn. Reload the page.",
    ),
    "not-yours-to-approve": Problem(
        403,
        "Not yours to approve",
        "Permohonan ini diputuskan oleh penyelia unitnya atau kepala perpustakaan.",
        "This request is decided by the supervisor of its unit or the head of library.",
    ),
    "nothing-offered": Problem(
        409,
        "Nothing offered",
        "Tidak ada tempat yang sedang ditawarkan kepada Anda. Bila Anda menunggu, urutan Anda tetap.",
        "No seat is being offered to you. If you wait, you keep your place in line.",
    ),
    "claim-over": Problem(
        409,
        "Claim over",
        "Batas pengambilan tempat {claim_until} sudah lewat; tempat beralih ke urutan berikutnya.",
        "The seat could be claimed until {claim_until}; it passes to the next in line.",
    ),
    "scheduled-already": Problem(
        409,
        "Scheduled already",
        "Sesi “{title}” sudah dijadwalkan. Daftarlah di sesi itu.",
        "A session of “{title}” is scheduled already. Enrol in it.",
    ),
    "participants-only": Problem(
        403,
        "Participants only",
        "Materi hanya untuk peserta yang mendapat tempat.",
        "Materials are for participants who have a seat.",
    ),
    "file-too-large": Problem(
        413,
        "File too large",
        "Berkas melebihi {most}. Perkecil berkas, atau bagikan sebagai tautan.",
        "The file exceeds {most}. Make it smaller, or share it as a link.",
    ),
    "file-not-accepted": Problem(
        422,
        "File not accepted",
        "Yang diterima: PDF, gambar PNG atau JPEG, teks polos, dan Office tanpa makro; isi berkas yang menentukan.",
        "Accepted are PDF, PNG or JPEG pictures, plain text, and Office files without macros. The content decides.",
    ),
    "too-many-materials": Problem(
        409,
        "Too many materials",
        "Sesi ini sudah mempunyai {most} materi. Hapus yang tidak perlu dahulu.",
        "This session has {most} materials already. Remove what is not needed first.",
    ),
}
