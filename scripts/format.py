"""Put right in the pages what a machine can: a line a sentence; in Uzbek the letters oʻ, gʻ and the tutuq belgisi."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.sources.lines import reflow
from handbook.sources.markdown import blocks
from handbook.sources.prose import LOCALE, mend_apostrophes, read_names
from handbook.sources.settings import read_settings


def main(root: Path = ROOT) -> None:
    """Mend every page below `root/docs` in place and name those that changed."""
    names = read_names(root, [])
    endings = {language.locale: language.endings for language in read_settings(root).languages}
    for path in sorted((root / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        mended = reflow(text)
        if path.name.endswith(f".{LOCALE}.md"):
            mended = "\n".join(
                line.text if line.fenced else mend_apostrophes(line.text, names, endings.get(LOCALE, ()))
                for line in blocks(mended)
            )
        if mended != text:
            path.write_text(mended, encoding="utf-8")
            print(f"docs/{path.name}: mended")


if __name__ == "__main__":
    main()
