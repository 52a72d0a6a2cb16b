"""What gunicorn loads."""

import os

from deploy.gateway.local import create_app

application = create_app(os.environ)
