"""The problems every service may answer with."""

from shared.errors import Problem

COMMON: dict[str, Problem] = {
    "bad-request": Problem(400, "Bad request", "Permintaan tidak dapat dibaca.", "The request cannot be read."),
    "malformed-json": Problem(
        400,
        "Malformed JSON",
        "Isi permintaan bukan JSON yang sah. Perbaiki, lalu kirim lagi.",
        "The body is not valid JSON. Correct it, then send it again.",
    ),
    "unauthenticated": Problem(
        401,
        "Not signed in",
        "Anda belum masuk, atau masa masuk Anda telah habis. Silakan masuk kembali.",
        "You are not signed in, or your sign-in has expired. Please sign in again.",
    ),
    "forbidden": Problem(
        403,
        "Not allowed",
        "Anda tidak berwenang melakukan tindakan ini. Bila seharusnya boleh, hubungi kepala perpustakaan.",
        "You are not allowed to do this. If you should be, ask the head of the library.",
    ),
    "not-found": Problem(404, "Not found", "Data yang diminta tidak ditemukan.", "What you asked for does not exist."),
    "method-not-allowed": Problem(
        405,
        "Method not allowed",
        "Alamat ini tidak menerima metode tersebut.",
        "This address does not take that method.",
    ),
    "not-acceptable": Problem(
        406, "Not acceptable", "Bentuk jawaban itu tidak tersedia.", "That form of answer is not available."
    ),
    "conflict": Problem(
        409,
        "Conflict",
        "Permintaan bertentangan dengan keadaan saat ini.",
        "The request conflicts with the present state.",
    ),
    "already-exists": Problem(409, "Already exists", "Data yang sama sudah ada.", "The same thing exists already."),
    "dead-letter-settled": Problem(
        409,
        "Dead letter settled",
        "Pesan ini sudah ditangani ({state}).",
        "This message has been dealt with already ({state}).",
    ),
    "stale": Problem(
        412,
        "Changed meanwhile",
        "Data telah diubah orang lain (versi sekarang {current_version}). Muat ulang, lalu ulangi.",
        "Someone else changed this meanwhile (now version {current_version}). Reload, then try again.",
    ),
    "body-too-large": Problem(
        413,
        "Body too large",
        "Kiriman terlalu besar. Kurangi atau bagi isinya, lalu kirim lagi.",
        "What you sent is too large. Shorten or divide it, then send it again.",
    ),
    "uri-too-long": Problem(414, "Address too long", "Alamat terlalu panjang.", "The address is too long."),
    "unsupported-media-type": Problem(
        415,
        "Unsupported media type",
        "Jenis isi tidak diterima; kirim sebagai application/json.",
        "This type of content is not taken; send application/json.",
    ),
    "no-file": Problem(
        422,
        "No file",
        "Kirim satu berkas sebagai `file`, atau isinya langsung dengan ?filename=.",
        "Send one file as `file`, or its content as the body with ?filename=.",
    ),
    "invalid": Problem(
        422,
        "Invalid input",
        "Ada isian yang belum benar. Perbaiki yang disebut di bawah, lalu kirim lagi.",
        "Some of the input is not right. Correct what is named below, then send it again.",
    ),
    "bad-cursor": Problem(
        422,
        "Bad cursor",
        "Penanda halaman tidak berlaku untuk daftar ini; mulai dari halaman pertama.",
        "The cursor does not belong to this list; start from the first page.",
    ),
    "export-too-large": Problem(
        422,
        "Export too large",
        "Daftar ini lebih dari {most} baris. Persempit dengan penyaring, lalu unduh lagi.",
        "This list has more than {most} rows. Narrow it by a filter, then download again.",
    ),
    "idempotency-key-invalid": Problem(
        422,
        "Bad idempotency key",
        "Idempotency-Key harus 1 sampai 128 karakter ASCII tanpa spasi.",
        "An Idempotency-Key is 1 to 128 ASCII characters without spaces.",
    ),
    "idempotency-key-reused": Problem(
        422,
        "Idempotency key reused",
        "Idempotency-Key ini sudah dipakai untuk permintaan lain. Beri permintaan baru kunci yang baru.",
        "This Idempotency-Key was used for another request. Give a new request a new key.",
    ),
    "precondition-required": Problem(
        428,
        "Precondition required",
        "Sebutkan versi yang Anda ubah dengan tajuk If-Match.",
        "Name the version you are changing in an If-Match header.",
    ),
    "too-many-requests": Problem(
        429, "Too many requests", "Terlalu banyak permintaan; tunggu sejenak.", "Too many requests; wait a little."
    ),
    "internal-error": Problem(
        500,
        "Internal error",
        "Terjadi kesalahan pada sistem. Sebutkan nomor pada `instance` bila melapor.",
        "Something went wrong on our side. Quote `instance` when you report it.",
    ),
    "database-unavailable": Problem(
        503,
        "Database unavailable",
        "Basis data sedang tidak dapat dihubungi. Coba lagi sebentar lagi.",
        "The database cannot be reached at the moment. Try again shortly.",
    ),
    "identity-unavailable": Problem(
        503,
        "Identity provider unavailable",
        "Layanan masuk sedang tidak dapat dihubungi. Coba lagi sebentar lagi.",
        "The sign-in service cannot be reached at the moment. Try again shortly.",
    ),
}

# How a bare HTTP error (from Flask or werkzeug) is named.
BY_STATUS: dict[int, str] = {
    400: "bad-request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    409: "conflict",
    412: "stale",
    413: "body-too-large",
    414: "uri-too-long",
    415: "unsupported-media-type",
    422: "invalid",
    428: "precondition-required",
    429: "too-many-requests",
    503: "database-unavailable",
}
