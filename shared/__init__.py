"""The library under the services: contracts, messaging, storage, HTTP, identity, telemetry. No service in it."""
