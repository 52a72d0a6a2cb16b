"""Which event told of a document: so that a number can be followed to it."""

from shared.storage.outbox import OutboxRow


def said_of(key: str, subjects: list[str]) -> dict[str, str]:
    """The id of the newest event of this type about each of the documents."""
    rows = OutboxRow._get_collection().find({"event.subject": {"$in": subjects}, "key": key}, {"event.subject": 1})
    return {row["event"]["subject"]: row["_id"] for row in rows.sort("_id", 1)}
