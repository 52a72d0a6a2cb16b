"""The web client: pages over the four APIs, with no database of its own."""
