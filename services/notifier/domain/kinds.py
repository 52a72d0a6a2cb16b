"""The kinds of message as a person meets them when choosing: what each is called, and what may be chosen.

`mandatory`: about a person's own standing or seat, and they would be harmed by not knowing; cannot be switched off.
`urgent`: in the morning it may be too late, or it answers what the person just did; passes quiet hours, goes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.notifier.domain.audience import HEARINGS, NAMED
from services.notifier.domain.words import Language

DIGEST = "digest"
URGENT, USUAL, GATHERED_UP = range(3)  # the order in which a queue is emptied


@dataclass(frozen=True)
class Kind:
    """One line of the table; `id` and `en` are its name in the two languages."""

    group: str
    id: str
    en: str
    mandatory: bool = False
    urgent: bool = False

    def name(self, language: Language) -> str:
        return self.en if language == "en" else self.id


GROUPS: Mapping[str, Mapping[Language, str]] = {
    "sessions": {"id": "Pelatihan dan tempat duduk", "en": "Training and seats"},
    "certificates": {"id": "Sertifikat dan jam belajar", "en": "Certificates and learning hours"},
    "assessment": {"id": "Penilaian dan kinerja", "en": "Assessment and performance"},
    "plans": {"id": "Rencana pengembangan", "en": "Development plans"},
    "evaluation": {"id": "Tindak lanjut dan evaluasi", "en": "Follow-up and evaluation"},
    "opportunities": {"id": "Kesempatan dan pencalonan", "en": "Opportunities and nominations"},
    "activities": {"id": "Kegiatan untuk umum", "en": "Activities with the public"},
    "library": {"id": "Perpustakaan", "en": "The library"},
    "other": {"id": "Lain-lain", "en": "Other"},
}

KINDS: Mapping[str, Kind] = {
    "session.proposed": Kind("sessions", "Usulan pelatihan", "Proposed training"),
    "session.scheduled": Kind("sessions", "Undangan pelatihan", "Invitations to training"),
    "session.rescheduled": Kind("sessions", "Perubahan jadwal", "Changed dates", mandatory=True, urgent=True),
    "session.cancelled": Kind("sessions", "Pembatalan pelatihan", "Cancelled training", mandatory=True, urgent=True),
    "enrolment.requested": Kind("sessions", "Permohonan ikut pelatihan", "Requests to attend"),
    "enrolment.refused": Kind("sessions", "Permohonan tidak disetujui", "A request refused"),
    "enrolment.offered": Kind("sessions", "Tawaran tempat kosong", "A seat offered", urgent=True),
    "enrolment.confirmed": Kind("sessions", "Tempat sudah pasti", "A seat confirmed", urgent=True),
    "enrolment.waitlisted": Kind("sessions", "Masuk daftar tunggu", "On the waiting list", urgent=True),
    "enrolment.promoted": Kind("sessions", "Naik dari daftar tunggu", "From the waiting list to a seat", urgent=True),
    "enrolment.withdrawn": Kind("sessions", "Pengunduran diri", "Withdrawals", urgent=True),
    "test.opened": Kind("sessions", "Tes dibuka", "Tests opened"),
    "feedback.asked": Kind("sessions", "Permintaan umpan balik", "Feedback asked for"),
    "run.opened": Kind("sessions", "Angkatan program dibuka", "A run of a programme opened"),
    "run.blocked": Kind("sessions", "Angkatan program terhalang", "A run of a programme held up"),
    "budget.refused": Kind("sessions", "Anggaran tidak cukup", "Budget refused"),
    "certificate.issued": Kind("certificates", "Sertifikat terbit", "Certificates issued"),
    "certificate.revoked": Kind("certificates", "Sertifikat dicabut", "Certificates revoked", mandatory=True),
    "certificate.expiring": Kind("certificates", "Sertifikat akan berakhir", "Certificates about to expire"),
    "hours.credited": Kind("certificates", "Jam belajar bertambah", "Learning hours credited"),
    "claim.submitted": Kind("certificates", "Klaim jam menunggu keputusan", "Claims of hours waiting"),
    "claim.accepted": Kind("certificates", "Klaim jam diterima", "A claim of hours accepted"),
    "claim.refused": Kind("certificates", "Klaim jam ditolak", "A claim of hours refused"),
    "claim.returned": Kind("certificates", "Klaim jam dikembalikan", "A claim of hours returned"),
    "claim.reversed": Kind("certificates", "Jam belajar ditarik", "Learning hours taken back", mandatory=True),
    "round.opened": Kind("assessment", "Putaran penilaian dibuka", "A round of assessment opened"),
    "rater.reminded": Kind("assessment", "Pengingat menilai", "Reminders to assess"),
    "assessment.submitted": Kind("assessment", "Penilaian masuk", "An assessment handed in"),
    "assessment.shared": Kind("assessment", "Hasil penilaian Anda", "Your assessment results", mandatory=True),
    "dispute.raised": Kind("assessment", "Keberatan diajukan", "Disputes raised"),
    "dispute.settled": Kind("assessment", "Keputusan keberatan", "Disputes settled", mandatory=True),
    "framework.published": Kind("assessment", "Kerangka kompetensi berlaku", "Competency frameworks in force"),
    "profile.published": Kind("assessment", "Profil jabatan baru", "New role profiles"),
    "performance.rated": Kind("assessment", "Predikat kinerja", "Performance rated", mandatory=True),
    "consequence.decided": Kind("assessment", "Keputusan atas kinerja", "Decisions on performance", mandatory=True),
    "plan.proposed": Kind("plans", "Rencana diusulkan", "Plans proposed"),
    "plan.agreed": Kind("plans", "Rencana disepakati", "Plans agreed"),
    "plan.commented": Kind("plans", "Komentar pada rencana", "Comments on plans"),
    "plan.due": Kind("plans", "Tenggat rencana", "Plans falling due"),
    "opportunity.offered": Kind("opportunities", "Kesempatan baru", "New opportunities"),
    "opportunity.cancelled": Kind("opportunities", "Kesempatan dibatalkan", "Cancelled opportunities", mandatory=True),
    "nomination.submitted": Kind("opportunities", "Pencalonan masuk", "Nominations made"),
    "nomination.declined": Kind("opportunities", "Belum terpilih", "Not chosen", mandatory=True),
    "nomination.confirmed": Kind("opportunities", "Keberangkatan dipastikan", "A nomination confirmed", mandatory=True),
    "nomination.refused": Kind("opportunities", "Pencalonan di luar anggaran", "Beyond the budget", mandatory=True),
    "nomination.withdrawn": Kind("opportunities", "Pencalonan dibatalkan", "Nominations withdrawn", mandatory=True),
    "nomination.due": Kind("opportunities", "Laporan ditunggu", "Reports awaited"),
    "nomination.overdue": Kind("opportunities", "Laporan terlambat", "Reports overdue", mandatory=True),
    "registration.confirmed": Kind("activities", "Pendaftaran kegiatan", "Registrations", mandatory=True, urgent=True),
    "registration.waitlisted": Kind("activities", "Daftar tunggu kegiatan", "Waiting", mandatory=True, urgent=True),
    "registration.promoted": Kind("activities", "Mendapat tempat", "A place now", mandatory=True, urgent=True),
    "registration.changed": Kind("activities", "Kegiatan berubah", "Changes", mandatory=True, urgent=True),
    "registration.withdrawn": Kind("activities", "Pendaftaran berakhir", "Ended", mandatory=True, urgent=True),
    "followup.due": Kind("evaluation", "Tindak lanjut pelatihan", "Follow-ups of training"),
    "followup.reminded": Kind("evaluation", "Pengingat tindak lanjut", "Reminders of follow-ups"),
    "followup.answered": Kind("evaluation", "Tindak lanjut dijawab", "Follow-ups answered"),
    "evaluation.published": Kind("evaluation", "Evaluasi terbit", "Evaluations published"),
    "improvement.assigned": Kind("evaluation", "Perbaikan ditugaskan", "Improvements assigned"),
    "improvement.reminded": Kind("evaluation", "Pengingat perbaikan", "Reminders of improvements"),
    "need.raised": Kind("library", "Kebutuhan pelatihan muncul", "Training needs raised"),
    "satisfaction.published": Kind("library", "Indeks kepuasan terbit", "Satisfaction index published"),
    "survey.overdue": Kind("library", "Survei terlambat", "Surveys overdue"),
    "report.published": Kind("library", "Laporan terbit", "Reports published"),
    "subscription.disabled": Kind("library", "Langganan mitra terhenti", "A partner's events stopped", mandatory=True),
}  # fmt: skip


def kind_of(kind: str) -> Kind:
    """What is known of a kind; one without a line is usual, and called by its own name."""
    return KINDS.get(kind) or Kind("other", kind, kind)


def rank(kind: str) -> int:
    """The place in the queue: lower goes first."""
    if kind == DIGEST:
        return GATHERED_UP
    return URGENT if kind_of(kind).urgent else USUAL


def heard_by(duties: frozenset[str]) -> list[str]:
    """The kinds that somebody with these duties may hear of, as the table has them."""
    return [
        kind
        for kind, lines in HEARINGS.items()
        if any(line.role in NAMED or line.role in duties for line in lines)
    ]  # fmt: skip


def loud(kind: str, channel: str) -> bool:
    """Whether the kind goes out on this channel at all, whoever hears it."""
    return any(channel in line.channels for line in HEARINGS.get(kind, ()))
