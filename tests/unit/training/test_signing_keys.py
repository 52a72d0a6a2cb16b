"""The keys under which badges leave the house: one signs, retired ones stay checkable."""

import jwt
import pytest
from joserfc.jwk import RSAKey

from services.training.papers.keys import Keyring, ed25519_pem, keyring
from shared.errors import Refused
from shared.settings import Settings

OLD, NEW = ed25519_pem(b"a" * 32), ed25519_pem(b"b" * 32)
CLAIMS = {"name": "Pelatihan – “uji”"}


def public_pem(bundle):
    made = Keyring(bundle)
    return made._signer.as_pem(private=False).decode()


@pytest.mark.parametrize(
    ("private", "algorithm"), [(OLD, "EdDSA"), (RSAKey.generate_key(2048).as_pem(private=True).decode(), "RS256")]
)
def test_another_library_reads_the_signature(private, algorithm):
    token = Keyring(private).sign(CLAIMS, "kid")
    assert jwt.decode(token, public_pem(private), algorithms=[algorithm]) == CLAIMS
    assert jwt.get_unverified_header(token) == {"alg": algorithm, "kid": "kid", "typ": "JWT"}
    assert Keyring(private).sign(CLAIMS, "kid") == token


def test_after_a_rotation_the_retired_key_is_still_published():
    old = Keyring(OLD)
    ring = Keyring(NEW + public_pem(OLD))
    assert ring.signer == Keyring(NEW).signer
    assert ring.public()[old.signer] == old.public()[old.signer]
    assert not [each for each in ring.public().values() if "d" in each]


@pytest.mark.parametrize("bundle", ["", "x", public_pem(OLD) + NEW])
def test_a_bundle_that_cannot_sign_is_refused(bundle):
    with pytest.raises(ValueError, match="SIGNING_KEY"):
        Keyring(bundle)


def test_without_a_key_only_a_laptop_signs():
    on_laptop = Settings.for_tests("training")
    assert keyring(on_laptop).signer == keyring(on_laptop).signer
    assert keyring(on_laptop).signer != keyring(Settings.for_tests("training", secret="other")).signer
    with pytest.raises(Refused, match="signing-key-missing"):
        keyring(Settings.for_tests("training", env="production"))
    assert keyring(Settings.for_tests("training", env="production", signing_key=NEW)).signer == Keyring(NEW).signer
