"""Asks Suhbat's search every query of `queries.yml` without a browser: by class, and what went wrong in development.

The reported half is printed by class alone, and only when asked for with `--reported`.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.edition import Edition
from handbook.model import read
from handbook.search.index import columns, make_index
from handbook.search.records import records
from handbook.text.compact import compact


def main() -> None:
    """Make the index from the sources, have the browser's own modules answer, print."""
    book = read(ROOT)
    index = make_index(ROOT, columns(records(Edition(book, {(key, ""): "" for key in book.questions})), book))
    half = "reported" if "--reported" in sys.argv else "development"
    queries = yaml.safe_load((ROOT / "benchmarks" / "queries.yml").read_text(encoding="utf-8"))
    asked = {"index": index, "queries": [query for query in queries if query["half"] == half]}
    node = Path(sys.executable).with_name("node")
    script = ROOT / "benchmarks" / "quick.mjs"
    subprocess.run([node, script, *sys.argv[1:]], input=compact(asked), check=True)
    weigh = lambda part: len(gzip.compress(compact(part), 6)) / 1000  # noqa: E731
    texts = ", ".join(f"{weigh(text):.1f} KB {locale}" for locale, text in index["texts"].items())
    print(f"{len(book.questions)} questions; titles {weigh(index['titles']):.1f} KB, texts {texts}")


if __name__ == "__main__":
    main()
