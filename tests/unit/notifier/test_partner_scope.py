"""A partner never receives what its agreement does not cover: every event type, every audience, any agreements."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.agreements import Agreement, covered, may_receive
from services.notifier.events.incoming import incoming
from services.notifier.partner_queries import visible
from shared.contracts.base import EVENTS

TODAY = date(2026, 11, 24)
DAYS = st.integers(-900, 900).map(lambda days: TODAY + timedelta(days=days))
TYPES = st.sampled_from(sorted(EVENTS))
AGREEMENTS = st.lists(
    st.builds(Agreement, DAYS, st.none() | DAYS, st.frozensets(TYPES, max_size=8), st.booleans()), max_size=4
)


@given(AGREEMENTS, TYPES, DAYS)
def test_nothing_is_received_that_no_agreement_in_force_covers(
    agreements: list[Agreement], key: str, happened: date
) -> None:
    contract = EVENTS[key]
    if not may_receive(agreements, key, happened, visible(), TODAY):
        return
    assert contract.audience == "partner"
    assert not contract.personal
    assert any(
        not each.ended
        and each.starts_on <= min(happened, TODAY)
        and (each.ends_on is None or each.ends_on >= TODAY)
        and (contract.public or key in each.events)
        for each in agreements
    )


@given(AGREEMENTS, DAYS)
def test_what_is_told_to_be_covered_is_what_is_received(agreements: list[Agreement], happened: date) -> None:
    told = covered(agreements, visible(), TODAY)
    for key in EVENTS:
        received = may_receive(agreements, key, happened, visible(), TODAY)
        assert received == (key in told and told[key] <= happened)


def test_no_internal_type_is_received_even_where_an_agreement_names_all_of_them() -> None:
    everything = [Agreement(TODAY, None, frozenset(EVENTS))]
    received = {key for key in EVENTS if may_receive(everything, key, TODAY, visible(), TODAY)}
    assert received == {key for key, each in EVENTS.items() if each.audience == "partner"} - {
        "notifier.sandbox.sent.v1"
    }


def test_without_a_scope_only_what_is_public() -> None:
    told = covered([Agreement(TODAY)], visible(), TODAY)
    assert set(told) == {key for key, each in EVENTS.items() if each.public}
    assert covered([Agreement(TODAY, TODAY - timedelta(days=1))], visible(), TODAY) == {}
    assert covered([Agreement(TODAY, ended=True)], visible(), TODAY) == {}


def test_every_type_for_partners_is_listened_to() -> None:
    assert visible().types <= incoming.routing_keys
