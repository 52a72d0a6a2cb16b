"""The loop, whole, through the gateway: what `./bina demo` shows is what must be true."""

from deploy.demo.story import play
from deploy.local.sign_in import sign_in


def test_the_loop_turns_and_turns_again(platform):
    told: list[str] = []
    play(platform.url, sign_in, told.append)
    assert told[-1].strip() == "The loop has turned."
    play(platform.url, sign_in, told.append)
