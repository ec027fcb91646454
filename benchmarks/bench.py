"""Measures Suhbat beside stock mkdocs-material on the same content: `make bench`. Writes benchmarks/RESULTS.md.

Everything is measured in one run on one machine, the two sites in turn. Seconds are medians and belong
to that machine; bytes and requests do not change from run to run, and tests hold them to a budget.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / name) for name in ("scripts", "tests", "hooks")]

from browser import find
from generate import generate
from playwright.sync_api import Browser, sync_playwright
from serving import serve
from stock import write_stock

SITE_URL = "https://example.org/"
PAGES = {"section": "docker/", "home": "", "question": "q/multi-stage-build/"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
LIGHTHOUSE = ROOT / "benchmarks" / "node_modules" / ".bin" / "lighthouse"


@dataclass(frozen=True)
class Build:
    """What one build took: seconds of wall clock, and the largest memory of its process in MB."""

    seconds: float
    memory: float


def build(project: Path, site: Path, *, clean: bool = False) -> Build:
    """Build a project in a process of its own; `clean` throws away the cards and templates kept from before."""
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
    return Build(seconds, usage.ru_maxrss / 1024)


def in_turn(first: Callable[[], Build], second: Callable[[], Build], runs: int) -> tuple[Build, Build]:
    """Run both `runs` times, in turn, and return the medians."""
    results = [(first(), second()) for _ in range(runs)]
    return tuple(
        Build(statistics.median(b.seconds for b in column), statistics.median(b.memory for b in column))
        for column in zip(*results, strict=True)
    )


def weigh(browser: Browser, address: str) -> dict[str, tuple[int, int, int]]:
    """Return (requests, bytes of HTML, all other bytes), compressed as they travel, for a cold and a warm visit."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, service_workers="block")
    result = {}
    for visit in ("cold", "warm"):
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        kinds, sizes, cached = {}, {}, set()
        session.on(
            "Network.responseReceived", lambda event, kinds=kinds: kinds.update({event["requestId"]: event["type"]})
        )
        session.on("Network.requestServedFromCache", lambda event, cached=cached: cached.add(event["requestId"]))
        session.on(
            "Network.loadingFinished",
            lambda event, sizes=sizes: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
        )
        page.goto(address, wait_until="networkidle")
        travelled = {key: size for key, size in sizes.items() if key not in cached}
        document = sum(size for key, size in travelled.items() if kinds.get(key) == "Document")
        result[visit] = (len(travelled), document, sum(travelled.values()) - document)
        page.close()
    context.close()
    return result


def lighthouse(address: str, runs: int) -> dict[str, int] | None:
    """Return the median scores of a phone's visit, 0 to 100; None where Lighthouse is not installed."""
    if not LIGHTHOUSE.exists():
        return None
    scores: dict[str, list[float]] = {}
    for _ in range(runs):
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            subprocess.run(
                [
                    LIGHTHOUSE,
                    address,
                    "--quiet",
                    "--output=json",
                    f"--output-path={report.name}",
                    f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
                ],
                env={**os.environ, "CHROME_PATH": str(find())},
                check=True,
                capture_output=True,
            )
            for name, category in json.loads(Path(report.name).read_text())["categories"].items():
                scores.setdefault(name, []).append(category["score"] * 100)
    return {name: round(statistics.median(values)) for name, values in scores.items()}


def site_size(site: Path) -> float:
    """Return the size of a built site in MB."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="builds and Lighthouse visits of each kind")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[200, 2000], help="questions of the generated handbooks"
    )
    options = parser.parse_args()
    lines = [_heading()]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        temporary = Path(folder)
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        ours = generate(temporary / "ours", _count())
        stock = write_stock(ours, temporary / "stock", SITE_URL)
        sites = {"Suhbat": temporary / "site-ours", "stock": temporary / "site-stock"}
        cold = build(ours, sites["Suhbat"], clean=True)
        warm, plain = in_turn(lambda: build(ours, sites["Suhbat"]), lambda: build(stock, sites["stock"]), options.runs)
        lines += _build_table(cold, warm, plain)
        lines += _weight_table(browser, sites)
        lines += _lighthouse_table(sites, options.runs)
        lines += _growth_table(temporary, options.sizes)
        browser.close()
    (ROOT / "benchmarks/RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _count() -> int:
    from handbook import read

    return len(read(ROOT).questions)


def _heading() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"""# What Suhbat costs

