"""What the columns of downloaded lists about surveys are called."""

SURVEY_HEADINGS: dict[str, tuple[str, str]] = {
    "period": ("Periode", "Period"),
    "opens_on": ("Dibuka", "Opens on"),
    "closes_on": ("Ditutup", "Closes on"),
    "closed_at": ("Selesai", "Closed"),
    "instrument": ("Kuesioner", "Questionnaire"),
    "rules": ("Aturan", "Rules"),
    "unit_ids": ("ID unit", "Unit IDs"),
    "service": ("Jenis layanan", "Kind of service"),
    "modes": ("Cara menjawab", "Ways to answer"),
    "population": ("Populasi", "Population"),
    "unit_populations": ("Populasi per unit", "Population by unit"),
    "unit": ("Unit layanan", "Unit"),
    "figure": ("IKM", "Index"),
    "letter": ("Mutu", "Grade"),
    "weight": ("Bobot", "Weight"),
    "n": ("n", "n"),
    "averages": ("NRR unsur", "Element averages"),
    "comparable": ("Sebanding dengan aturan kini", "Comparable by today's rule"),
    "doubts": ("Catatan", "Notes"),
}
