import os

import psycopg
import pytest


@pytest.fixture
def db():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        with connection.transaction(force_rollback=True):
            yield connection


def make_user(db, name="Ali"):
    insert = "INSERT INTO users (name) VALUES (%s) RETURNING id"
    with db.transaction():  # inside another one: a savepoint
        return db.execute(insert, [name]).fetchone()[0]


def test_first(db):
    assert make_user(db) == 1


def test_second(db):
    assert db.execute("SELECT * FROM users").fetchall() == []
    user_id = make_user(db)
    assert user_id == 1
