"""Why a framework or a role profile refuses."""

from shared.errors import Problem

FRAMEWORK_PROBLEMS: dict[str, Problem] = {
    "framework-exists": Problem(
        409,
        "Framework exists",
        "Kerangka {slug} sudah ada. Mulailah edisi baru darinya.",
        "There is a framework {slug} already. Begin a new edition of it.",
    ),
    "draft-exists": Problem(
        409,
        "Draft exists",
        "Edisi {edition} dari “{title}” masih berupa draf. Selesaikan atau buang draf itu dahulu.",
        "Edition {edition} of “{title}” is still a draft. Finish or discard that draft first.",
    ),
    "framework-state": Problem(
        409,
        "Not in this state",
        "Edisi ini sudah terbit atau ditarik, sehingga tidak dapat diubah. Mulailah edisi baru.",
        "This edition is published or retired and is never edited. Begin a new edition.",
    ),
    "tree-broken": Problem(
        409,
        "Not a whole tree",
        "Dengan ini susunannya bukan pohon yang utuh: periksa jenjang dan induk {place}.",
        "With this it would be no whole tree: look at the level and parent of {place}.",
    ),
    "framework-empty": Problem(
        409,
        "Nothing to publish",
        "“{title}” belum memuat satu unit pun.",
        "“{title}” does not hold a single unit yet.",
    ),
    "profile-exists": Problem(
        409,
        "Profile exists",
        "Profil untuk {position} sudah ada. Ubah profil itu; edisi lamanya tetap tersimpan.",
        "There is a profile of {position} already. Change that one; its earlier editions stay.",
    ),
    "profile-replaced": Problem(
        409,
        "Profile replaced",
        "Ini bukan edisi terbaru dari profil {position}. Buka yang terbaru, lalu ulangi.",
        "This is not the newest edition of the profile of {position}. Open the newest, then try again.",
    ),
    # reasons given for a single field
    "code-form": Problem(
        422,
        "Invalid input",
        "Bentuk kode tidak sesuai: unit 2019 seperti R.91PRP02.021.1, unit 2012 seperti PRP.LP01.001.01, "
        "elemen UNIT/1, kriteria UNIT/1.1.",
        "Not the form of a code: units of 2019 as R.91PRP02.021.1, of 2012 as PRP.LP01.001.01, elements UNIT/1, "
        "criteria UNIT/1.1.",
    ),
    "parent-differs": Problem(
        422, "Invalid input", "Kodenya menyebut induk yang lain.", "The code itself names another parent."
    ),
    "scale-too-short": Problem(
        422, "Invalid input", "Skala memerlukan sedikitnya dua nilai.", "A scale needs at least two values."
    ),
    "listed-twice": Problem(422, "Invalid input", "Disebut dua kali.", "Named twice."),
    "competency-unknown": Problem(
        422,
        "Invalid input",
        "Tidak ada unit dengan kode ini di kerangka yang berlaku.",
        "No unit of a published framework has this code.",
    ),
    "value-unknown": Problem(
        422,
        "Invalid input",
        "Nilai ini tidak ada pada skala kerangkanya.",
        "The scale of its framework has no such value.",
    ),
}
