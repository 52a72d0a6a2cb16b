"""Names of people as they should read: proper case, titles after them in their usual spelling."""

import re
from dataclasses import dataclass

TITLES = (
    "A.Ma.", "A.Ma.Pust.", "A.Md.", "A.Md.Pust.", "A.P.", "S.Ak.", "S.Ag.", "S.E.", "S.H.", "S.Hum.", "S.I.Kom.",
    "S.I.Pust.", "S.IP.", "S.Kom.", "S.Pd.", "S.Pd.I.", "S.Psi.", "S.S.", "S.Si.", "S.Sos.", "S.T.",
    "S.Tr.", "M.A.", "M.Ak.", "M.Ag.", "M.AP.", "M.H.", "M.Hum.", "M.I.Kom.", "M.IP.", "M.Kom.", "M.Lib.",
    "M.LIS.", "M.M.", "M.Pd.", "M.S.", "M.Sc.", "M.Si.", "M.T.", "M.TI.", "Ph.D.",
)  # fmt: skip
BEFORE = {title.casefold().rstrip("."): title for title in ("Dr.", "Drs.", "Dra.", "Ir.", "Prof.", "H.", "Hj.")}
SMALL = {"bin", "binti", "van", "de"}
KNOWN = {re.sub(r"\W", "", title).casefold(): title for title in reversed(TITLES)}


@dataclass(frozen=True)
class Name:
    """A person's name and the titles after it; `corrected` lists what was put right."""

    bare: str
    titles: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        return ", ".join((self.bare, *self.titles))


def parse(written: str) -> Name:
    """A name as written in a roster: "SAHAT HARAHAP , S.IP" is Sahat Harahap, S.IP.

    Raises ValueError where no name is left, or it holds digits.
    """
    bare, *titles = [" ".join(part.split()) for part in written.split(",")]
    if not re.search(r"[^\W\d_]{2}", bare) or re.search(r"[\d<>{}$]", bare):
        raise ValueError(written)
    proper = _proper(bare)
    spelled = tuple(KNOWN.get(re.sub(r"\W", "", title).casefold(), title) for title in titles if title)
    corrected = []
    if proper != bare:
        corrected.append("case")
    if ", ".join(spelled) != ", ".join(titles) or " ," in written:
        corrected.append("titles")
    return Name(proper, spelled, tuple(corrected))


def _proper(bare: str) -> str:
    words = bare.split(" ")
    shouted = bare.isupper() or bare.islower()
    return " ".join(_word(word, shouted) for word in words)


def _word(word: str, shouted: bool) -> str:
    if word.endswith(".") and (title := BEFORE.get(word.casefold().rstrip("."))):
        return title
    if not shouted:
        return word
    if word.casefold() in SMALL:
        return word.casefold()
    return re.sub(r"(^|[-.])(\w)", lambda found: found[1] + found[2].upper(), word.casefold())
