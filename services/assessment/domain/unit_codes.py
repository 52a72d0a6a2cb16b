"""How the codes of competency units are written. The right form does not say that the unit exists.

2019 (Kepmenaker 236/2019): R.91PRP{function}.{serial}.{version}, e.g. R.91PRP02.021.1
2012 (Kepmenakertrans 83/2012): PRP.LP{nn}.{nnn}.{nn}, e.g. PRP.LP01.001.01
"""

import re

SKKNI_2019, SKKNI_2012, FREE = "skkni-2019", "skkni-2012", "free"
FORMS = (SKKNI_2019, SKKNI_2012, FREE)

_UNIT = {
    SKKNI_2019: re.compile(r"R\.91PRP(?P<function>0[1-7])\.\d{3}\.\d{1,2}", re.ASCII),
    SKKNI_2012: re.compile(r"PRP\.LP(?P<function>\d{2})\.\d{3}\.\d{2}", re.ASCII),
    FREE: re.compile(r"[A-Z0-9][A-Z0-9._-]{0,39}", re.ASCII),
}
_FUNCTION = {
    SKKNI_2019: re.compile(r"0[1-7]", re.ASCII),
    SKKNI_2012: re.compile(r"\d{2}", re.ASCII),
    FREE: _UNIT[FREE],
}
_ELEMENT = re.compile(r"(?P<parent>[^/]+)/[1-9]\d?", re.ASCII)
_CRITERION = re.compile(r"(?P<parent>(?P<unit>[^/]+)/(?P<number>[1-9]\d?))\.[1-9]\d?", re.ASCII)
_NUMBERED = {"element": _ELEMENT, "criterion": _CRITERION}


def is_code(form: str, level: str, code: str) -> bool:
    """Whether the text has the form that a code of this level has. Elements are numbered UNIT/1, criteria UNIT/1.1."""
    numbered = _NUMBERED.get(level)
    if numbered is None:
        return (_FUNCTION if level == "function" else _UNIT)[form].fullmatch(code) is not None
    return numbered.fullmatch(code) is not None and _UNIT[form].fullmatch(code.partition("/")[0]) is not None


def parent_in(form: str, level: str, code: str) -> str | None:
    """The parent that a code itself names: the element of a criterion, the unit of an element, the 2019 function."""
    numbered = _NUMBERED.get(level)
    found = numbered.fullmatch(code) if numbered else None
    if found is not None:
        return found["parent"]
    if level == "unit" and form == SKKNI_2019 and (unit := _UNIT[form].fullmatch(code)):
        return unit["function"]
    return None
