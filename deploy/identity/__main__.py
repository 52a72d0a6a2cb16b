"""`python -m deploy.identity`: the provider in one process with threads, as a laptop needs it."""

import logging

from werkzeug.serving import make_server

from deploy.identity.app import create_app
from deploy.identity.config import Config


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    config = Config.from_env()
    server = make_server(config.host, config.port, create_app(config), threaded=True)
    print(f"development identity provider of {config.issuer} on {config.host}:{config.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
