"""Texts around requests, offers and moved sessions, in both languages."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

_ID_MOVED = (
    "Pelatihan “{course_title}” dipindahkan.",
    "Semula: {old_starts_at..old_ends_at}, di {old_place}.",
    "Sekarang: {starts_at..ends_at}, di {place}.",
    "Alasannya: {reason}",
)
_EN_MOVED = (
    "The training “{course_title}” was moved.",
    "It was: {old_starts_at..old_ends_at}, at {old_place}.",
    "It is now: {starts_at..ends_at}, at {place}.",
    "The reason: {reason}",
)

ATTENDING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("session.rescheduled", "participant"): Template(
            "Pindah waktu: {course_title}",
            _ID_MOVED,
            "Tempat Anda tetap. Bila waktunya tidak cocok, batalkan agar rekan lain dapat ikut.",
            "Lihat pelatihan",
            "Anda mendapat tempat pada pelatihan ini.",
        ),
        ("session.rescheduled", "librarian"): Template(
            "Pindah waktu: {course_title}",
            _ID_MOVED,
            "Tidak ada yang perlu Anda lakukan. Bila Anda menunggu tempat, urutan Anda tetap.",
            "Lihat pelatihan",
            "Anda diundang ke pelatihan ini atau menunggu tempat.",
        ),
        ("session.cancelled", "participant"): Template(
            "Dibatalkan: {course_title}",
            ("Pelatihan “{course_title}” pada {starts_at:moment} dibatalkan.", "Alasannya: {reason}"),
            "Tidak ada yang perlu Anda lakukan. Pendaftaran Anda pada pelatihan ini tidak berlaku lagi.",
            "Lihat pelatihan",
            "Anda mendaftar pada pelatihan ini.",
        ),
        ("enrolment.requested", "supervisor"): Template(
            "Mohon persetujuan: {librarian_name}, {course_title}",
            ("{librarian_name} ingin mengikuti pelatihan “{course_title}”.", "Mulai {starts_at:moment}."),
            "Setujui atau tolak permohonan ini. Urutan tempat dihitung sejak disetujui.",
            "Lihat permohonan",
            "Anda atasan unit ini atau pengelola pembinaan pustakawan.",
        ),
        ("enrolment.requested", "manager"): Template(
            "Mohon persetujuan: {librarian_name}, {course_title}",
            ("{librarian_name} ingin mengikuti pelatihan “{course_title}”.", "Mulai {starts_at:moment}."),
            "Setujui atau tolak permohonan ini. Urutan tempat dihitung sejak disetujui.",
            "Lihat permohonan",
            "Anda mengelola pembinaan pustakawan.",
        ),
        ("enrolment.refused", "librarian"): Template(
            "Permohonan tidak disetujui: {course_title}",
            (
                "Permohonan Anda mengikuti pelatihan “{course_title}”, {starts_at:moment}, tidak disetujui.",
                "Alasannya: {reason}",
            ),
            "Bicarakan dengan atasan Anda bila perlu. Anda dapat memohon untuk sesi lain.",
            "Lihat pelatihan",
            "Anda memohon tempat pada pelatihan ini.",
        ),
        ("enrolment.offered", "librarian"): Template(
            "Ambil tempat Anda: {course_title}",
            (
                "Ada tempat kosong dan Anda yang berikutnya pada pelatihan “{course_title}”.",
                "Ambil sebelum {claim_until:moment}.",
                "Mulai {starts_at:moment}.",
            ),
            "Ambil tempat ini sebelum batas waktunya; sesudah itu tempat beralih ke urutan berikutnya.",
            "Ambil tempat",
            "Anda mendaftar pada pelatihan ini.",
        ),
    },
    "en": {
        ("session.rescheduled", "participant"): Template(
            "Moved: {course_title}",
            _EN_MOVED,
            "You keep your seat. If the new time does not suit you, withdraw so that a colleague can come.",
            "See the training",
            "You have a seat in this training.",
        ),
        ("session.rescheduled", "librarian"): Template(
            "Moved: {course_title}",
            _EN_MOVED,
            "There is nothing to do. If you wait for a seat, you keep your place in line.",
            "See the training",
            "You were invited to this training or wait for a seat.",
        ),
        ("session.cancelled", "participant"): Template(
            "Cancelled: {course_title}",
            ("The training “{course_title}” on {starts_at:moment} is cancelled.", "The reason: {reason}"),
            "There is nothing to do. Your enrolment in this training no longer holds.",
            "See the training",
            "You enrolled in this training.",
        ),
        ("enrolment.requested", "supervisor"): Template(
            "For your approval: {librarian_name}, {course_title}",
            ("{librarian_name} would like to take the training “{course_title}”.", "It starts on {starts_at:moment}."),
            "Approve or refuse the request. The place in line counts from the approval.",
            "See the requests",
            "You supervise this unit or manage the development of librarians.",
        ),
        ("enrolment.requested", "manager"): Template(
            "For your approval: {librarian_name}, {course_title}",
            ("{librarian_name} would like to take the training “{course_title}”.", "It starts on {starts_at:moment}."),
            "Approve or refuse the request. The place in line counts from the approval.",
            "See the requests",
            "You manage the development of librarians.",
        ),
        ("enrolment.refused", "librarian"): Template(
            "Request not approved: {course_title}",
            (
                "Your request to take the training “{course_title}”, {starts_at:moment}, was not approved.",
                "The reason: {reason}",
            ),
            "Talk it over with your supervisor if you like. You may ask for another session.",
            "See the training",
            "You asked for a seat in this training.",
        ),
        ("enrolment.offered", "librarian"): Template(
            "Claim your seat: {course_title}",
            (
                "A seat came free in “{course_title}” and you are next.",
                "Claim it before {claim_until:moment}.",
                "It starts on {starts_at:moment}.",
            ),
            "Claim the seat before the deadline; after that it passes to the next in line.",
            "Claim the seat",
            "You enrolled in this training.",
        ),
    },
}
