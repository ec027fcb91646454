"""Measures Suhbat beside stock mkdocs-material on the same content: `make bench`. Writes benchmarks/RESULTS.md.

Everything is measured in one run on one machine, the two sites in turn. Seconds are medians and belong
to that machine; bytes and requests do not change from run to run, and tests hold them to a budget.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import platform
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median as middle
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), *(str(ROOT / name) for name in ("scripts", "tests"))]

from browser import find
from builds import SITE_URL, Cost, build, in_turn, median, size
from generate import generate
from playwright.sync_api import Browser, sync_playwright
from serving import Line, serve
from stock import write_stock
from visits import FLAGS, first_result, keystrokes, lighthouse, weigh

from handbook.edition import Edition
from handbook.model import read
from handbook.search.index import columns, make_index
from handbook.search.records import records
from handbook.text.compact import compact

# A section and a question of it, such as most readers open.
SECTION = read(ROOT).sections[-2]
PAGES = {
    "section": f"{SECTION.slug}/",
    "home": "",
    "question": f"q/{SECTION.questions[len(SECTION.questions) // 2].id}/",
}
# A warm mobile connection as Lighthouse simulates a slow one: milliseconds to the first byte, bytes per second.
SLOW = Line(latency=0.562, bytes_per_second=1_440_000 // 8)
GITHUB_PAGES_KEEPS = 600  # seconds
KB = 1024


def main() -> None:
    """Measure and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="builds, searches and Lighthouse visits of each kind")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[200, 2000], help="questions of the generated handbooks"
    )
    parser.add_argument(
        "--search-only", type=int, nargs="*", default=[10000], help="sizes whose search data alone is made"
    )
    options = parser.parse_args()
    count = len(read(ROOT).questions)
    lines: list[str] = []

    def add(more: list[str]) -> None:
        lines.extend(more)
        print(*more, sep="\n", flush=True)

    add(heading(options.runs).split("\n"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        temporary = Path(folder)
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        ours = generate(temporary / "ours", count)
        stock = write_stock(ours, temporary / "stock", SITE_URL)
        sites = {"stock": temporary / "site-stock", "Suhbat": temporary / "site-ours"}
        cold = build(ours, sites["Suhbat"], clean=True)
        kept, plain = in_turn(lambda: build(ours, sites["Suhbat"]), lambda: build(stock, sites["stock"]), options.runs)
        add(building(cold, kept, plain, count))
        add(weight(browser, sites))
        add(scores(sites, options.runs))
        add(searching(browser, sites, options.runs))
        largest: list[float] = []
        add(growth(browser, temporary, options, largest))
        with serve(sites["Suhbat"]) as address:
            first = {kind: weigh(browser, address + path)[0] for kind, path in PAGES.items()}
        visits = {kind: (visit.html + visit.besides) / KB for kind, visit in first.items()}
        if largest:
            add(beyond(count, sites["Suhbat"], largest[-1], options.sizes[-1], visits))
        browser.close()
    (ROOT / "benchmarks/RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def heading(runs: int) -> str:
    """Return the title, the machine and the method."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"""# What Suhbat costs

Measured by `make bench` on {datetime.date.today()}: {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB,
Python {platform.python_version()}; load when it began {os.getloadavg()[0]:.1f}.

Both sites show the same paired Markdown in two languages; stock is mkdocs-material with its own search, system fonts and none of
our hooks. They are built and visited in turn in one run, {runs} times each, and the median is shown, with the least and the most of
the seconds behind it: the machine is shared, so compare within a row, not with another day's. Bytes are compressed (gzip,
level 6), as they travel; KB are 1,024 bytes. “Again” is a second visit within the ten minutes
for which GitHub Pages lets browsers keep a file. Visits are made by a headless Chromium as a phone of 360 pixels."""


def building(cold: Cost, kept: list[Cost], plain: list[Cost], count: int) -> list[str]:
    """Return the table of what a build takes."""
    ours, stock = median(kept), median(plain)
    return [
        "\n## Building\n",
        "| | stock | Suhbat | Suhbat / stock |",
        "|---|---|---|---|",
        f"| seconds, cards kept from before | {spread(plain)} | {spread(kept)} | {ours.seconds / stock.seconds:.2f} |",
        f"| processor seconds | {stock.processor:.1f} | {ours.processor:.1f} | {ours.processor / stock.processor:.2f} |",
        f"| seconds, nothing kept | | {cold.seconds:.1f} | {cold.seconds / stock.seconds:.2f} |",
        f"| memory, MB | {stock.memory:.0f} | {ours.memory:.0f} | {ours.memory / stock.memory:.2f} |",
        f"\n{count} questions. Stock renders section pages alone; Suhbat also makes {2 * count} question pages, their cards, the",
        "search, feeds, practice files and open data. Memory is the largest process's; while Node makes the search index, it",
        "stands beside the build with a little less.",
    ]


def spread(costs: list[Cost]) -> str:
    """Return the median of the seconds, and the least and the most of them."""
    seconds = [cost.seconds for cost in costs]
    return f"{middle(seconds):.1f} ({min(seconds):.1f}–{max(seconds):.1f})"


def weight(browser: Browser, sites: dict[str, Path]) -> list[str]:
    """Return the table of what visits weigh."""
    lines = [
        "\n## Weight of a visit\n",
        "| page | site | requests | HTML, KB | besides, KB | again: requests | again: KB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, kind, address in visited(sites):
        first, again = weigh(browser, address)
        lines.append(
            f"| {kind} | {name} | {first.requests} | {first.html / KB:.1f} | {first.besides / KB:.1f} "
            f"| {again.requests} | {(again.html + again.besides) / KB:.1f} |"
        )
    return lines


def scores(sites: dict[str, Path], runs: int) -> list[str]:
    """Return the table of Lighthouse's scores."""
    lines = [
        f"\n## Lighthouse, a phone, median of {runs}\n",
        "| page | site | performance | accessibility | best practices | SEO |",
        "|---|---|---|---|---|---|",
    ]
    for name, kind, address in visited(sites):
        found = lighthouse(address, runs)
        row = " | ".join(str(found[key]) for key in ("performance", "accessibility", "best-practices", "seo"))
        lines.append(f"| {kind} | {name} | {row} |")
    return lines


def visited(sites: dict[str, Path]):
    """Serve every site in turn and yield (its name, kind of page, address)."""
    for name, site in sites.items():
        with serve(site, max_age=GITHUB_PAGES_KEEPS) as address:
            for kind, path in PAGES.items():
                if (site / path / "index.html").exists():
                    yield name, kind, address + path


def searching(browser: Browser, sites: dict[str, Path], runs: int) -> list[str]:
    """Return the table of what a search costs a reader."""
    lines = [
        f"\n## Search, on a connection of {SLOW.latency * 1000:.0f} ms and {SLOW.bytes_per_second * 8 / 1e6:.2f} Mbit/s\n",
        "| | stock | Suhbat |",
        "|---|---|---|",
    ]
    columns = []
    for name in ("stock", "Suhbat"):
        with serve(sites[name], line=SLOW) as address:
            focus = first_result(browser, address + PAGES["section"], runs)
        with serve(sites[name]) as address:
            keys = [time for _ in range(runs) for time in keystrokes(browser, address + PAGES["section"])]
            slowed = [time for _ in range(runs) for time in keystrokes(browser, address + PAGES["section"], slowed=4)]
        every, first, later = search_bytes(sites[name])
        columns.append(
            [
                f"{every:.0f}",
                f"{first:.0f}",
                f"{later:.0f}",
                f"{focus:.0f}",
                f"{middle(keys):.0f}",
                f"{p95(keys):.0f}",
                f"{p95(slowed):.0f}",
            ]
        )
    names = (
        "KB on every page view, searched or not",
        "KB more to the first result",
        "KB more in all",
        "ms from focus to the first result, nothing cached",
        "ms from a key to new results, median",
        "ms from a key, 95th percentile",
        "the same with the page's processor slowed four times",
    )
    lines += [f"| {label} | {stock} | {ours} |" for label, stock, ours in zip(names, *columns, strict=True)]
    lines.append("\nFrom a key to the results on screen: search, rendering by the theme, layout and the next frame.")
    return lines


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]


def search_bytes(site: Path) -> tuple[float, float, float]:
    """Return the KB that the search takes on every page view, more until its first result, and more after it."""
    ours = sorted((site / "assets").glob("search*.js*"))
    every = [site / "search/search_index.json", *(path for path in ours if path.name == "search.uz.js")]
    every += (site / "assets/javascripts/workers").glob("search.*.js") if not ours else []
    first = [path for path in ours if path.name.startswith(("search-engine", "search-titles"))]
    later = [path for path in ours if path.name.startswith("search-texts-uz")]
    return weighed(every), weighed(first), weighed(later)


def weighed(paths: list[Path]) -> float:
    """Return how many KB files are, compressed."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths) / KB


def growth(browser: Browser, temporary: Path, options: argparse.Namespace, sizes: list[float]) -> list[str]:
    """Return the table of generated handbooks; the MB of each site are added to `sizes`."""
    lines = [
        "\n## Growth\n",
        "| questions | seconds, nothing kept | seconds, cards kept | ms per question | memory, MB | site, MB | search: to the first result, KB "
        "| then, KB | ms from a key, 95th percentile |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for count in options.sizes:
        book, site = generate(temporary / f"book-{count}", count), temporary / f"site-{count}"
        cold, kept = build(book, site, clean=True), build(book, site)
        _, first, later = search_bytes(site)
        sizes.append(size(site))
        with serve(site) as address:
            latency = p95(keystrokes(browser, f"{address}paths/"))
        lines.append(
            f"| {count:,} | {cold.seconds:.0f} | {kept.seconds:.0f} | {1000 * kept.seconds / count:.0f} | {kept.memory:.0f} "
            f"| {sizes[-1]:.0f} | {first:.0f} | {later:.0f} | {latency:.0f} |"
        )
        shutil.rmtree(site)
        shutil.rmtree(book)
    for count in options.search_only:
        first, later = search_alone(generate(temporary / f"book-{count}", count))
        lines.append(f"| {count:,} | | | | | | {first:.0f} | {later:.0f} | |")
    lines.append(
        "\nThe sections stay as many, so a page grows with the handbook. Of 10,000 only the search's files are made."
    )
    return lines


def beyond(count: int, site: Path, largest: float, questions: int, visits: dict[str, float]) -> list[str]:
    """Return the arithmetic for sizes and crowds that were not measured.

    `site` holds `count` questions; a site of `questions` was `largest` MB; `visits` are the KB of a first visit by kind.
    """
    _, first, later = search_bytes(site)
    titles = last_quarter(ROOT)
    at = {size: first + titles * (size - count) for size in (2000, 10000)}
    room = 1000 / (largest / questions)
    both = (visits["question"] + visits["section"]) * KB * 1e6 / 1e9
    alone = visits["question"] * KB * 1e6 / 1e9
    searches = (first + later) * KB * 1e6 / 1e9
    return [
        "\n## Beyond what was measured\n",
        f"- **Search.** Copies share their words, so generated titles compress better than real ones. Each of the last quarter of today's real "
        f"questions adds {titles * KB:.0f} bytes, fewer than those before it; at that rate the first files would be {at[2000]:.0f} KB at 2,000 questions and {at[10000]:.0f} KB at 10,000, the texts "
        f"{later / count * 10000 / KB:.1f} MB. Beyond 2,000 the plan is one titles file a section, fetched for the section that is open and then the rest.",
        f"- **Size.** GitHub Pages holds 1 GB. At {largest / questions * 1000:.0f} KB a question in two languages that is full at about {room:,.0f} questions. "
        "Cards are the largest part: one card for both languages, or cards on a host of their own, come first.",
        f"- **Readers.** GitHub Pages asks for less than 100 GB a month. A million readers who open one question page take {alone:.0f} GB; who then read on in "
        f"its section, {both:.0f} GB together; each search from nothing adds {(first + later):.0f} KB, or {searches:.0f} GB if all of them search. So traffic breaks first, at about "
        f"{100 / both:.1f} million such readers. The plan: the same files behind a content network under the same domain, which is why the domain is chosen before the first post.",
    ]


def last_quarter(book: Path) -> float:
    """Return the KB that each question of the last quarter, spread over the sections, adds to the search's titles."""
    edition = unrendered(book)
    questions = [record for record in records(edition) if record.kind == "question"]
    some = [record for index, record in enumerate(questions) if index % 4]
    whole, part = (packed(columns(chosen, edition.handbook)["titles"]) for chosen in (questions, some))
    return (whole - part) / (len(questions) - len(some))


def search_alone(book: Path) -> tuple[float, float]:
    """Return the KB of a handbook's search data, without building its pages."""
    edition = unrendered(book)
    index = make_index(book, columns(records(edition), edition.handbook))
    return packed(index["titles"]), packed(index["texts"]["uz"])


def unrendered(book: Path) -> Edition:
    """Return a handbook whose answers all count as rendered, for the search takes no others."""
    handbook = read(book)
    return Edition(handbook, {(key, "uz"): "" for key in handbook.questions})


def packed(data: Any) -> float:
    """Return how many KB a file of the search is, compressed."""
    return len(gzip.compress(compact(data), 6)) / KB


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
