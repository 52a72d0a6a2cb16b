"""The frameworks that come with the platform: only what was verified, with its source. Anything else is imported.

The whole list of units of 2019 was not found in public; a code of the right form may still be nobody's.
"""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from services.assessment.domain.frameworks import FUNCTION, PUBLISHED, RETIRED, UNIT, Node
from services.assessment.domain.scales import COMPETENT, Scale
from services.assessment.domain.unit_codes import SKKNI_2012, SKKNI_2019


@dataclass(frozen=True)
class Titled(Node):
    """A node with its names, and where it was seen."""

    title: str = ""
    title_en: str = ""
    source: str = ""


@dataclass(frozen=True)
class Shipped:
    """A framework in its first edition. The id is the same in every installation."""

    slug: str
    title: str
    title_en: str
    form: str
    source: str
    state: str
    nodes: tuple[Titled, ...]
    scale: Scale = COMPETENT

    @property
    def id(self) -> str:
        return str(uuid5(NAMESPACE_URL, f"https://binapustaka.id/frameworks/{self.slug}/1"))


_FUNCTIONS = (
    ("Pengembangan koleksi", "Collection development"),
    ("Pengorganisasian bahan perpustakaan", "Organisation of library material"),
    ("Layanan perpustakaan", "Library services"),
    ("Pelestarian koleksi", "Preservation of the collection"),
    ("Pengembangan profesi kepustakawanan", "Development of the profession"),
    ("Manajemen perpustakaan", "Library management"),
    ("Penerapan TIK perpustakaan", "Information technology in libraries"),
)
_SEEN_FUNCTIONS = "pusdiklat.perpusnas.go.id; pustakawanbanjar"

SHIPPED = (
    Shipped(
        slug="skkni-perpustakaan",
        title="SKKNI Bidang Perpustakaan (Kepmenaker 236/2019)",
        title_en="National competency standard for libraries (Kepmenaker 236/2019)",
        form=SKKNI_2019,
        source="Kepmenaker 236/2019. Hanya unit yang terverifikasi; unit lain masuk melalui impor.",
        state=PUBLISHED,
        nodes=(
            *(
                Titled(f"{number:02}", FUNCTION, None, title, english, _SEEN_FUNCTIONS)
                for number, (title, english) in enumerate(_FUNCTIONS, 1)
            ),
            Titled(
                "R.91PRP02.021.1",
                UNIT,
                "02",
                "Membuat Tajuk Kendali Subjek",
                "Making subject authority headings",
                "123dok.com, artikel 10373980",
            ),
        ),
    ),
    Shipped(
        slug="skkni-perpustakaan-2012",
        title="SKKNI Bidang Perpustakaan (Kepmenakertrans 83/2012)",
        title_en="National competency standard for libraries (Kepmenakertrans 83/2012)",
        form=SKKNI_2012,
        source="Kepmenakertrans 83/2012, diganti oleh Kepmenaker 236/2019.",
        state=RETIRED,
        nodes=(
            Titled(
                "PRP.LP01.001.01",
                UNIT,
                None,
                "Mengoperasikan Komputer Tingkat Dasar",
                "Operating a computer, basic level",
                "Kepmenakertrans 83/2012",
            ),
        ),
    ),
)
