"""Free loopback ports, chosen once and remembered."""

import socket

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether `port` can be bound on the loopback address now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free(count: int) -> list[int]:
    """`count` different ports nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def first_free(start: int, tries: int = 100) -> int:
    """The first free port from `start` upward."""
    for port in range(start, start + tries):
        if is_free(port):
            return port
    raise OSError(f"no free port from {start} to {start + tries - 1}")


def allocate(names: list[str], remembered: dict[str, int], in_use: bool) -> dict[str, int]:
    """A port per name: the remembered one while it is free (or ours, `in_use`), else a new one."""
    kept = {name: remembered[name] for name in names if name in remembered and (in_use or is_free(remembered[name]))}
    missing = [name for name in names if name not in kept]
    return kept | dict(zip(missing, free(len(missing)), strict=True))
