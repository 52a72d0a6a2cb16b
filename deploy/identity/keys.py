"""The signing key: made at first start, kept in a file that only its owner reads."""

import json
import os
from pathlib import Path

from joserfc.jwk import KeySet, RSAKey


def load(folder: Path) -> KeySet:
    """The key set (one key) of this installation."""
    path = folder / "identity-key.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _create(path)
    return KeySet([RSAKey.import_key(json.loads(path.read_text()))])


def _create(path: Path) -> None:
    key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(key.as_dict(private=True), file)
