"""What the second half of the Python basics section says beyond its samples' own comments."""

import argparse
import heapq
import io
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from operator import itemgetter
from typing import Annotated

import pytest
from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from samples import EXAMPLES

SCRIPT = EXAMPLES / "python-basics" / "count_errors.py"


def python(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=60, **options)


def test_an_empty_object_with_a_length_is_replaced_by_or():
    class Cache(dict):
        pass

    shared = Cache()
    assert (shared or Cache()) is not shared
    shared["a"] = 1
    assert (shared or Cache()) is shared


def test_a_bare_name_in_a_case_captures_everything():
    namespace = {"NOT_FOUND": 404}
    exec("match 500:\n    case NOT_FOUND: hit = True", namespace)
    assert namespace["hit"] and namespace["NOT_FOUND"] == 500
    with pytest.raises(SyntaxError, match="makes remaining patterns unreachable"):
        compile("match 1:\n    case NAME: pass\n    case _: pass", "", "exec")


def test_conditions_that_surprise():
    assert eval("1 and 0 or 'b'") == "b"
    assert eval("2 == True") is False
    assert any([]) is False and all([]) is True
    assert eval("None and None.email") is None


def test_a_class_body_hides_its_names_from_a_comprehension():
    body = "class A:\n    LABELS = {'a': 'A'}\n    STATUSES = ['a']\n    choices = "
    with pytest.raises(NameError, match="LABELS"):
        exec(body + "[(s, LABELS[s]) for s in STATUSES]", {})
    exec(body + "[(s, label) for s, label in LABELS.items()]", {})
    exec("LABELS = {'a': 'A'}\n[LABELS[s] for s in ['a']]", {})


def test_tuple_of_priority_and_job_compares_the_jobs():
    jobs = [{"priority": 1, "id": 2}, {"priority": 1, "id": 1}, {"priority": 0, "id": 3}]
    with pytest.raises(TypeError, match="'<' not supported between instances of 'dict' and 'dict'"):
        min((job["priority"], job) for job in jobs[:2])
    assert min(jobs[:2], key=itemgetter("priority"))["id"] == 2
    counter, heap = itertools.count(), []
    for job in jobs:
        heapq.heappush(heap, (job["priority"], next(counter), job))
    assert [heapq.heappop(heap)[2]["id"] for _ in jobs] == [3, 2, 1]


def test_letters_are_sorted_by_code_point():
    words = ["Zafar", "ali", "salom", "shahar"]
    assert sorted(words) == ["Zafar", "ali", "salom", "shahar"]
    assert sorted(words, key=str.casefold) == ["ali", "salom", "shahar", "Zafar"]
    assert sorted([100, 20], key=str) == [100, 20]


def test_none_goes_last_and_with_reverse_first():
    ages = [30, None, 25, None]
    assert sorted(ages, key=lambda age: (age is None, age)) == [25, 30, None, None]
    assert sorted(ages, key=lambda age: (age is None, age), reverse=True) == [None, None, 30, 25]


def test_a_starred_call_reads_a_generator_to_its_end_first():
    read = []

    def rows():
        for number in range(3):
            read.append(number)
            yield number

    class Out(io.StringIO):
        def write(self, text):
            assert read == [0, 1, 2]
            return super().write(text)

    print(*rows(), sep="\n", file=Out())


def test_targets_are_assigned_from_left_to_right():
    nums, i = [2, 1], 0
    nums[i], nums[nums[i] - 1] = nums[nums[i] - 1], nums[i]
    assert nums == [2, 1]
    nums[nums[i] - 1], nums[i] = nums[i], nums[nums[i] - 1]
    assert nums == [1, 2]
    with pytest.raises(ValueError, match="not enough values"):
        exec("first, *_, last = [1]")
    with pytest.raises(TypeError, match="keywords must be strings"):
        dict(**{1: 2})


def test_file_modes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old\n" * 100)
    with path.open("w"):
        assert path.stat().st_size == 0
    with pytest.raises(FileExistsError):
        path.open("x")
    path.write_text("a\nb\n")
    with path.open() as file, pytest.raises(OSError, match="telling position disabled"):
        for _ in file:
            file.tell()
    path.write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError) as caught:
        path.read_text(encoding="utf-8")
    assert isinstance(caught.value, ValueError) and not isinstance(caught.value, OSError)
    assert "toʻrt".encode().decode("cp1251") == "toК»rt"


def backwards(file, block):
    """Yield the lines of a binary file from the last to the first."""
    position, rest = file.seek(0, io.SEEK_END), b""
    while position:
        size = min(block, position)
        position -= size
        file.seek(position)
        rest, *lines = (file.read(size) + rest).split(b"\n")
        yield from reversed(lines)
    yield rest


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1000])
def test_blocks_from_the_end_give_whole_lines(block):
    text = "bir\nikki\n\nuch\ntoʻrt — 4"
    lines = [line.decode() for line in backwards(io.BytesIO(text.encode()), block)]
    assert lines == text.split("\n")[::-1]


