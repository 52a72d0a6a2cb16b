"""The platform laid out on one machine: which process listens where, and what its environment says."""

from collections.abc import Mapping

from deploy.containers.keys import private_key
from deploy.local import environment
from deploy.local.inheritance import inherited
from deploy.local.plan import SERVICES, Plan, Process, Task
from deploy.local.rabbit import PORTS as RABBIT_PORTS
from deploy.local.servers import Server
from deploy.local.state import State

OWN_PORTS = ("identity", "mail-smtp", "mail-http", "web", "mongod", *RABBIT_PORTS)


def port_names() -> list[str]:
    """Every port a copy needs, the gateway's aside."""
    return [*OWN_PORTS, *(f"{service}-{job}" for service in SERVICES for job in ("api", "worker"))]


def lay_out(state: State, gateway_port: int, ports: Mapping[str, int], mongo: Server, rabbit: Server) -> Plan:
    """The whole plan of one copy."""
    url = f"http://127.0.0.1:{gateway_port}"
    common = _common(state, url, ports, mongo.url, rabbit.url)
    return Plan(
        url=url,
        servers=[*mongo.processes, *rabbit.processes],
        stages=[[*mongo.tasks, *rabbit.tasks], [_setup(service, common) for service in SERVICES]],
        processes=[
            _identity(state, common, ports),
            _mail(state, common, ports),
            *(_api(service, _signing(state, service, common), ports) for service in SERVICES),
            *(_worker(service, common, ports) for service in SERVICES),
            _web(state, common, ports),
            _gateway(common, gateway_port, ports),
        ],
        notes={
            "MongoDB": mongo.how,
            "RabbitMQ": rabbit.how,
            "mail": f"http://127.0.0.1:{ports['mail-http']}/",
            "mongo_url": mongo.url,
            "amqp_url": rabbit.url,
        },
    )


def _common(state: State, url: str, ports: Mapping[str, int], mongo_url: str, amqp_url: str) -> dict[str, str]:
    return {
        **inherited(),
        "BINA_ENV": "dev",
        "PUBLIC_URL": url,
        "OIDC_ISSUER": f"{url}/identity",
        "OIDC_JWKS_URL": f"{_local(ports['identity'])}/identity/jwks",
        "MONGO_URL": mongo_url,
        "AMQP_URL": amqp_url,
        "SMTP_URL": f"smtp://127.0.0.1:{ports['mail-smtp']}",
        "BINA_SECRET_FILE": str(state.secret("services")),
    }


def _signing(state: State, service: str, common: Mapping[str, str]) -> Mapping[str, str]:
    """Badges are signed by training alone, and there by the side that serves them."""
    return (
        {**common, "SIGNING_KEY_FILE": str(state.secret("signing-key", private_key))}
        if service == "training"
        else common
    )


def _setup(service: str, common: Mapping[str, str]) -> Task:
    return Task(f"{service} setup", _python(f"services.{service}", "setup"), common)


def _api(service: str, common: Mapping[str, str], ports: Mapping[str, int]) -> Process:
    port = ports[f"{service}-api"]
    return _listening(f"{service}-api", _python(f"services.{service}", "api"), common, port, "/readyz")


def _worker(service: str, common: Mapping[str, str], ports: Mapping[str, int]) -> Process:
    port = ports[f"{service}-worker"]
    own = {**common, "WORKER_PORT": str(port)}
    return _listening(f"{service}-worker", _python(f"services.{service}", "worker"), own, port, "/readyz")


def _identity(state: State, common: Mapping[str, str], ports: Mapping[str, int]) -> Process:
    own = {
        **common,
        "IDENTITY_STATE_DIR": str(state.folder / "secrets"),
        "WEB_CLIENT_SECRET_FILE": str(state.secret("web-client")),
        "PARTNER_CLIENT_SECRET_FILE": str(state.secret("partner-client")),
    }
    return _listening("identity", _python("deploy.identity"), own, ports["identity"], "/livez")


def _mail(state: State, common: Mapping[str, str], ports: Mapping[str, int]) -> Process:
    own = {**common, "SMTP_PORT": str(ports["mail-smtp"]), "MAIL_DIR": str(state.data / "mail")}
    return _listening("mail", _python("deploy.mail"), own, ports["mail-http"], "/livez")


def _web(state: State, common: Mapping[str, str], ports: Mapping[str, int]) -> Process:
    own = {
        **{name: value for name, value in common.items() if name not in ("MONGO_URL", "AMQP_URL")},
        **{f"API_{service.upper()}_URL": _local(ports[f"{service}-api"]) for service in SERVICES},
        "OIDC_INTERNAL_URL": f"{_local(ports['identity'])}/identity",
        "BINA_SECRET_FILE": str(state.secret("web")),
        "WEB_CLIENT_SECRET_FILE": str(state.secret("web-client")),
        "WEB_STATE_DIR": str(state.data / "web"),
    }
    return _listening("web", _python("web", "api"), own, ports["web"], "/livez")


def _gateway(common: Mapping[str, str], port: int, ports: Mapping[str, int]) -> Process:
    upstreams = {service: ports[f"{service}-api"] for service in SERVICES}
    own = {
        **common,
        **{f"UPSTREAM_{name.upper()}": _local(number) for name, number in upstreams.items()},
        "UPSTREAM_IDENTITY": _local(ports["identity"]),
        "UPSTREAM_WEB": _local(ports["web"]),
    }
    return _listening("gateway", _python("deploy.gateway"), own, port, "/gateway/livez")


def _listening(name: str, command: list[str], common: Mapping[str, str], port: int, health: str) -> Process:
    environment = {**common, "PORT": str(port), "HOST": "127.0.0.1"}
    return Process(name, command, environment, f"{_local(port)}{health}")


def _python(*arguments: str) -> list[str]:
    return [str(environment.python()), "-m", *arguments]


def _local(port: int) -> str:
    return f"http://127.0.0.1:{port}"
