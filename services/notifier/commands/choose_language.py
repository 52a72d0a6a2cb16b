"""A person chooses the language of what they are told."""

from datetime import datetime

from services.notifier.documents import Preference
from services.notifier.domain.words import Language
from shared.storage.documents import insert, save


def choose_language(librarian_id: str, language: Language, now: datetime) -> Preference:
    """Keep the choice; it goes before what the directory says."""
    preference = Preference.objects(id=librarian_id).first()
    if preference is None:
        return insert(Preference(id=librarian_id, language=language), now)
    preference.language = language
    return save(preference, now)