def test_json_keeps_what_the_table_says():
    assert json.loads(json.dumps({7: (1,), True: None, None: 1})) == {"7": [1], "true": None, "null": 1}
    with pytest.raises(TypeError, match="keys must be str"):
        json.dumps({(1, 2): 3}, default=str)
    with pytest.raises(ValueError, match="not JSON compliant"):
        json.dumps(float("nan"), allow_nan=False)
    assert json.loads('{"1": "a", "1": "b"}') == {"1": "b"}
    assert json.dumps("oʻ") == '"o\\u02bb"'
    assert json.dumps({1}, default=str) == '"{1}"'
    assert issubclass(json.JSONDecodeError, ValueError)
    assert json.loads("9007199254740993") == 9007199254740993
    assert int(float("9007199254740993")) == 9007199254740992
    assert json.loads("0.10", parse_float=Decimal) == Decimal("0.10")


def test_a_circular_import_finds_a_half_filled_module(tmp_path):
    (tmp_path / "a.py").write_text("from b import pay\ndef tax(): return 1\n")
    (tmp_path / "b.py").write_text("from a import tax\ndef pay(): return tax()\n")
    error = python("-c", "import a", cwd=tmp_path).stderr
    assert "ImportError: cannot import name 'tax' from partially initialized module 'a'" in error
    (tmp_path / "b.py").write_text("import a\ndef pay(): return a.tax()\n")
    assert python("-c", "import a; print(a.pay())", cwd=tmp_path).stdout == "1\n"


def test_a_regular_package_further_on_beats_a_folder_without_init(tmp_path):
    for place in ("project", "site"):
        (tmp_path / place / "utils").mkdir(parents=True)
        (tmp_path / place / "utils" / "text.py").write_text(f"WHOSE = {place!r}")
    (tmp_path / "site" / "utils" / "__init__.py").write_text("")
    ask = {
        "args": [sys.executable, "-c", "import utils.text; print(utils.text.WHOSE)"],
        "env": {**os.environ, "PYTHONPATH": f"{tmp_path}/project:{tmp_path}/site"},
        "cwd": tmp_path,
        "text": True,
        "timeout": 60,
    }
    assert subprocess.check_output(**ask) == "site\n"
    (tmp_path / "project" / "utils" / "__init__.py").write_text("")
    assert subprocess.check_output(**ask) == "project\n"


def test_a_file_with_relative_imports_runs_only_as_a_module(tmp_path):
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "models.py").write_text("NAME = 'shop'")
    (tmp_path / "shop" / "report.py").write_text("from .models import NAME\nprint(NAME)")
    assert "no known parent package" in python("shop/report.py", cwd=tmp_path).stderr
    assert python("-m", "shop.report", cwd=tmp_path).stdout == "shop\n"


def test_the_script_speaks_through_stdout_stderr_and_its_exit_code():
    log = "FAIL a\nok\nFAIL b\nSLOW c\n"
    ended = subprocess.run([SCRIPT, "--max", "1"], input=log, capture_output=True, text=True, timeout=60)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("2\n", "too many errors\n", 1)
    env = {**os.environ, "WORD": "SLOW"}
    ended = python(str(SCRIPT), "--max", "1", input=log, env=env)
    assert (ended.stdout, ended.returncode) == ("1\n", 0)
    wrong = python(str(SCRIPT), "--max", "many", input=log)
    assert wrong.returncode == 2
    assert "argument --max: invalid int value: 'many'" in wrong.stderr


def test_bool_as_a_type_takes_every_text_for_true():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry-run", type=bool)
    assert parser.parse_args(["--dry-run", "False"]).dry_run is True


def test_each_subcommand_has_a_parser_of_its_own():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("add").add_argument("name")
    commands.add_parser("list")
    assert vars(parser.parse_args(["add", "ali"])) == {"command": "add", "name": "ali"}
    with pytest.raises(SystemExit):
        parser.parse_args([])


def test_exit_codes():
    assert python("-c", "1 / 0").returncode == 1
    text = python("-c", "import sys; sys.exit('no file')")
    assert (text.stderr, text.returncode) == ("no file\n", 1)


def test_a_timeout_kills_the_shell_and_not_what_it_started(tmp_path):
    command = f"(sleep 1; echo late) | cat > {tmp_path}/dump"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(command, shell=True, timeout=0.2)
    time.sleep(1.5)
    assert (tmp_path / "dump").read_text() == "late\n"

    assert subprocess.run("false | cat", shell=True, timeout=60).returncode == 0
    began = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(["sleep", "5"], timeout=0.2)
    assert time.monotonic() - began < 3

    (tmp_path / "dump").unlink()
    child = subprocess.Popen(command, shell=True, start_new_session=True)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(timeout=0.2)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait(20)
    time.sleep(1.5)
    assert (tmp_path / "dump").read_text() == ""


def test_a_renamed_parameter_is_a_renamed_query_field():
    app = FastAPI()

    @app.get("/new")
    def new(user_id: int = 0):
        return user_id

    @app.get("/required")
    def required(user_id: int):
        return user_id

    @app.get("/kept")
    def kept(user_id: Annotated[int, Query(alias="userId")]):
        return user_id

    client = TestClient(app)
    assert client.get("/new?userId=7").json() == 0
    assert client.get("/required?userId=7").status_code == 422
    assert client.get("/kept?userId=7").json() == 7


def test_docstrings_disappear_with_two_os():
    assert python("-OO", "-c", "def f():\n    'doc'\nprint(f.__doc__)").stdout == "None\n"
