"""The HTTP side: a person's inbox and preferences, links that stop letters, the operators' delivery log."""

from services.notifier.api.deliveries import blueprint as deliveries
from services.notifier.api.me import blueprint as me
from services.notifier.api.preferences import blueprint as preferences
from services.notifier.api.suppressions import blueprint as suppressions
from services.notifier.api.unsubscriptions import blueprint as unsubscriptions

BLUEPRINTS = (me, preferences, unsubscriptions, deliveries, suppressions)
