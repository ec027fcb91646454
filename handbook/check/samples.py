"""Samples print what they promise: `print(x)  # → 3`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from handbook.sources.problems import Problem

SECONDS = 60  # until a sample is said to hang
COLUMNS = 80  # that a phone shows when it is turned sideways
PROMISE = re.compile(r"# → (.*)$")


def promises(path: Path) -> list[tuple[int, str]]:
    """Return (line, output) for every line of output that a sample promises."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(number, match[1]) for number, line in enumerate(lines, 1) if (match := PROMISE.search(line))]


def long_lines(path: Path, shown: str) -> Iterator[Problem]:
    """Yield lines of a sample that a phone does not show whole."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if len(line) > COLUMNS:
            yield Problem(shown, number, f"the line has {len(line)} columns; a phone shows {COLUMNS}, break it")


def broken_promises(path: Path, shown: str) -> Iterator[Problem]:
    """Run the sample at `path`, shown as `shown`, if it promises anything; yield where it prints something else."""
    promised = promises(path)
    if not promised:
        return
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        result = subprocess.run(
            [sys.executable, path], capture_output=True, text=True, timeout=SECONDS, env=environment
        )
    except subprocess.TimeoutExpired:
        yield Problem(shown, 1, f"runs for more than {SECONDS} seconds; let it end")
        return
    if result.returncode:
        line, reason = _failure(result.stderr, path)
        yield Problem(shown, line, f"fails with {reason}; mend the sample")
        return
    for promise, printed in zip_longest(promised, result.stdout.splitlines()):
        if promise is None:
            yield Problem(
                shown, promised[-1][0], f"prints “{printed}” after its last promise; promise it, or print less"
            )
            return
        if printed != promise[1]:
            says = f"prints “{printed}”" if printed is not None else "prints nothing more"
            yield Problem(shown, promise[0], f"{says}, but “{promise[1]}” is promised; mend the code or the comment")
            return


def _failure(trace: str, path: Path) -> tuple[int, str]:
    """Return the last line of the sample that a traceback names, and the error."""
    lines = re.findall(rf'File "{re.escape(str(path))}", line (\d+)', trace)
    return int(lines[-1]) if lines else 1, (trace.strip().splitlines() or ["an error"])[-1]
