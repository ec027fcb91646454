"""What the first half of the Python basics claims beside the output of its samples."""

import codecs
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from array import array
from collections import Counter, OrderedDict, UserDict, defaultdict, deque
from decimal import Decimal
from operator import itemgetter
from typing import get_type_hints

import pytest
from pydantic import BaseModel, StrictInt, ValidationError
from samples import load


def test_a_hint_does_not_turn_parsed_json_into_the_class_it_names():
    class Order:
        total: int

    order: Order = json.loads('{"total": 5}')
    with pytest.raises(AttributeError):
        _ = order.total


def test_a_hint_of_an_unknown_class_fails_at_definition_or_at_whoever_reads_it():
    names: dict = {}
    source = "def total(order: Order): return 1"
    if sys.version_info < (3, 14):
        with pytest.raises(NameError):
            exec(source, names)
    else:
        exec(source, names)
        assert names["total"](None) == 1
        with pytest.raises(NameError):
            get_type_hints(names["total"])


def test_true_passes_as_a_quantity_unless_bool_is_excluded():
    quantity = json.loads('{"quantity": true}')["quantity"]
    assert isinstance(quantity, int) and quantity * 90_000 == 90_000
    assert type(quantity) is not int

    class Line(BaseModel):
        quantity: int

    class Strict(BaseModel):
        quantity: StrictInt

    assert Line.model_validate_json('{"quantity": true}').quantity == 1
    with pytest.raises(ValidationError):
        Strict.model_validate_json('{"quantity": true}')


def test_long_digits_are_refused_by_int_and_exact_types_turn_subclasses_away():
    assert int("9" * 4300) > 0
    with pytest.raises(ValueError, match="4300"):
        int("9" * 4301)
    assert isinstance(defaultdict(list), dict) and type(defaultdict(list)) is not dict
    assert not isinstance(UserDict(), dict)
    assert bool("False") and f"{255:x}" == "ff" and hex(255) == "0xff"


def test_floats_come_in_through_json_and_comparisons_say_nothing():
    assert isinstance(json.loads("19.99"), float)
    assert json.loads("19.99", parse_float=Decimal) == Decimal("19.99")
    with pytest.raises(TypeError):
        Decimal("0.1") + 0.1
    assert Decimal("0.1") != 0.1 and Decimal("0.5") == 0.5
    with pytest.raises(TypeError):
        json.dumps(Decimal("1"))
    stored = 2.675
    assert Decimal(stored) < Decimal("2.675")
    assert len((Decimal(1) / 3).as_tuple().digits) == 28


