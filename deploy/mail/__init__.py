"""The development mail catcher: what was sent, kept as Maildir and listed as JSON."""
