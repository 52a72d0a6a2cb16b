"""The whole platform, once a session, for the tests that look at it from outside."""
