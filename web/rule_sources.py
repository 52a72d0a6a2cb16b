"""Where the rules come from, in the services' own words: here so that they can be read in both languages."""

from flask_babel import lazy_gettext as _l

RULE_SOURCES = (
    _l(  # arsip-kepegawaian
        "Personnel records: performance by PermenPANRB 6/2022, credit points by PermenPANRB 1/2023 and PerBKN "
        "3/2023, development hours by PP 11/2017 article 203 (that they are archived is from memory, not "
        "verified)."
    ),
    _l(  # beda-rata-rata-99
        "House rule: at least ten answers before and ten after; a difference is claimed only where the 99 % "
        "normal interval of the difference of the two averages leaves out zero. 99 rather than 95, because nine "
        "elements are looked at together. It tells a difference, not its cause."
    ),
    _l(  # hapus-30-hari
        "House rule: 30 days after leaving, so that a record made by mistake can be put right. UU 27/2022 asks "
        "for erasure once the purpose has ended and names no number of days here."
    ),
    _l(  # iplm-2025-data
        "IPLM 2025 (Indeks Peningkatan Literasi Masyarakat): pustakawan.org 76; viva.co.id 2025-09-26. Weights of"
        " the groups published; scaling of sub-indicators not. Data only, never a score; not convertible from the"
        " index to 2024."
    ),
    _l(  # iplm-sampai-2024
        "IPLM to 2024: pustakawan.org 52 and 70. Elements are not capped at 1. Bands are printed to one decimal, "
        "so the figure is rounded half up to one decimal before it is looked up (house rule). First year not "
        "verified."
    ),
    _l(  # jejak-pemrosesan
        "UU 27/2022 article 32: the trail of processing can be asked for; it is kept without any content."
    ),
    _l(  # jp-catatan-terdahulu
        "House rule: hours recorded before this platform count as they were recorded, without factor and cap."
    ),
    _l(  # jp-fasilitator-2017
        "House rule: an hour of facilitating counts one and a half times."
    ),
    _l(  # jp-kontribusi-2017
        "House rule: what a colleague marked as useful, named by its reference."
    ),
    _l(  # jp-kursus-2017
        "House rule: a course completed on this platform counts its own hours."
    ),
    _l(  # jp-narasumber-2017
        "House rule: an hour of speaking counts twice, for its preparation."
    ),
    _l(  # jp-pelatihan-luar-2017
        "House rule: hours on the certificate. JP as LAN counts them, 45 minutes (from memory, not verified)."
    ),
    _l(  # jp-sehari-2017
        "House rule: a day holds at most 10 JP of 45 minutes."
    ),
    _l(  # jp-seminar-2017
        "House rule: hours on the certificate or programme."
    ),
    _l(  # kebutuhan-rata-rata-3
        "House rule: 3 is the lowest option of the official questionnaire that is worded as good (sesuai, mudah, "
        "cepat, kompeten, sopan dan ramah, baik); an average below it asks for action."
    ),
    _l(  # kep-25-m-pan-2-2004
        "KEP/25/M.PAN/2/2004, 14 elements; bands as in 123dok yjvon25y. Only for figures of before."
    ),
    _l(  # krejcie-morgan-1970
        "Krejcie and Morgan, Educational and Psychological Measurement 30 (1970), formula 1; rounded to the "
        "nearest whole number, which reproduces their table."
    ),
    _l(  # laporan-tahunan-1
        "House definitions of the yearly report to the local government; each figure states its own."
    ),
    _l(  # normal-95
        "Normal interval of the mean of the respondents' own scores, drawn around the index."
    ),
    _l(  # penilaian-kompetensi-1
        "House rule; three peers as in 360-degree feedback elsewhere (ILIAS), five as for all small cells."
    ),
    _l(  # peningkatan-ternormalisasi
        "Normalised gain (post - pre) / (highest - pre), after Hake 1998 (from memory, not verified); undefined "
        "where the first test left nothing to learn. Mean of the persons' own gains."
    ),
    _l(  # perbaikan-7-hari
        "House rule: the owner of an improvement is reminded a week before it is due, and once it is overdue."
    ),
    _l(  # perilaku-4-langkah
        "House rule: four steps, and a way to say that there was no occasion. Kirkpatrick level 3, observed 60 to"
        " 90 days after the training; a reminder two weeks before the window ends."
    ),
    _l(  # permenpanrb-1-2023
        "PermenPANRB 1/2023 and PerBKN 3/2023: months/12 × percent of the predicate × coefficient of the level. "
        "Needs as in BKN's slides (labels Mahir and Terampil put right), gathered within a level: a level's need "
        "is that of its ranks together. At least two years in a rank."
    ),
    _l(  # permenpanrb-14-2017
        "PermenPANRB 14/2017, annex; bands as printed in the reports of Tulang Bawang Barat. Weight is the exact "
        "fraction 1/9 (practice also uses 0.111 and 0.11)."
    ),
    _l(  # permenpanrb-6-2022
        "PermenPANRB 6/2022, predicate of an official's performance by result and behaviour; the table as five "
        "public repositories agree on it."
    ),
    _l(  # phillips-roi
        "Phillips: ROI % = (benefits - costs) / costs x 100, BCR = benefits / costs (from memory, not verified); "
        "only with fully loaded costs, and with how the effect was isolated written beside each benefit."
    ),
    _l(  # pola-distribusi-2022
        "PermenPANRB 6/2022 shows a curve for each predicate of the organisation. The curves are read here as the"
        " order of frequency, from memory and not verified; no number of the regulation stands behind it."
    ),
    _l(  # pp-11-2017-203
        "PP 11/2017 article 203: at least 20 JP of development a year (from memory, not verified)."
    ),
    _l(  # pppk-24-jp
        "LAN 15/2020 is said to give contract employees up to 24 JP (from memory, not verified): a parameter."
    ),
    _l(  # saran-70-20-10
        "House rule after the 70-20-10 model (Lombardo and Eichinger, 1996): work first, then others, then "
        "courses; a wide gap and a certificate that ends ask for a course first. A suggestion, never an order."
    ),
    _l(  # sel-kecil-5
        "House rule: a figure drawn from fewer than five answers can point to a person."
    ),
    _l(  # skm-setahun-sekali
        "PermenPANRB 14/2017 article 1(1): the survey is held regularly, at least once a year."
    ),
    _l(  # tgm-pers
        "Press, same years: only this band was found"
    ),
    _l(  # tgm-sampai-2024
        "TGM to 2024: data.blitarkab.go.id. Figure rounded half up to one decimal before it is looked up (house "
        "rule). Names of the five bands from memory; first year not verified."
    ),
    _l(  # tindak-lanjut-60-90
        "Kirkpatrick level 3: behaviour is looked at 60 to 90 days after the training."
    ),
    _l(  # tindak-lanjut-kinerja-2022
        "PermenPANRB 6/2022: a rating is followed up by reward or sanction, and by guidance. Which predicate "
        "allows which is a house reading of it, not verified: reward from Baik up, sanction below Butuh "
        "perbaikan."
    ),
)
