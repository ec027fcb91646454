"""Visit every outgoing link of the texts and write down the dead ones, for the workflow links.yml.

`make links` leaves them in `.build/links.md`, an empty file where all is well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = Path(".build/links.md")
LIMIT = 60_000  # characters; an issue takes 65,536
OPTIONS = (
    "--format=json",
    "--no-progress",
    "--scheme=https",
    "--scheme=http",
    "--max-retries=3",
    "--timeout=30",
    "--host-concurrency=2",
    "--accept=100..=103,200..=299,403,429,999",  # refused to a robot, not dead
)


def main(root: Path = ROOT) -> int:
    """Visit the links of `root`; return 1 where lychee itself fails, else 0."""
    files = [*sorted((root / "docs").glob("*.md")), *sorted(root.glob("*.md"))]
    command = [Path(sys.executable).parent / "lychee", *OPTIONS, *(path.relative_to(root) for path in files)]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if not result.stdout:
        print(result.stderr)
        return 1
    told = json.loads(result.stdout)
    report = root / REPORT
    report.parent.mkdir(exist_ok=True)
    report.write_text(written(told), encoding="utf-8")
    print(report.read_text(encoding="utf-8") or f"{told['total']} links, all alive.")
    return 0


def written(told: dict) -> str:
    """Return the dead links of lychee's answer as Markdown, each with the places it stands at; "" for none."""
    places, reasons = defaultdict(list), defaultdict(list)
    for kind in ("error_map", "timeout_map"):
        for path, failures in told[kind].items():
            for failure in failures:
                places[failure["url"]].append(f"`{path}:{failure.get('span', {}).get('line', 1)}`")
                reasons[failure["url"]].append(failure["status"]["text"])
    lines = []
    for url in sorted(places):
        # Of a link that stands at several places lychee gives the reason once, and then that it knew.
        reason = min(reasons[url], key=lambda text: "(cached)" in text)
        lines.append(f"- {url}\n  {reason}: {', '.join(places[url])}\n")
    return "".join(lines)[:LIMIT]


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
