"""Square codes as pictures in a page."""

from typing import Any

from markupsafe import Markup


def picture(address: str) -> Markup:
    """The square code of an address, dark on light in every colour scheme, or cameras will not read it."""
    import segno

    drawn: Any = segno.make(address, error="m", micro=False)
    return Markup(drawn.svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr"))  # noqa: S704
