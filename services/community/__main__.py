"""python -m services.community api | worker [--only consumer|relay] | setup | dead-letters … | replay | openapi."""

import sys

from services.community.app import DOCUMENTS, create_app, create_worker
from shared.cli import main

if __name__ == "__main__":
    sys.exit(main("community", create_app, create_worker, DOCUMENTS, sys.argv[1:]))
