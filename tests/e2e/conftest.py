"""The way in that every e2e test takes: the gateway, as a person who has signed in."""

from collections.abc import Iterator

import pytest

from deploy.demo.gateway import Gateway
from tests.support.platform import Platform


@pytest.fixture(scope="module")
def gateway(platform: Platform) -> Iterator[Gateway]:
    with Gateway(platform.url, lambda _url, who: platform.sign_in(who)) as gateway:
        yield gateway
