"""RabbitMQ as a private node: its own folder, ports, cookie and epmd; nothing of /etc or /var is touched."""

import shutil
from collections.abc import Mapping
from pathlib import Path

# Debian's wrapper in /usr/sbin changes user and folder: the scripts behind it are what we want.
SCRIPTS = (
    "/usr/lib/rabbitmq/bin/rabbitmq-server",
    "/opt/homebrew/sbin/rabbitmq-server",
    "/usr/local/sbin/rabbitmq-server",
)
NO_BUSY_WAITING = "+sbwt none +sbwtdcpu none +sbwtdio none"
PORTS = ("rabbitmq", "rabbitmq-distribution", "rabbitmq-epmd")


def find_binary() -> str | None:
    found = (path for path in SCRIPTS if Path(path).exists())
    return next(found, None) or shutil.which("rabbitmq-server")


def prepare(folder: Path, user: str, password: str) -> None:
    """Write the node's configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "rabbitmq.conf"
    config.touch(mode=0o600)
    config.write_text(
        f"default_user = {user}\ndefault_pass = {password}\n"
        "vm_memory_high_watermark.absolute = 512MB\ndisk_free_limit.absolute = 50MB\nlog.file.level = warning\n"
    )
    for name, text in {"env.conf": "", "advanced.config": "[].", "enabled_plugins": "[]."}.items():
        (folder / name).write_text(text)


def environment(folder: Path, ports: Mapping[str, int], path: str) -> dict[str, str]:
    """What makes the node private. No busy waiting: the machine is shared."""
    return {
        "PATH": path,
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "env.conf"),
        "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
        "RABBITMQ_ADVANCED_CONFIG_FILE": str(folder / "advanced.config"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_GENERATED_CONFIG_DIR": str(folder / "gen"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
        "RABBITMQ_NODENAME": "bina@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(ports["rabbitmq"]),
        "RABBITMQ_DIST_PORT": str(ports["rabbitmq-distribution"]),
        "ERL_EPMD_PORT": str(ports["rabbitmq-epmd"]),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": f"-kernel inet_dist_use_interface {{127,0,0,1}} {NO_BUSY_WAITING}",
        # The start script then execs the node, so that the pid we know is the broker's.
        "detached": "1",
    }


def url(port: int, user: str, password: str) -> str:
    return f"amqp://{user}:{password}@127.0.0.1:{port}/"


def epmd_stop(port: int) -> list[str]:
    """The name server of Erlang outlives its node: this ends it."""
    return ["epmd", "-port", str(port), "-kill"]
