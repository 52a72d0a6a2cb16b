"""What is told of partners' subscriptions: to managers, and to the contact the partner named."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

KIND = "subscription.disabled"

PARTNERS: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        (KIND, "manager"): Template(
            "Langganan mitra dihentikan: {partner_name}",
            (
                "Kiriman kejadian ke {host} milik {partner_name} terus gagal, jadi langganannya dihentikan.",
                "Sebabnya: {reason}. Yang masih menunggu: {waiting}.",
            ),
            "Hubungi mitra; setelah penerimanya pulih, mesin mereka dapat meneruskan langganan tanpa ada yang hilang.",
            "Buka mitra",
            "Anda mengelola perjanjian dengan mitra.",
        ),
        (KIND, "visitor"): Template(
            "Langganan Anda dihentikan: {host}",
            (
                "Kiriman kejadian ke {host} terus gagal, jadi langganan {subscription_id} dihentikan.",
                "Sebabnya: {reason}. Yang masih menunggu: {waiting}.",
            ),
            "Perbaiki penerimanya, lalu POST /subscriptions/{subscription_id}/resume. Tidak ada yang hilang.",
            "Buka uraian antarmuka",
            "Alamat ini adalah narahubung Anda dalam perjanjian dengan perpustakaan.",
        ),
    },
    "en": {
        (KIND, "manager"): Template(
            "A partner's subscription was stopped: {partner_name}",
            (
                "Events to {host} of {partner_name} kept failing, so the subscription was stopped.",
                "The reason: {reason}. Still waiting: {waiting}.",
            ),
            "Get in touch; once the receiver is well, their machine can take up the subscription and nothing is lost.",
            "Open the partner",
            "You look after the agreements with partners.",
        ),
        (KIND, "visitor"): Template(
            "Your subscription was stopped: {host}",
            (
                "Events to {host} kept failing, so the subscription {subscription_id} was stopped.",
                "The reason: {reason}. Still waiting: {waiting}.",
            ),
            "Mend the receiver, then go on by POST /subscriptions/{subscription_id}/resume. Nothing is lost.",
            "Open the description of the interface",
            "This address is your institution's contact in the agreement with the library.",
        ),
    },
}
