"""The library under the services: contracts, messaging, storage, HTTP, identity, telemetry. It never imports a service."""
