"""`python -m deploy.local.demonstration URL`: loads the demonstration city into a running platform."""

import importlib
import sys

from deploy.local.sign_in import sign_in


def main(url: str) -> None:
    importlib.import_module("deploy.demo.city").load(url, sign_in)


if __name__ == "__main__":
    main(sys.argv[1])
