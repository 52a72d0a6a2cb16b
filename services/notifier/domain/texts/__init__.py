"""The texts of every kind of message, one file per language, keyed by kind and role."""

from collections.abc import Mapping

from services.notifier.domain.audience import HEARINGS, Role, hearing
from services.notifier.domain.facts import Facts
from services.notifier.domain.rendering import Template, Text, render
from services.notifier.domain.texts.appraising import APPRAISING
from services.notifier.domain.texts.attending import ATTENDING
from services.notifier.domain.texts.competencies import COMPETENCIES
from services.notifier.domain.texts.developing import DEVELOPING
from services.notifier.domain.texts.english import ENGLISH
from services.notifier.domain.texts.evaluating import EVALUATING
from services.notifier.domain.texts.indonesian import INDONESIAN
from services.notifier.domain.texts.learning import LEARNING
from services.notifier.domain.texts.opportunities import OPPORTUNITIES
from services.notifier.domain.texts.partners import PARTNERS
from services.notifier.domain.texts.planning import PLANNING
from services.notifier.domain.texts.rating import RATING
from services.notifier.domain.texts.reporting import REPORTING
from services.notifier.domain.texts.visiting import VISITING
from services.notifier.domain.words import Language

Key = tuple[str, Role]
TEXTS: Mapping[Language, Mapping[Key, Template]] = {
    "id": {
        **INDONESIAN,
        **APPRAISING["id"],
        **ATTENDING["id"],
        **COMPETENCIES["id"],
        **DEVELOPING["id"],
        **EVALUATING["id"],
        **LEARNING["id"],
        **OPPORTUNITIES["id"],
        **PARTNERS["id"],
        **PLANNING["id"],
        **RATING["id"],
        **REPORTING["id"],
        **VISITING["id"],
    },
    "en": {
        **ENGLISH,
        **APPRAISING["en"],
        **ATTENDING["en"],
        **COMPETENCIES["en"],
        **DEVELOPING["en"],
        **EVALUATING["en"],
        **LEARNING["en"],
        **OPPORTUNITIES["en"],
        **PARTNERS["en"],
        **PLANNING["en"],
        **RATING["en"],
        **REPORTING["en"],
        **VISITING["en"],
    },
}
KEYS: frozenset[Key] = frozenset((kind, line.role) for kind, lines in HEARINGS.items() for line in lines)


def text(kind: str, role: Role, facts: Facts, language: Language) -> Text:
    """What a person in `role` is told of these facts."""
    return render(TEXTS[language][kind, role], hearing(kind, role).path, facts, language)
