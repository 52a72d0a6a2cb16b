"""Texts around opportunities and nominations, in both languages. Reasons are read on the page."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

_ID_YOURS, _EN_YOURS = "Ini pencalonan Anda.", "This is your own nomination."
_ID_OPEN, _EN_OPEN = "Buka pencalonan", "Open the nomination"
_ID_CALL, _EN_CALL = "Buka kesempatan", "Open the call"
_ID_LEAD, _EN_LEAD = "Anda memimpin unit ini.", "You lead this unit."
_ID_DECIDE, _EN_DECIDE = "Anda memutuskan pencalonan.", "You decide about nominations."
_ID_NOTHING, _EN_NOTHING = "Tidak ada yang perlu Anda lakukan.", "There is nothing you need to do."
_ID_DAYS, _EN_DAYS = "{starts_on:day} sampai {ends_on:day}.", "{starts_on:day} to {ends_on:day}."
_ID_DUE = "Laporan ditunggu paling lambat {report_due_on:day}."
_EN_DUE = "The report is due by {report_due_on:day}."

OPPORTUNITIES: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("opportunity.offered", "librarian"): Template(
            "Kesempatan: {opportunity_title}",
            ("{organiser} menyediakan {quota} tempat di {place}.", _ID_DAYS),
            "Calonkan diri paling lambat {deadline:day}, bila berminat.",
            _ID_CALL,
            "Anda memenuhi syarat kesempatan ini.",
        ),
        ("opportunity.cancelled", "librarian"): Template(
            "Kesempatan dibatalkan: {opportunity_title}",
            ("“{opportunity_title}” tidak jadi; pencalonan Anda gugur.",),
            _ID_NOTHING,
            _ID_CALL,
            "Anda dicalonkan untuk kesempatan ini.",
        ),
        ("nomination.submitted", "librarian"): Template(
            "Anda dicalonkan: {opportunity_title}",
            ("Anda dicalonkan untuk “{opportunity_title}”.", _ID_DAYS),
            "Mundurlah di halaman pencalonan bila tidak bersedia.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("nomination.submitted", "manager"): Template(
            "Pencalonan baru: {opportunity_title}",
            ("Ada calon baru untuk “{opportunity_title}”.",),
            "Putuskan setelah pencalonan ditutup.",
            _ID_OPEN,
            _ID_DECIDE,
        ),
        ("nomination.declined", "librarian"): Template(
            "Belum terpilih: {opportunity_title}",
            ("Anda belum terpilih untuk “{opportunity_title}”.",),
            "Baca alasannya di halaman pencalonan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("nomination.confirmed", "librarian"): Template(
            "Anda berangkat: {opportunity_title}",
            ("Tempat Anda di “{opportunity_title}” sudah pasti.", _ID_DAYS, _ID_DUE),
            "Catat tanggalnya; sesudahnya isi laporan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("nomination.confirmed", "supervisor"): Template(
            "Pustakawan unit Anda berangkat: {opportunity_title}",
            ("Seorang pustakawan unit Anda mengikuti “{opportunity_title}”.", _ID_DAYS),
            "Atur tugas pada hari-hari itu.",
            _ID_OPEN,
            _ID_LEAD,
        ),
        ("nomination.refused", "librarian"): Template(
            "Anggaran belum mencukupi: {opportunity_title}",
            ("Anda terpilih untuk “{opportunity_title}”, tetapi anggaran tahun itu belum mencukupi.",),
            _ID_NOTHING,
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("nomination.refused", "manager"): Template(
            "Anggaran menolak pencalonan: {opportunity_title}",
            ("Biaya {cost:rupiah} tidak tertampung dalam anggaran.",),
            "Pilih lagi setelah anggaran diubah, atau putuskan lain.",
            _ID_OPEN,
            _ID_DECIDE,
        ),
        ("nomination.withdrawn", "librarian"): Template(
            "Pencalonan dibatalkan: {opportunity_title}",
            ("Pencalonan Anda untuk “{opportunity_title}” dibatalkan.",),
            "Baca alasannya di halaman pencalonan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("nomination.due", "librarian"): Template(
            "Laporan ditunggu: {opportunity_title}",
            ("“{opportunity_title}” sudah selesai.", _ID_DUE),
            "Isi laporan; jamnya diteruskan kepada peninjau Anda.",
            "Isi laporan",
            _ID_YOURS,
        ),
        ("nomination.overdue", "librarian"): Template(
            "Laporan terlambat: {opportunity_title}",
            ("Laporan “{opportunity_title}” seharusnya masuk {report_due_on:day}.",),
            "Isi laporan; sebelum itu Anda ditandai pada pencalonan berikutnya.",
            "Isi laporan",
            _ID_YOURS,
        ),
        ("nomination.overdue", "supervisor"): Template(
            "Laporan unit Anda terlambat: {opportunity_title}",
            ("Laporan “{opportunity_title}” seharusnya masuk {report_due_on:day}.",),
            "Ingatkan yang bersangkutan.",
            _ID_OPEN,
            _ID_LEAD,
        ),
    },
    "en": {
        ("opportunity.offered", "librarian"): Template(
            "An opportunity: {opportunity_title}",
            ("{organiser} offers places in {place}: {quota}.", _EN_DAYS),
            "Nominate yourself by {deadline:day}, if you would like to go.",
            _EN_CALL,
            "You are eligible for this opportunity.",
        ),
        ("opportunity.cancelled", "librarian"): Template(
            "Opportunity cancelled: {opportunity_title}",
            ("“{opportunity_title}” does not take place; your nomination lapses.",),
            _EN_NOTHING,
            _EN_CALL,
            "You were nominated for this opportunity.",
        ),
        ("nomination.submitted", "librarian"): Template(
            "You are nominated: {opportunity_title}",
            ("You are nominated for “{opportunity_title}”.", _EN_DAYS),
            "Withdraw on the page of the nomination if you do not want to go.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("nomination.submitted", "manager"): Template(
            "A new nomination: {opportunity_title}",
            ("There is a new candidate for “{opportunity_title}”.",),
            "Decide when nominations have closed.",
            _EN_OPEN,
            _EN_DECIDE,
        ),
        ("nomination.declined", "librarian"): Template(
            "Not chosen this time: {opportunity_title}",
            ("You were not chosen for “{opportunity_title}” this time.",),
            "Read the reason on the page of the nomination.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("nomination.confirmed", "librarian"): Template(
            "You are going: {opportunity_title}",
            ("Your place at “{opportunity_title}” is certain.", _EN_DAYS, _EN_DUE),
            "Note the days; write the report afterwards.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("nomination.confirmed", "supervisor"): Template(
            "A librarian of your unit is going: {opportunity_title}",
            ("A librarian of your unit attends “{opportunity_title}”.", _EN_DAYS),
            "Arrange the work of those days.",
            _EN_OPEN,
            _EN_LEAD,
        ),
        ("nomination.refused", "librarian"): Template(
            "The budget does not hold it yet: {opportunity_title}",
            ("You were chosen for “{opportunity_title}”, but that year's budget does not hold it yet.",),
            _EN_NOTHING,
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("nomination.refused", "manager"): Template(
            "The budget refuses a nomination: {opportunity_title}",
            ("The cost of {cost:rupiah} does not fit into the budget.",),
            "Choose again when the budget has changed, or decide otherwise.",
            _EN_OPEN,
            _EN_DECIDE,
        ),
        ("nomination.withdrawn", "librarian"): Template(
            "Nomination withdrawn: {opportunity_title}",
            ("Your nomination for “{opportunity_title}” is withdrawn.",),
            "Read the reason on the page of the nomination.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("nomination.due", "librarian"): Template(
            "Your report is awaited: {opportunity_title}",
            ("“{opportunity_title}” is over.", _EN_DUE),
            "Write the report; its hours go to your reviewer.",
            "Write the report",
            _EN_YOURS,
        ),
        ("nomination.overdue", "librarian"): Template(
            "Your report is late: {opportunity_title}",
            ("The report on “{opportunity_title}” was due on {report_due_on:day}.",),
            "Write the report; until then you are marked in the next call.",
            "Write the report",
            _EN_YOURS,
        ),
        ("nomination.overdue", "supervisor"): Template(
            "A report of your unit is late: {opportunity_title}",
            ("The report on “{opportunity_title}” was due on {report_due_on:day}.",),
            "Remind the person concerned.",
            _EN_OPEN,
            _EN_LEAD,
        ),
    },
}
