"""The HTTP side: a person's inbox and language, the operators' delivery log."""

from services.notifier.api.deliveries import blueprint as deliveries
from services.notifier.api.me import blueprint as me

BLUEPRINTS = (me, deliveries)
