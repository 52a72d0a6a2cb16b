"""What is kept with a message: never a person's rating."""

import pytest

from services.notifier.domain.facts import facts_of
from services.notifier.domain.texts import text
from services.notifier.domain.words import LANGUAGES
from tests.unit.notifier.samples import SAMPLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rating_is_not_told_but_where_to_read_it(language) -> None:
    _, data = SAMPLES["performance.rated"]
    facts = facts_of(data)
    assert facts == {"librarian_id": "dewi", "year": "2026", "rule_id": "permenpanrb-6-2022"}
    told = text("performance.rated", "librarian", facts, language)
    assert "perbaikan" not in f"{told}"
    assert told.link == "/staff/performance"