def test_floor_and_remainder_fit_together():
    assert all(a == (a // b) * b + a % b for a in range(-9, 10) for b in (-4, -1, 3, 7))
    assert all((a % b == 0) or (a % b > 0) == (b > 0) for a in range(-9, 10) for b in (-4, 3))
    nan = float("nan")
    assert nan != nan


def test_a_final_line_break_passes_the_dollar():
    assert re.match(r"^[a-z]+$", "ali\n")
    assert re.match(r"^[a-z]+$", "ali\n<script>", re.MULTILINE)
    assert not re.match(r"^[a-z]+$", "ali\n<script>")
    assert not re.fullmatch(r"[a-z]+", "ali\n")
    assert re.fullmatch(r"\d+", "٣٤") and not re.fullmatch(r"[0-9]+", "٣٤")


def test_string_methods_do_what_the_table_says():
    scheme = "https://"
    assert "https://shop.uz".lstrip(scheme) == "op.uz"
    assert "²".isdigit() and not "²".isdecimal()
    with pytest.raises(ValueError):
        int("²")
    assert "ß".casefold() == "ss" and "ß".lower() == "ß"
    assert "abc".find("z") == -1
    assert "a\nb\n".splitlines() == ["a", "b"]
    assert Counter("Bir bir ikki".casefold().split()) == {"bir": 2, "ikki": 1}
    with pytest.raises(ValueError):
        "abc".index("z")


def test_a_chunk_may_end_inside_a_letter():
    raw = ("a" + "Ж" * 10).encode()
    chunks = [raw[:4], raw[4:]]
    with pytest.raises(UnicodeDecodeError, match="unexpected end of data"):
        chunks[0].decode()
    assert "\ufffd" in "".join(chunk.decode(errors="replace") for chunk in chunks)
    decoder = codecs.getincrementaldecoder("utf-8")()
    assert "".join(map(decoder.decode, chunks)) + decoder.decode(b"", final=True) == raw.decode()
    assert io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8").read() == raw.decode()


def test_code_points_and_bytes_are_counted_apart():
    assert [len(letter.encode()) for letter in ("a", "Ж", "ʻ", "€", "😀")] == [1, 2, 2, 3, 4]
    assert len("👨‍👩‍👧") == 5
    assert "й" != "и\u0306" and unicodedata.normalize("NFC", "и\u0306") == "й"
    assert bytes(range(256)).decode("latin-1")
    table = bytes(range(256)).decode("cp1251", errors="replace")
    assert [number for number, sign in enumerate(table) if sign == "\ufffd"] == [0x98]
    assert "Привет".encode().decode("cp1251")
    with pytest.raises(UnicodeDecodeError, match="0x98"):
        "Иван".encode().decode("cp1251")
    warned = subprocess.run([sys.executable, "-b", "-c", "b'a' == 'a'"], capture_output=True, text=True, timeout=60)
    assert "BytesWarning" in warned.stderr


def test_the_last_duplicate_takes_the_place_of_the_first():
    rows = [{"id": 1, "at": 1}, {"id": 2, "at": 2}, {"id": 1, "at": 3}]
    assert [row["at"] for row in {row["id"]: row for row in rows}.values()] == [3, 2]
    first: dict = {}
    for row in rows:
        first.setdefault(row["id"], row)
    assert [row["at"] for row in first.values()] == [1, 2]
    last: dict = {}
    for row in rows:
        last.pop(row["id"], None)
        last[row["id"]] = row
    assert [row["at"] for row in last.values()] == [2, 3]
    with pytest.raises(TypeError):
        set(rows)


def test_an_array_holds_eight_byte_numbers_and_nothing_else():
    numbers = array("q", [1, 2, 3])
    assert numbers.itemsize == 8
    with pytest.raises(TypeError):
        numbers.append("4")
    assert deque([1, 2]).popleft() == 1
    with pytest.raises(ValueError):
        max([])


def test_merging_dicts_is_shallow():
    defaults = {"db": {"host": "localhost", "port": 5432}}
    settings = defaults | {"debug": True}
    settings["db"]["host"] = "x"
    assert defaults["db"]["host"] == "x"
    assert "port" not in (defaults | {"db": {"host": "y"}})["db"]


def test_dicts_and_their_views():
    stock = {"olma": 5, "nok": 0}
    assert stock.keys() & {"nok": 1, "uzum": 2}.keys() == {"nok"}
    assert list(dict(sorted(stock.items(), key=itemgetter(1)))) == ["nok", "olma"]
    with pytest.raises(RuntimeError):
        for name in stock:
            stock[name + "!"] = 1
    loads = []
    cache = {"a": 1}
    assert cache.setdefault("a", loads.append("ran")) == 1 and loads == ["ran"]
    assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1) and {"a": 1, "b": 2} == {"b": 2, "a": 1}


def order(seed: str, source: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    code = f"print(list({source}))"
    return subprocess.check_output([sys.executable, "-c", code], env=environment, text=True, timeout=60)


def test_the_order_of_a_set_of_strings_depends_on_the_run():
    words, numbers = "{'sql', 'orm', 'api', 'jwt'}", "{3, 1, 2}"
    assert len({order(seed, words) for seed in "123456"}) > 1
    assert order("7", words) == order("7", words)
    assert {order(seed, numbers) for seed in "12"} == {"[1, 2, 3]\n"}


def test_sets_and_their_methods():
    tags = {"old"}
    tags.update("new")
    assert tags == {"old", "n", "e", "w"}
    assert {1}.union([3]) == {1, 3}
    with pytest.raises(TypeError):
        _ = {1} | [3]
    with pytest.raises(KeyError):
        {1}.remove(2)
    with pytest.raises(TypeError):
        _ = {(1, [2])}
    with pytest.raises(AttributeError):
        {}.add(1)


def pages(connection, after: str, start: int) -> None:
    """Mark all orders as done page by page; `after` says where the next page begins."""
    while rows := connection.execute(f"SELECT id FROM orders WHERE NOT done {after}", (start,)).fetchall():
        connection.executemany("UPDATE orders SET done = TRUE WHERE id = ?", rows)
        start = rows[-1][0] if "id >" in after else start + 100


@pytest.mark.parametrize(
    ("after", "left"),
    [("ORDER BY id LIMIT 100 OFFSET ?", 500), ("AND id > ? ORDER BY id LIMIT 100", 0)],
)
def test_pages_by_offset_skip_what_slid_forward(sqlite, after, left):
    sqlite.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, done BOOLEAN DEFAULT FALSE)")
    sqlite.executemany("INSERT INTO orders (id) VALUES (?)", [(number,) for number in range(1, 1001)])
    pages(sqlite, after, 0)
    assert sqlite.execute("SELECT count(*) FROM orders WHERE NOT done").fetchone() == (left,)


def test_the_samples_can_be_used_further():
    strings = load("python-basics/string_handling.py")
    assert not strings.is_palindrome("python")
    assert load("python-basics/python_versions.py").read("pay") is None
    assert load("python-basics/loops_control.py").find([[1]], 5) == "nowhere"
