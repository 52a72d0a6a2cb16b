"""python -m services.training api | worker | setup | openapi | dead-letters | replay."""

import sys

from services.training.app import DOCUMENTS, create_app, create_worker
from shared import cli

if __name__ == "__main__":
    sys.exit(cli.main("training", create_app, create_worker, DOCUMENTS, sys.argv[1:]))
