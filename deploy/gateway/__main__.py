"""`python -m deploy.gateway`: the local gateway under gunicorn. `… nginx`: prints nginx.conf."""

import os
import sys

from deploy.gateway.nginx import Site, render

OPTIONS = [
    "--worker-class",
    "gthread",
    "--threads",
    "32",
    "--keep-alive",
    "65",
    "--access-logfile",
    "/dev/null",
    "--forwarded-allow-ips",
    "",
]  # before us there is nobody to believe


def main(argv: list[str]) -> None:
    if argv == ["nginx"]:
        print(render(Site()), end="")
        return
    bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8080')}"
    command = ["gunicorn", "deploy.gateway.wsgi:application", "--bind", bind, *OPTIONS, "--worker-tmp-dir", _memory()]
    os.execv(sys.executable, [sys.executable, "-m", *command])


def _memory() -> str:
    return "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp"  # noqa: PTH112, S108


if __name__ == "__main__":
    main(sys.argv[1:])
