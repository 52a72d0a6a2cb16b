"""What the tests stand on: servers, tokens, services, the whole platform."""
