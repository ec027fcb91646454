"""What does it print: drills made of the samples, by rule."""

import os
import subprocess
import sys
import textwrap

import pytest
from fixture import ROOT

from handbook.data.drills import ANSWER_COLUMNS, COLUMNS, LINES, drills, drills_of
from handbook.model import examine


def made(sample: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(drill.code, drill.output) for drill in drills_of(textwrap.dedent(sample).lstrip())]


def test_each_statement_that_prints_is_asked_and_what_stood_before_is_told():
    assert made("""
        a = 1
        print(a)  # → 1
        a += 1
        print(a)  # → 2
        print("never shown")
    """) == [
        ("a = 1\nprint(a)  # → ?", ("1",)),
        ("a = 1\nprint(a)  # → 1\na += 1\nprint(a)  # → ?", ("2",)),
    ]


def test_output_of_several_lines_is_one_answer():
    assert made("""
        for n in range(2):
            print(n)
        # → 0
        # → 1
    """) == [("for n in range(2):\n    print(n)\n# → ?", ("0", "1"))]


def test_a_statement_is_shown_to_its_end():
    ((code, output),) = made("""
        try:
            print(1 / 0)
        except ZeroDivisionError:
            print("zero")  # → zero
        finally:
            done = True
        print("later")
    """)
    assert code.endswith("finally:\n    done = True") and output == ("zero",)


def test_what_a_script_runs_is_asked_too_and_empty_lines_take_no_room():
    assert made("""
        def two():
            return 2


        if __name__ == "__main__":
            print(two())  # → 2
    """) == [('def two():\n    return 2\n\nif __name__ == "__main__":\n    print(two())  # → ?', ("2",))]


@pytest.mark.parametrize(
    "sample",
    [
        "import django\nprint(1)  # → 1\n",
        "from .other import x\nprint(x)  # → 1\n",
        "def f():\n    print(1)  # → 1\n\n\nf()\n",
        "print({1, 2})  # → {1, 2}\n",
        f"print('{'a' * ANSWER_COLUMNS}b')  # → {'a' * ANSWER_COLUMNS}b\n",
        "for n in range(4):\n    print(n)\n# → 0\n# → 1\n# → 2\n# → 3\n",
        "a = 0\n" + "a += 1\n" * LINES + f"print(a)  # → {LINES}\n",
        f"a = '{'b' * COLUMNS}'\nprint(len(a))  # → {COLUMNS}\n",
        "print()  # → \n",
        "print('no promise')\n",
    ],
    ids=["package", "file", "inside", "order", "long answer", "many lines", "long", "wide", "empty", "none"],
)
def test_what_does_not_fit_is_left_out_by_rule(sample):
    assert made(sample) == []


@pytest.fixture(scope="module")
def book():
    return examine(ROOT)[0]


def test_there_are_sixty_and_more(book):
    found = [drills(question, ROOT / "examples") for question in book.questions.values()]
    assert sum(map(len, found)) >= 60
    assert len({drill for each in found for drill in each}) >= 60


RUN = """import os, sys
for code in CODES:
    if not os.fork():  # each a program of its own
        exec(compile(code, "drill", "exec"))
        sys.stdout.flush()
        os._exit(0)  # what would be printed while it ends is not asked
    os.wait()
    print("\\f", end="", flush=True)
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_drill_prints_what_it_hides(book, tmp_path, seed):
    """Whatever the order of sets: each is run as it is shown."""
    found = list({drill for question in book.questions.values() for drill in drills(question, ROOT / "examples")})
    script = tmp_path / "all.py"
    script.write_text(RUN.replace("CODES", repr([drill.code for drill in found])), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-W", "ignore", script],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=600,
    )
    printed = result.stdout.split("\f")
    assert len(printed) == len(found) + 1, result.stderr[-1000:]
    for drill, text in zip(found, printed, strict=False):
        last = text.rstrip("\n").split("\n")[-len(drill.output) :]
        assert tuple(last) == drill.output, f"{drill.code}\n{result.stderr[-1000:]}"
