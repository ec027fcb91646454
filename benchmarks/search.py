"""Compares searches on the same pages: Suhbat's, the theme's own and Pagefind (`make bench-search`).

Every query of `queries.yml` is typed into each of the three in a real browser. Printed are, for each class, how often
a right answer came first, was among the first five, its mean reciprocal rank, and how often nothing was found. Half of
the queries is for development, the other only reported; single queries are never printed.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from math import inf
from pathlib import Path
from statistics import quantiles
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from browser import find
from serving import serve

BASE = "/suhbat/"
CLASSES = (
    "exact",
    "apostrophe",
    "no-apostrophe",
    "cyrillic",
    "inflected",
    "typo",
    "prefix",
    "english",
    "cross-language",
    "russian",
    "paraphrase",
    "several-words",
    "topic",
    "sentence-uz",
    "sentence-en",
    "sentence-ru",
    "sentence-cyrillic",
    "colloquial",
    "symptom",
    "error-or-symbol",
)
ENGINES = ("Suhbat", "Material", "Pagefind")
_QUESTION = re.compile(r"(?:/q/([\w-]+)/|#([\w-]+?)(?:-answer)?$)")

# Each gives the addresses found for every query, in the order of the list that a reader sees.
_WORKER = """async ([worker, index, queries]) => {
  const engine = new Worker(worker)
  const next = type => new Promise(done => engine.addEventListener("message", function heard({ data }) {
    if (data.type !== type) return
    engine.removeEventListener("message", heard)
    done(data.data)
  }))
  const ask = async data => {
    const answer = next(3)
    engine.postMessage({ type: 2, data })
    return (await answer).items
  }
  const start = next(1)
  engine.postMessage({ type: 0, data: { ...await (await fetch(index)).json(), options: { suggest: true } } })
  await start
  await ask("docker")
  // Suhbat answers from the titles, and once more when it has the full texts.
  if (worker.includes("assets/search.")) await next(3)
  const found = [], times = []
  for (const query of queries) {
    const before = performance.now()
    const groups = await ask(query)
    times.push(performance.now() - before)
    // The page above its sections is their heading, not a result.
    found.push(groups.flatMap(group => group.map(item => item.location).filter(at => group.length === 1 || at.includes("#"))))
  }
  engine.terminate()
  return { found, times }
}"""
_PAGEFIND = """async ([script, queries]) => {
  const pagefind = await import(script)
  await pagefind.init()
  const found = [], times = []
  for (const query of queries) {
    const before = performance.now()
    const { results } = await pagefind.search(query)
    const pages = await Promise.all(results.slice(0, 10).map(result => result.data()))
    times.push(performance.now() - before)
    found.push(pages.flatMap(({ sub_results: parts }) => parts.map(part => part.url).filter(at => parts.length === 1 || at.includes("#"))))
  }
  return { found, times }
}"""


def main() -> None:
    """Build both sites, ask every engine every query, print the tables."""
    queries = yaml.safe_load((ROOT / "benchmarks" / "queries.yml").read_text(encoding="utf-8"))
    folder = ROOT / ".build" / "bench"
    own, stock = build(folder / "suhbat"), build(folder / "stock", hooks=False)
    pagefind = ROOT / "benchmarks" / "node_modules" / ".bin" / "pagefind"
    subprocess.run([pagefind, "--site", stock, "--quiet"], check=True, env=environment())
    ranks: dict[str, list[float | None]] = {}
    times: dict[str, list[float]] = {}
    with sync_playwright() as playwright, serve(own, BASE) as suhbat, serve(stock, BASE) as others:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(bypass_csp=True).new_page()
        for engine in ENGINES:
            site = suhbat if engine == "Suhbat" else others
            ranks[engine], times[engine] = [None] * len(queries), []
            for locale in sorted({query["page"] for query in queries}):
                asked = [(at, query) for at, query in enumerate(queries) if query["page"] == locale]
                page.goto(site + ("" if locale == "uz" else f"{locale}/"))
                result = ask(page, engine, site, [query["query"] for _, query in asked])
                times[engine] += result["times"]
                for (at, query), found in zip(asked, result["found"], strict=True):
                    ranks[engine][at] = rank(found, query["answers"])
        browser.close()
    for half in ("development", "reported"):
        print(f"\n{half.capitalize()} half")
        print(table(queries, ranks, half))
    print()
    for engine in ENGINES:
        print(f"{engine}: {quantiles(times[engine], n=20)[-1]:.1f} ms for an answer, 95th percentile, here.")
    print(sizes(own))


def build(folder: Path, *, hooks: bool = True) -> Path:
    """Build the handbook in `folder`, without the site's own search if asked; return the folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in ROOT.iterdir():
        link = folder / path.name
        if path.name not in (".git", ".build", "site", "mkdocs.yml") and not link.exists():
            link.symlink_to(path)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = config if hooks else config.replace("  - hooks/search.py\n", "")
    if not hooks and changed == config:
        sys.exit("mkdocs.yml has no line “  - hooks/search.py” to leave out; mend benchmarks/search.py.")
    (folder / "mkdocs.yml").write_text(changed, encoding="utf-8")
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site],
        cwd=folder,
        check=True,
        env=environment(),
    )
    return site


