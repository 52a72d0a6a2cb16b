"""What the columns of downloaded lists about surveys are called."""

SURVEY_HEADINGS: dict[str, tuple[str, str]] = {
    "period": ("Periode", "Period"),
    "unit": ("Unit layanan", "Unit"),
    "figure": ("IKM", "Index"),
    "letter": ("Mutu", "Grade"),
    "weight": ("Bobot", "Weight"),
    "n": ("n", "n"),
    "averages": ("NRR unsur", "Element averages"),
    "comparable": ("Sebanding dengan aturan kini", "Comparable by today's rule"),
    "doubts": ("Catatan", "Notes"),
}
