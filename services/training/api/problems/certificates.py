"""Why a certificate or badge cannot be had, shown or changed."""

from shared.errors import Problem

CERTIFICATES: dict[str, Problem] = {
    "not-your-certificate": Problem(
        403,
        "Not your certificate",
        "Sertifikat ini milik orang lain. Hanya pemegangnya yang dapat mengaturnya.",
        "This certificate is somebody else's. Only its holder can decide about it.",
    ),
    "paper-bears-name": Problem(
        422,
        "Paper bears the name",
        "Berkas PDF memuat nama lengkap. Izinkan nama lengkap tampil dahulu, atau jangan buka unduhannya.",
        "The PDF bears your whole name. Let the whole name be shown first, or do not open the download.",
    ),
    "not-public": Problem(
        403,
        "Not public",
        "Pemegang sertifikat ini tidak membuka berkasnya untuk umum. Mintalah langsung kepadanya.",
        "The holder of this certificate has not opened this file to the public. Ask them for it.",
    ),
    "paper-of-revoked": Problem(
        409,
        "Revoked",
        "Sertifikat {certificate} sudah dicabut, sehingga tidak dicetak lagi.",
        "The certificate {certificate} was revoked and is not printed any more.",
    ),
    "badge-not-ready": Problem(
        409,
        "Badge not ready",
        "Lencana sedang disiapkan. Coba lagi satu menit lagi.",
        "The badge is being prepared. Try again in a minute.",
    ),
    "signing-key-missing": Problem(
        409,
        "No signing key",
        "Kunci penanda tangan belum dipasang. Mintalah pengelola sistem mengisi SIGNING_KEY.",
        "The signing key is not installed. Ask the operator to set SIGNING_KEY.",
    ),
}
