import os
from unittest.mock import Mock

import psycopg
from psycopg.errors import UniqueViolation

USER = "INSERT INTO users (email) VALUES (%s)"
LOG = "INSERT INTO log (entry) VALUES (%s)"


def sign_up(db, email):
    try:
        db.execute(USER, [email])
        state = "created"
    except UniqueViolation:
        state = "exists"
    db.execute(LOG, [state])
    return state


def test_unit():
    db = Mock(**{"execute.side_effect": [UniqueViolation, None]})
    assert sign_up(db, "ali@example.uz") == "exists"


def test_integration():
    with psycopg.connect(os.environ["DATABASE_URL"]) as db:
        assert sign_up(db, "ali@example.uz") == "created"
        assert sign_up(db, "ali@example.uz") == "exists"
