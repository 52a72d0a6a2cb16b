"""The ways in which a visitor can answer. A survey says which it allows."""

LINK, QR, KIOSK, PAPER, CODE, IMPORT = "link", "qr", "kiosk", "paper", "code", "import"
MODES = (LINK, QR, KIOSK, PAPER, CODE)
OPEN_MODES = (LINK, QR, KIOSK, CODE)  # without an account
USUAL = (LINK, QR, KIOSK, PAPER)
CHANNELS = (*MODES, IMPORT)
