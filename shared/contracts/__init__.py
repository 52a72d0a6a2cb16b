"""The published language: one marshmallow schema per event type and version. See `base` for the rules."""