def environment() -> dict[str, str]:
    """Return the environment of the commands that are run: a site under a base path, and Node."""
    tools = Path(sys.executable).parent
    return {
        **os.environ,
        "SITE_URL": f"http://127.0.0.1{BASE}",
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
    }


def ask(page: Page, engine: str, site: str, queries: list[str]) -> dict[str, Any]:
    """Return what an engine finds for the queries on the page that is open, and how long it took, in milliseconds."""
    if engine == "Pagefind":
        return page.evaluate(_PAGEFIND, [f"{site}pagefind/pagefind.js", queries])
    worker = page.evaluate("new URL(JSON.parse(document.getElementById('__config').textContent).search, location).href")
    return page.evaluate(_WORKER, [worker, f"{site}search/search_index.json", queries])


def rank(found: Iterable[str], answers: list[str]) -> float | None:
    """Return the place of the first right answer, from 1, or infinity; None if nothing was found.

    A question counts once. A page without one, such as a section, answers to its slug.
    """
    seen: dict[str, None] = {}
    for address in found:
        if match := _QUESTION.search(address):
            seen.setdefault(match[1] or match[2])
        else:
            seen.setdefault(address.strip("/").rsplit("/", 1)[-1])
    return next((place for place, key in enumerate(seen, 1) if key in answers), inf) if seen else None


def table(queries: list[dict], ranks: dict[str, list[float | None]], half: str) -> str:
    """Return the figures of one half of the queries, a line for each class."""
    lines = [" " * 20 + "".join(f"{engine:<28}" for engine in ENGINES)]
    lines.append(" " * 20 + "first  five   MRR   none    " * len(ENGINES))
    for name in (*CLASSES, "all"):
        chosen = [at for at, query in enumerate(queries) if query["half"] == half and name in (query["class"], "all")]
        cells = "".join(
            "".join(f"{value:<7.2f}" for value in figures([ranks[engine][at] for at in chosen])) for engine in ENGINES
        )
        lines.append(f"{name:<15}{len(chosen):>4} {cells}")
    return "\n".join(lines)


def figures(places: list[float | None]) -> tuple[float, float, float, float]:
    """Return the shares of first places, of places up to five, the mean reciprocal rank and the share with no result."""
    count = len(places) or 1
    return (
        sum(place == 1 for place in places) / count,
        sum(place is not None and place <= 5 for place in places) / count,
        sum(1 / place for place in places if place) / count,
        sum(place is None for place in places) / count,
    )


def sizes(site: Path) -> str:
    """Return how much Suhbat's search fetches, compressed."""
    files = json.loads((site / "search" / "search_index.json").read_text())["config"]["files"]
    weigh = lambda name: len(gzip.compress((site / "assets" / name).read_bytes(), 9)) / 1000  # noqa: E731
    first = weigh(files["engine"]) + weigh(files["titles"])
    everything = ", ".join(
        f"{first + weigh(name):.0f} KB with the texts in {locale}" for locale, name in files["texts"].items()
    )
    return f"Suhbat fetches {first:.0f} KB before the first result, {everything}."


if __name__ == "__main__":
    main()
