"""`python -m deploy.mail`: catches mail on SMTP_PORT, lists it on PORT. Development only."""

import os
from pathlib import Path

from deploy.mail.catcher import listen
from deploy.mail.listing import server


def main() -> None:
    if os.environ.get("BINA_ENV") != "dev":
        raise SystemExit("the mail catcher runs only with BINA_ENV=dev: it delivers nothing")
    host = os.environ.get("BINA_DEV_BIND", "127.0.0.1")
    folder = Path(os.environ.get("MAIL_DIR", ".bina/data/mail")).absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    smtp, http = int(os.environ.get("SMTP_PORT", "1025")), int(os.environ.get("PORT", "8000"))
    listen(folder, host, smtp)
    print(f"mail is caught on {host}:{smtp}, listed on http://{host}:{http}/, kept in {folder}", flush=True)
    server(folder, host, http).serve_forever()


if __name__ == "__main__":
    main()
