"""What the answers on encryption and personal data say."""

import hashlib
import hmac
import os

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from samples import load


def test_the_key_that_was_replaced_still_opens_an_old_copy():
    sample = load("owasp/encryption_hashing.py")
    assert sample.old.decrypt(sample.stored) == sample.phone
    assert sample.moved != sample.stored


def test_a_ciphertext_moved_to_another_row_opens_unless_it_is_tied_to_its_own():
    box, nonce = AESGCM(AESGCM.generate_key(256)), os.urandom(12)
    loose = box.encrypt(nonce, b"9000000", None)
    assert box.decrypt(nonce, loose, None) == b"9000000"  # in whichever row it lies
    tied = box.encrypt(nonce[::-1], b"9000000", b"salary:1")
    assert box.decrypt(nonce[::-1], tied, b"salary:1") == b"9000000"
    with pytest.raises(InvalidTag):
        box.decrypt(nonce[::-1], tied, b"salary:2")


def test_an_hmac_finds_the_row_and_cannot_be_guessed_without_its_key():
    key, phone = os.urandom(32), b"+998901234567"
    index = hmac.digest(key, phone, "sha256")
    assert index == hmac.digest(key, phone, "sha256")
    assert index not in {hmac.digest(os.urandom(32), phone, "sha256"), hashlib.sha256(phone).digest()}


def test_a_restore_brings_the_erased_back_until_the_list_is_run_again():
    sample = load("owasp/personal_data.py")
    assert sample.db.execute(sample.JOIN).fetchall() == [(None, 90000)]
    assert sample.sunday.execute(sample.JOIN).fetchall() == [("+998901234567", 90000)]
