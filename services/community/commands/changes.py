"""What of a document would change."""

from collections.abc import Mapping
from typing import Any

from shared.storage.documents import Aggregate


def differing(doc: Aggregate, values: Mapping[str, Any]) -> list[str]:
    """The names of the fields that would not stay as they are."""
    return [name for name, value in values.items() if _plain(getattr(doc, name)) != _plain(value)]


def take_over(doc: Aggregate, values: Mapping[str, Any]) -> list[str]:
    """Set the values on the document; the names of those that changed."""
    changed = differing(doc, values)
    for name in changed:
        setattr(doc, name, values[name])
    return changed


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, (list, tuple)) else value
