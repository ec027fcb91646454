from functools import partial

from django.contrib.auth.models import User
from django.core import mail
from django.db import transaction
from django.test import TestCase


@transaction.atomic
def sign_up(name, address):
    user = User.objects.create_user(name, address)
    send = partial(user.email_user, "Welcome", "Salom!")
    transaction.on_commit(send)


class SignUpTests(TestCase):
    def test_the_letter_is_not_sent(self):
        sign_up("aziza", "aziza@example.uz")
        self.assertEqual(len(mail.outbox), 0)

    def test_the_letter_is_sent(self):
        with self.captureOnCommitCallbacks(execute=True):
            sign_up("aziza", "aziza@example.uz")
        self.assertEqual(mail.outbox[0].to, ["aziza@example.uz"])
