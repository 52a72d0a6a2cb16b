"""Several messages as one letter, in the order in which things happened."""

from collections.abc import Iterable

from services.notifier.domain.rendering import Text
from services.notifier.domain.words import Language

MOST = 100  # more than a person reads; the rest is in the inbox
INBOX = "/kotak-masuk"
WORDS = {
    "id": {
        "subject": "Ringkasan harian: {count} pemberitahuan",
        "line": "{number}. {subject}. {first}",
        "more": "dan {more} lagi di kotak masuk.",
        "todo": "Semuanya dapat dibaca dan dibuka di kotak masuk.",
        "action": "Buka kotak masuk",
        "why": "Anda memilih menerima jenis pemberitahuan ini sekali sehari.",
    },
    "en": {
        "subject": "Daily digest: {count} messages",
        "line": "{number}. {subject}. {first}",
        "more": "and {more} more in your inbox.",
        "todo": "All of them can be read and opened in your inbox.",
        "action": "Open my inbox",
        "why": "You chose to hear of these kinds once a day.",
    },
}


def digest(texts: Iterable[Text], count: int, language: Language) -> Text:
    """`count` is how many there are; `texts` may be fewer."""
    words = WORDS[language]
    lines = [
        words["line"].format(number=number, subject=text.subject, first=text.lines[0] if text.lines else "").strip()
        for number, text in enumerate(texts, start=1)
    ]
    if count > len(lines):
        lines.append(words["more"].format(more=count - len(lines)))
    subject = words["subject"].format(count=count)
    return Text(subject, tuple(lines), words["todo"], words["action"], INBOX, words["why"])
