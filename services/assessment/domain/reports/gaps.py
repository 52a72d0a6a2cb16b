"""Why a figure is not known, or may be too low: the appendix of missing data."""

from collections.abc import Mapping

from services.assessment.domain.reports.facts import Words

GAPS: Mapping[str, Words] = {
    "no-record": ("Tidak ada kejadian tercatat; nol dapat berarti tidak dilaporkan.",
                  "No event is recorded; zero may mean that nothing was reported."),
    "no-staff": ("Direktori belum memuat pustakawan pada hari terakhir laporan ini.",
                 "The directory held no librarian on the last day of this report."),
    "no-scores": ("Tidak ada kelulusan dengan nilai sebelum dan sesudah.",
                  "No completion has a score before and after."),
    "no-survey": ("Tidak ada survei kepuasan yang ditutup untuk tahun ini.", "No visitor survey of the year closed."),
    "one-period": ("Perlu dua periode untuk melihat perubahan.", "A change needs two periods."),
    "rules-differ": ("Kedua periode dihitung dengan aturan berbeda, sehingga tidak dibandingkan.",
                     "The two periods were computed by different rules, so they are not compared."),
    "no-evaluation": ("Belum ada evaluasi program yang diterbitkan.", "No programme evaluation was published."),
    "no-allocation": ("Pagu tahun ini belum dicatat.", "No allocation is recorded for the year."),
    "no-assessment": ("Tidak ada hasil penilaian yang dibagikan dan dapat dibandingkan dengan yang diminta jabatan.",
                      "No result was shared that can be compared with what positions ask."),
    "no-hours": ("Belum ada JP kelulusan, sehingga tidak dihitung.", "No hours were completed, so it is not computed."),
    "nobody-present": ("Belum ada yang hadir, sehingga tidak dihitung.", "Nobody was present, so it is not computed."),
    "not-filled": ("Belum diisi: sistem ini tidak mencatatnya.", "Not filled: this system does not record it."),
    "too-few": ("Kurang dari lima orang di baliknya, sehingga tidak ditampilkan.",
                "Fewer than five people behind it, so it is not shown."),
}  # fmt: skip
