"""The demonstration city, and the story that is played in it. Everything goes through the public gateway."""
