"""What visitors who registered for an activity are told, in both languages. No account: the link is theirs."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

_ID = "Alamat ini diberikan saat mendaftar ke kegiatan perpustakaan, dan dipakai hanya untuk itu."
_EN = "This address was given when registering for an activity of the library, and is used for that only."
_WHEN = "{starts_at:moment}, {place}."

VISITING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("registration.confirmed", "visitor"): Template(
            "Tempat Anda pasti: {activity_title}",
            ("Anda terdaftar di “{activity_title}” untuk {party} orang.", _WHEN),
            "Tunjukkan kode di halaman pendaftaran saat datang. Bila berhalangan, batalkanlah di sana.",
            "Lihat, ubah, atau batalkan",
            _ID,
        ),
        ("registration.waitlisted", "visitor"): Template(
            "Daftar tunggu: {activity_title}",
            (
                "Anda menunggu tempat di “{activity_title}” untuk {party} orang, di urutan {position}.",
                _WHEN,
                "{overtaking:overtaking}",
            ),
            "Tidak ada yang perlu dilakukan: begitu tiba giliran Anda, kami menyurati Anda.",
            "Lihat, ubah, atau batalkan",
            _ID,
        ),
        ("registration.promoted", "visitor"): Template(
            "Anda mendapat tempat: {activity_title}",
            ("Ada tempat kosong: Anda sekarang terdaftar di “{activity_title}” untuk {party} orang.", _WHEN),
            "Bila tidak jadi datang, mohon batalkan agar yang berikutnya mendapat tempat.",
            "Lihat, ubah, atau batalkan",
            _ID,
        ),
        ("registration.changed", "visitor"): Template(
            "Pendaftaran berubah: {activity_title}",
            ("Beginilah pendaftaran Anda di “{activity_title}” sekarang: {party} orang.", _WHEN),
            "Periksa waktu dan tempatnya. Bila tidak cocok lagi, ubah atau batalkan.",
            "Lihat, ubah, atau batalkan",
            _ID,
        ),
        ("registration.withdrawn", "visitor"): Template(
            "Pendaftaran berakhir: {activity_title}",
            ("Pendaftaran Anda di “{activity_title}” berakhir: {reason:withdrawal}.", _WHEN),
            "Tidak ada yang perlu dilakukan.",
            "Lihat pendaftaran",
            _ID,
        ),
    },
    "en": {
        ("registration.confirmed", "visitor"): Template(
            "You have places: {activity_title}",
            ("You are registered for “{activity_title}”, {party} in all.", _WHEN),
            "Show the code on the page of your registration when you come. If you cannot, cancel there.",
            "See, change or cancel",
            _EN,
        ),
        ("registration.waitlisted", "visitor"): Template(
            "Waiting list: {activity_title}",
            (
                "You wait for places in “{activity_title}”, {party} in all, as number {position}.",
                _WHEN,
                "{overtaking:overtaking}",
            ),
            "There is nothing to do: we write to you as soon as it is your turn.",
            "See, change or cancel",
            _EN,
        ),
        ("registration.promoted", "visitor"): Template(
            "You have places now: {activity_title}",
            ("Places became free: you are registered for “{activity_title}” now, {party} in all.", _WHEN),
            "If you do not come after all, please cancel, so that the next in line gets the places.",
            "See, change or cancel",
            _EN,
        ),
        ("registration.changed", "visitor"): Template(
            "Your registration changed: {activity_title}",
            ("This is your registration for “{activity_title}” now: {party} in all.", _WHEN),
            "Check time and place. If they do not suit you any more, change or cancel.",
            "See, change or cancel",
            _EN,
        ),
        ("registration.withdrawn", "visitor"): Template(
            "Your registration ended: {activity_title}",
            ("Your registration for “{activity_title}” ended: {reason:withdrawal}.", _WHEN),
            "There is nothing to do.",
            "See the registration",
            _EN,
        ),
    },
}
