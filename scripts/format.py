"""Put right in the Uzbek pages what a machine can: the letters oʻ and gʻ, and the tutuq belgisi."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from prose import mend_apostrophes, read_names
from source import blocks


def main(root: Path = ROOT) -> None:
    """Mend every Uzbek page below `root/docs` in place and name the pages that changed."""
    names = read_names(root, [])
    for path in sorted((root / "docs").glob("*.uz.md")):
        text = path.read_text(encoding="utf-8")
        mended = "\n".join(line.text if line.fenced else mend_apostrophes(line.text, names) for line in blocks(text))
        if mended != text:
            path.write_text(mended, encoding="utf-8")
            print(f"docs/{path.name}: apostrophes mended")


if __name__ == "__main__":
    main()
