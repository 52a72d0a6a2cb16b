"""Mail servers that want to know us, and connections that must be private."""

import gc
import ssl
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from shared.clock import utcnow
from tests.integration.notifier.conftest import MailServer
from tests.unit.notifier.samples import SAMPLES

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody trusts unless told to, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server that a test starts itself, with options of its own."""
    own = MailServer()
    yield own
    own.stop()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", ResourceWarning
        )  # aiosmtpd forgets connections that ended in a failed handshake
        gc.collect()


@pytest.fixture
def dewi(notifier):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    return notifier


def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def state_after(dewi, url):
    dewi.sender(url, seconds=2).run(utcnow())
    return dewi.delivery("dewi").state


def only_us(_server, _session, _envelope, _mechanism, data):
    return AuthResult(success=data == LoginPassword(b"bina", b"s@ndi"))


@pytest.mark.parametrize(("user", "state"), [("bina:s%40ndi@", "delivered"), ("bina:wrong@", "queued"), ("", "queued")])
def test_a_server_that_wants_a_password(dewi, server, user, state):
    """Not being let in is our fault, never the recipient's: the letter waits."""
    server.options = {"authenticator": only_us, "auth_required": True, "auth_require_tls": False}
    server.start()
    assert state_after(dewi, server.url(user=user)) == state


def test_starttls(dewi, server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.options = {"tls_context": tls(certificate), "require_starttls": True}
    server.start()
    assert state_after(dewi, server.url(query="?starttls=yes")) == "delivered"


def test_smtps(dewi, server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.options = {"ssl_context": tls(certificate)}
    server.start()
    assert state_after(dewi, server.url("smtps")) == "delivered"


def test_a_certificate_nobody_vouches_for_is_not_believed(dewi, server, certificate):
    server.options = {"tls_context": tls(certificate)}
    server.start()
    assert state_after(dewi, server.url(query="?starttls=yes")) == "queued"
    assert server.letters == []


def test_where_privacy_is_asked_for_nothing_goes_in_the_clear(dewi, server):
    server.start()
    assert state_after(dewi, server.url(query="?starttls=yes")) == "queued"
    assert server.letters == []
