"""Accept the words of every language as the pages have them, and show the new ones to be read: `make words`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.check.words import new_words, used, word_list
from handbook.sources.settings import read_settings


def main(root: Path = ROOT) -> None:
    """Write each list of `words/` anew; a language loses the words that no page has any more."""
    for language in read_settings(root).languages:
        for problem in new_words(root, language):
            print(f"{problem.path}:{problem.line}: {problem.text.partition(';')[0]}")
        path = word_list(root, language.locale)
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(sorted(used(root, language))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
