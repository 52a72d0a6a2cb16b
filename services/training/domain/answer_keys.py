"""The key of a question as it is written in one cell of a spreadsheet.

single    B                                      multiple  A, C          (the options stand in columns A to F)
matching  000 = Karya umum; 900 = Sejarah        short     DDC | Dewey Decimal
essay     Isi: Kurang=0, Baik=4; Bahasa: Kurang=0, Cukup=1, Baik=2
"""

import re
from collections.abc import Mapping
from typing import Any

from services.training.domain.questions import Kind

LETTERS = "abcdef"


def content(kind: str, options: Mapping[str, str], key: str) -> dict[str, Any]:
    """The content of a question. ValueError if the key cannot be read."""
    if kind in (Kind.SINGLE, Kind.MULTIPLE):
        return {"options": _options(options, key)}
    if kind == Kind.MATCHING:
        return {"pairs": [_pair(each) for each in _parts(key, ";")]}
    if kind == Kind.SHORT:
        return {"accepted": _parts(key, "|")}
    return {"rubric": [_criterion(each) for each in _parts(key, ";")]}


def _options(options: Mapping[str, str], key: str) -> list[dict[str, Any]]:
    right = set(re.findall(r"\w+", key.casefold()))
    if not right <= options.keys():
        raise ValueError("the key names an option that is not there")
    return [{"key": each, "text": text, "correct": each in right} for each, text in options.items()]


def _pair(text: str) -> dict[str, str]:
    left, sign, right = (part.strip() for part in text.partition("="))
    if not (left and sign and right):
        raise ValueError("a pair is written left = right")
    return {"left": left, "right": right}


def _criterion(text: str) -> dict[str, Any]:
    title, sign, levels = (part.strip() for part in text.partition(":"))
    if not (title and sign and levels):
        raise ValueError("a criterion is written title: level=points, level=points")
    return {"slug": _slug(title), "title": title, "levels": [_level(each) for each in _parts(levels, ",")]}


def _level(text: str) -> dict[str, Any]:
    title, _, points = (part.strip() for part in text.partition("="))
    if not title or not re.fullmatch(r"[0-9]{1,3}", points):
        raise ValueError("a level is written title=points")
    return {"title": title, "points": int(points)}


def _slug(title: str) -> str:
    slug = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))
    if not slug:
        raise ValueError("a criterion needs a title in letters")
    return slug


def _parts(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]
