"""The read side: what screens and reports need. Never changes anything."""
