"""What the answer on collecting logs says."""

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
