"""What the pages say, in Indonesian and English."""

from flask import Request

LANGUAGES = ("id", "en")
WORDS = {
    "id": {
        "title": "Masuk sebagai siapa?",
        "lead": "Ini salinan demonstrasi. Pilih satu orang; tidak ada kata sandi.",
        "note": "Penyedia identitas ini hanya untuk pengembangan dan hanya berjalan di komputer ini.",
        "refused": "Permintaan masuk ini tidak dapat diterima",
        "gone": "Anda sudah keluar",
        "gone_lead": "Jendela ini boleh ditutup.",
        "languages": "Bahasa",
    },
    "en": {
        "title": "Sign in as whom?",
        "lead": "This is a demonstration copy. Choose a person; there is no password.",
        "note": "This identity provider is for development only, and runs on this computer only.",
        "refused": "This sign-in request cannot be accepted",
        "gone": "You are signed out",
        "gone_lead": "You may close this window.",
        "languages": "Language",
    },
}


def choose(request: Request) -> str:
    """The language asked for, else the browser's, else Indonesian."""
    asked = request.args.get("ui_locales", "").split(" ")[0][:2]
    return asked if asked in LANGUAGES else request.accept_languages.best_match(LANGUAGES, "id") or "id"
