"""`python -m web api`: the web client under gunicorn. `messages`: renew the catalogues from the sources."""

import os
import sys


def main(argv: list[str]) -> None:
    verb = argv[0] if argv else "api"
    if verb == "api":
        _serve(argv[1:])
    elif verb == "messages":
        from web.messages import renew

        renew()
    elif verb != "setup":  # nothing to set up; asked of every process alike
        sys.exit(f"unknown: {verb} (api, messages, setup)")


def _serve(more: list[str]) -> None:
    bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104
    # Pages wait for the APIs: threads, and two processes so that one may be renewed.
    settings = ["--workers", os.environ.get("WEB_WORKERS", "1"), "--threads", os.environ.get("WEB_THREADS", "8")]
    command = ["gunicorn", "web.app:create_app()", "--bind", bind, *settings, "--access-logfile", "/dev/null", *more]
    os.execvp(sys.executable, [sys.executable, "-m", *command])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
