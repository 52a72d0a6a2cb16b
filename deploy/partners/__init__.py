"""For partner institutions: a webhook receiver, a queue reader, and what the broker is told about them."""
