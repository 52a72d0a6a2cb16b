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
    command = ["-m", "gunicorn", "--config", "python:shared.http.gunicorn_conf", "web.app:create_app()", *more]
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
