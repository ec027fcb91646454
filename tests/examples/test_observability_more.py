"""What the answers on incidents and on collecting logs say."""

import threading
import time

import psycopg
import pytest
from samples import load


@pytest.fixture
def records():
    return lambda *lines: list(load("observability/log_records.py").records(lines))


def test_a_line_cut_in_two_is_one_event_and_streams_do_not_mix(records):
    cut = ('t1 stdout P {"a"', "t2 stderr F oops", "t3 stdout F : 1}")
    assert records(*cut) == [{"time": "t2", "event": "oops", "parsed": False}, {"time": "t3", "a": 1}]


@pytest.mark.parametrize("text", ["42", "null", '"text"', "[1]", "{broken", ""])
def test_what_is_no_object_stays_readable(records, text):
    assert records(f"t1 stdout F {text}") == [{"time": "t1", "event": text, "parsed": False}]


def test_a_time_of_its_own_wins(records):
    assert records('t1 stdout F {"time": "t0"}') == [{"time": "t0"}]


def test_how_much_two_hundred_containers_write():
    assert 200 * 20 * 500 == 2_000_000  # bytes a second
    assert round(2_000_000 * 86_400 / 1e9) == 173  # gigabytes a day
    assert 5 * 10 * 2**20 / 1e6 < 60  # seconds until 5 files of 10 MiB are full at 1 MB a second


def test_cancelling_the_waiting_alter_table_lets_everybody_through(postgres, postgres_url):
    """The incident of the example: a report holds the table, ALTER TABLE waits for it, all others for ALTER TABLE."""
    postgres.execute("CREATE TABLE payments (id int)")
    told = {}

    def ask(name: str, query: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True, application_name=name) as connection:
            try:
                told[name] = connection.execute(query).statusmessage
            except psycopg.errors.QueryCanceled:
                told[name] = "cancelled"

    def waiting() -> set[str]:
        found = postgres.execute("SELECT application_name FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return {name for (name,) in found}

    def wait_for(*names: str) -> None:
        deadline = time.monotonic() + 20
        while waiting() != set(names):
            assert time.monotonic() < deadline, waiting()
            time.sleep(0.05)

    with psycopg.connect(postgres_url) as report:
        report.execute("SELECT count(*) FROM payments")
        migration = threading.Thread(target=ask, args=["migration", "ALTER TABLE payments ADD note text"])
        migration.start()
        wait_for("migration")
        payment = threading.Thread(target=ask, args=["payment", "INSERT INTO payments VALUES (1)"])
        payment.start()
        wait_for("migration", "payment")
        postgres.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration'")
        migration.join(20)
        payment.join(20)
        assert told == {"migration": "cancelled", "payment": "INSERT 0 1"}  # while the report is still open
