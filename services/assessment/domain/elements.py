"""The nine elements of the visitor survey, by slug: official stems and options, with an English rendering.

Two sources order the last two differently, so nothing here depends on a position. An instrument is data with a
version; a survey keeps the version it was opened with. Question and option texts: official questionnaire of
PermenPANRB 14/2017.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

NINTH = Fraction(1, 9)


@dataclass(frozen=True)
class Text:
    id: str
    en: str


@dataclass(frozen=True)
class Element:
    slug: str
    label: Text
    question: Text
    options: tuple[Text, Text, Text, Text]  # worth 1, 2, 3, 4
    weight: Fraction = NINTH


@dataclass(frozen=True)
class Instrument:
    id: str
    elements: tuple[Element, ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(element.slug for element in self.elements)

    @property
    def weights(self) -> dict[str, Fraction]:
        return {element.slug: element.weight for element in self.elements}

    def element(self, slug: str) -> Element:
        for element in self.elements:
            if element.slug == slug:
                return element
        raise ValueError(f"no element {slug!r}")


def _options(*pairs: tuple[str, str]) -> tuple[Text, Text, Text, Text]:
    first, second, third, fourth = (Text(*pair) for pair in pairs)
    return first, second, third, fourth


def _graded(word: str, en: str, *, lowest: str, low: str, high: str) -> tuple[Text, Text, Text, Text]:
    """The usual four: tidak, kurang, plain, sangat."""
    return _options(
        (f"Tidak {word}", lowest), (f"Kurang {word}", low), (word.capitalize(), en), (f"Sangat {word}", high)
    )


SKM_9 = Instrument(
    "skm-9-unsur-2017",
    (
        Element(
            "persyaratan",
            Text("Persyaratan", "Requirements"),
            Text(
                "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
                "How well do the requirements asked of you fit the kind of service?",
            ),
            _graded("sesuai", "Fitting", lowest="Not fitting", low="Less than fitting", high="Very fitting"),
        ),
        Element(
            "prosedur",
            Text("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
            Text(
                "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
                "How easy is the procedure of this unit?",
            ),
            _graded("mudah", "Easy", lowest="Not easy", low="Less than easy", high="Very easy"),
        ),
        Element(
            "waktu",
            Text("Waktu penyelesaian", "Time of completion"),
            Text(
                "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
                "How quickly is the service given?",
            ),
            _graded("cepat", "Quick", lowest="Not quick", low="Less than quick", high="Very quick"),
        ),
        Element(
            "biaya",
            Text("Biaya/tarif", "Cost/tariff"),
            Text(
                "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
                "How reasonable is the cost or tariff of the service?",
            ),
            _options(
                ("Sangat mahal", "Very expensive"),
                ("Cukup mahal", "Rather expensive"),
                ("Murah", "Cheap"),
                ("Gratis", "Free of charge"),
            ),
        ),
        Element(
            "produk",
            Text("Produk spesifikasi jenis pelayanan", "Product of the service"),
            Text(
                "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam "
                "standar pelayanan dengan hasil yang diberikan?",
                "How well does what you were given match what the service standard promises?",
            ),
            _graded("sesuai", "Matching", lowest="Not matching", low="Less than matching", high="Matching very well"),
        ),
        Element(
            "kompetensi",
            Text("Kompetensi pelaksana", "Competence of the staff"),
            Text(
                "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
                "How competent is the staff?",
            ),
            _graded("kompeten", "Competent", lowest="Not competent", low="Less than competent", high="Very competent"),
        ),
        Element(
            "perilaku",
            Text("Perilaku pelaksana", "Conduct of the staff"),
            Text(
                "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
                "How polite and friendly is the staff?",
            ),
            _graded(
                "sopan dan ramah",
                "Polite and friendly",
                lowest="Not polite and friendly",
                low="Less than polite and friendly",
                high="Very polite and friendly",
            ),
        ),
        Element(
            "sarana",
            Text("Sarana dan prasarana", "Facilities"),
            Text(
                "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
                "How good are the facilities?",
            ),
            _options(("Buruk", "Bad"), ("Cukup", "Fair"), ("Baik", "Good"), ("Sangat baik", "Very good")),
        ),
        Element(
            "pengaduan",
            Text("Penanganan pengaduan, saran, dan masukan", "Handling of complaints and suggestions"),
            Text(
                "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
                "How are complaints of users handled?",
            ),
            _options(
                ("Tidak ada", "There is none"),
                ("Ada tetapi tidak berfungsi", "It exists but does not work"),
                ("Berfungsi kurang maksimal", "It works, but not fully"),
                ("Dikelola dengan baik", "It is well managed"),
            ),
        ),
    ),
)

INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType({SKM_9.id: SKM_9})
CURRENT = SKM_9
