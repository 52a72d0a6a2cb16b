"""What the broker is told about a partner: a user who may bind its agreement's types to its own queue, and no more.

    python -m deploy.partners.broker grant NAME TYPE…      prints the rabbitmqctl calls; the first asks for a password
    python -m deploy.partners.broker end NAME              prints those that end it: user, connections and queue go

Run them on the broker's machine, one by one. The topic permission is asked when a queue is bound: a type that the
agreement does not name, and any wildcard, is refused there.
"""

import re
import shlex
import sys
from collections.abc import Sequence

EXCHANGE, VHOST = "pustaka.partners", "/"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,40}")
TYPE = re.compile(r"[a-z]+(\.[a-z]+){2}\.v[0-9]+")
Call = list[str]


def grant(name: str, types: Sequence[str], *, vhost: str = VHOST, namespace: str = "") -> list[Call]:
    """The calls that give a partner what its agreement covers today; run again after its scope has changed."""
    user, own = _user(name), rf"mitra\.{name}\..*"
    if not types or any(not TYPE.fullmatch(each) for each in types):
        raise SystemExit("name the event types of the agreement, such as community.activity.held.v1")
    exchange = re.escape(namespace + EXCHANGE)
    bindable = "|".join(re.escape(each) for each in sorted(types))
    return [
        ["add_user", user],
        ["set_permissions", "-p", vhost, user, f"^{own}$", f"^{own}$", f"^({own}|{exchange})$"],
        ["set_topic_permissions", "-p", vhost, user, namespace + EXCHANGE, "^$", f"^({bindable})$"],
    ]


def end(name: str, *, vhost: str = VHOST) -> list[Call]:
    """The calls that end it. The queue goes too: what waits in it is not theirs any more."""
    user = _user(name)
    return [
        ["clear_permissions", "-p", vhost, user],
        ["close_all_user_connections", user, "agreement ended"],
        ["delete_user", user],
        ["delete_queue", "-p", vhost, f"mitra.{name}.events"],
    ]


def _user(name: str) -> str:
    if not NAME.fullmatch(name):
        raise SystemExit("a name has 2 to 41 characters of a-z, 0-9 and -")
    return f"mitra.{name}"


def main(arguments: Sequence[str]) -> None:
    """Print the calls."""
    if len(arguments) < 2 or arguments[0] not in ("grant", "end"):
        raise SystemExit(__doc__)
    calls = grant(arguments[1], arguments[2:]) if arguments[0] == "grant" else end(arguments[1])
    for call in calls:
        print(shlex.join(["rabbitmqctl", *call]))


if __name__ == "__main__":
    main(sys.argv[1:])