Measured by `make bench` on {datetime.date.today()}: {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB,
Python {platform.python_version()}. Both sites show the same paired Markdown, built and loaded in turn in one run. Bytes are
compressed (gzip, level 6), as they travel. Seconds are medians on a shared machine: compare within a row, not with another day's."""


def _build_table(cold: Build, warm: Build, plain: Build) -> list[str]:
    return [
        "\n## Building\n",
        "| | stock | Suhbat | Suhbat / stock |",
        "|---|---|---|---|",
        f"| seconds, cards kept from before | {plain.seconds:.1f} | {warm.seconds:.1f} | {warm.seconds / plain.seconds:.2f} |",
        f"| seconds, nothing kept | | {cold.seconds:.1f} | {cold.seconds / plain.seconds:.2f} |",
        f"| memory, MB | {plain.memory:.0f} | {warm.memory:.0f} | {warm.memory / plain.memory:.2f} |",
    ]


def _weight_table(browser: Browser, sites: dict[str, Path]) -> list[str]:
    lines = [
        "\n## Weight of a visit\n",
        "| page | site | requests | HTML, KB | besides, KB | again: requests | again: KB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, site in sites.items():
        with serve(site) as address:
            for kind, path in PAGES.items():
                if (site / path / "index.html").exists():
                    visits = weigh(browser, address + path)
                    requests, document, rest = visits["cold"]
                    again = visits["warm"]
                    lines.append(
                        f"| {kind} | {name} | {requests} | {document / 1024:.1f} | {rest / 1024:.1f} "
                        f"| {again[0]} | {(again[1] + again[2]) / 1024:.1f} |"
                    )
    return lines


def _lighthouse_table(sites: dict[str, Path], runs: int) -> list[str]:
    if not LIGHTHOUSE.exists():
        return ["\nLighthouse is not installed here; `make bench` installs it from benchmarks/package-lock.json."]
    lines = [
        f"\n## Lighthouse, a phone, median of {runs}\n",
        "| page | site | performance | accessibility | best practices | SEO |",
        "|---|---|---|---|---|---|",
    ]
    for name, site in sites.items():
        with serve(site) as address:
            for kind, path in PAGES.items():
                if (site / path / "index.html").exists():
                    scores = lighthouse(address + path, runs)
                    row = " | ".join(
                        str(scores[key]) for key in ("performance", "accessibility", "best-practices", "seo")
                    )
                    lines.append(f"| {kind} | {name} | {row} |")
    return lines


def _growth_table(temporary: Path, sizes: list[int]) -> list[str]:
    lines = [
        "\n## Growth\n",
        "| questions | seconds, nothing kept | seconds, cards kept | ms per question | memory, MB | site, MB | search: first files, KB | search: all, KB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for count in sizes:
        book = generate(temporary / f"book-{count}", count)
        site = temporary / f"site-{count}"
        cold = build(book, site, clean=True)
        warm = build(book, site)
        first, everything = search_weight(site)
        lines.append(
            f"| {count} | {cold.seconds:.0f} | {warm.seconds:.0f} | {1000 * warm.seconds / count:.0f} | {warm.memory:.0f} "
            f"| {site_size(site):.0f} | {first:.0f} | {everything:.0f} |"
        )
        shutil.rmtree(site)
    return lines


def search_weight(site: Path) -> tuple[float, float]:
    """Return the compressed KB of the files until the search's first result, and of all its files."""
    import gzip

    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 6)) / 1024
        for path in site.rglob("*search*/*")
        if path.is_file()
    }
    first = sum(size for name, size in sizes.items() if not name.startswith("texts"))
    return first, sum(sizes.values())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
