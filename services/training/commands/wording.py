"""Facts in refusals, as a person reads them."""

from datetime import datetime

from shared.clock import WIB


def when(moment: datetime) -> str:
    """A moment in local time, the same in both languages: 24/11/2026 09.00 WIB."""
    return f"{moment.astimezone(WIB):%d/%m/%Y %H.%M} WIB"


def rupiah(amount: int) -> str:
    """An amount as both languages write it here: Rp 1.500.000."""
    return f"Rp {amount:,}".replace(",", ".")
