"""Builds a handbook in a process of its own and says what that took."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SITE_URL = "https://example.org/"


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of wall clock and of processor time, and the largest memory of a process in MB."""

    seconds: float
    processor: float
    memory: float


def build(project: Path, site: Path, *, clean: bool = False) -> Cost:
    """Build a project into `site`; `clean` throws away the cards and templates kept from before."""
    if clean:
        shutil.rmtree(project / ".build", ignore_errors=True)
    shutil.rmtree(site, ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        sys.exit(f"The build of {project} failed; nothing was measured.")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(first: Callable[[], Cost], second: Callable[[], Cost], runs: int) -> tuple[list[Cost], list[Cost]]:
    """Run both `runs` times, in turn, so that a busy machine is busy for both; return what each run took."""
    pairs = [(first(), second()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def median(costs: list[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        *(statistics.median(getattr(cost, name) for cost in costs) for name in ("seconds", "processor", "memory"))
    )


def size(site: Path) -> float:
    """Return the size of a built site in MB."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
