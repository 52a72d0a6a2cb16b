"""The development OIDC provider. Loopback only, refuses to run in production, absent from images."""
