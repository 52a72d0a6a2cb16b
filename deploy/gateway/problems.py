"""What the gateway itself refuses, as problem documents (RFC 9457), in the caller's language."""

import json
from dataclasses import dataclass, field

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    status: int
    title: str
    id: str
    en: str
    headers: dict[str, str] = field(default_factory=dict)

    def body(self, language: str, request_id: str) -> str:
        return json.dumps(
            {
                "type": "about:blank",
                "title": self.title,
                "status": self.status,
                "detail": self.en if language == "en" else self.id,
                "instance": f"urn:request:{request_id}",
            },
            separators=(",", ":"),
        )


PROBLEMS = {
    problem.status: problem
    for problem in (
        Problem(400, "Bad request", "Permintaan ini tidak dapat dibaca.", "This request cannot be read."),
        Problem(404, "Not found", "Tidak ada apa pun di alamat ini.", "There is nothing at this address."),
        Problem(413, "Content too large", "Kiriman ini terlalu besar. Kurangi atau bagi isinya, lalu kirim lagi.",
                "What was sent is too large. Shorten or divide it, then send it again."),
        Problem(429, "Too many requests", "Terlalu banyak permintaan. Coba lagi sebentar lagi.",
                "Too many requests. Try again in a moment.", {"Retry-After": "1"}),
        Problem(503, "Service unavailable", "Bagian ini sedang tidak tersedia. Coba lagi sebentar lagi.",
                "This part is not available just now. Try again in a moment.", {"Retry-After": "5"}),
    )
}  # fmt: skip


def language_of(accept_language: str) -> str:
    """English when it is asked for first; otherwise Indonesian. As simple as nginx can do it."""
    return "en" if accept_language.lower().startswith("en") else "id"
