"""What a partner's machine is refused, and why."""

from shared.errors import Problem

PARTNER_PROBLEMS = {
    "no-partner": Problem(
        403,
        "No partner",
        "Klien {client} tidak terdaftar sebagai mesin mitra.",
        "The client {client} is not registered as a partner's machine.",
    ),
    "no-agreement": Problem(
        403,
        "No agreement is in force",
        "Tidak ada perjanjian yang berlaku, jadi tidak ada yang dikirim.",
        "No agreement is in force, so nothing is handed on.",
    ),
    "not-covered": Problem(
        403,
        "The agreement does not cover it",
        "Perjanjian tidak mencakup: {events}.",
        "The agreement does not cover: {events}.",
    ),
    "too-many-subscriptions": Problem(
        409,
        "Too many subscriptions",
        "Satu mitra dapat memiliki paling banyak {most} langganan.",
        "A partner may have at most {most} subscriptions.",
    ),
    "not-active": Problem(
        409,
        "The subscription is not active",
        "Langganan ini tidak aktif ({state}).",
        "This subscription is not active ({state}).",
    ),
    "not-to-replay": Problem(
        409,
        "Not to be replayed",
        "Pengiriman ini masih berjalan atau ditahan ({state}).",
        "This delivery is still under way, or withheld ({state}).",
    ),
    **{
        code: Problem(422, "Invalid input", *words)
        for code, words in {
            "webhook-url": ("Bukan alamat webhook yang sah.", "Not a valid webhook address."),
            "webhook-https": ("Alamat webhook harus https.", "A webhook's address must be https."),
            "webhook-port": ("Port webhook: 443, atau 1024 ke atas.", "A webhook's port: 443, or 1024 and above."),
            "webhook-address": (
                "Alamat webhook harus berada di internet publik.",
                "A webhook's address must be on the public internet.",
            ),
        }.items()
    },
}
