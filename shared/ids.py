"""Identifiers: UUIDv7 text, so that ids sort by the time they were made."""

import uuid_utils


def new_id() -> str:
    """A new identifier, 36 characters, ordered by time to the millisecond."""
    return str(uuid_utils.uuid7())
