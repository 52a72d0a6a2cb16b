"""python -m services.assessment api | worker | setup | openapi | dead-letters | replay."""

import sys

from services.assessment.app import DOCUMENTS, SERVICE, create_app, create_worker
from shared import cli

if __name__ == "__main__":
    sys.exit(cli.main(SERVICE, create_app, create_worker, DOCUMENTS, sys.argv[1:]))
