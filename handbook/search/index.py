"""The index of the search, made by the browser's own modules."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from handbook.failure import BuildFailed
from handbook.model import Handbook
from handbook.search.records import KINDS, Record
from handbook.sources.registry import LEVELS
from handbook.text.compact import compact

MODULES = Path("overrides/modules/search")


def columns(found: list[Record], handbook: Handbook) -> dict[str, Any]:
    """Return the records as the index is made from: one list for each of their fields."""
    settings = handbook.settings
    locales = [language.locale for language in settings.languages]
    default = settings.default.locale
    questions = [record for record in found if record.kind == "question"]
    slugs = [section.slug for section in handbook.sections]
    return {
        "titles": {
            "locales": [default, *(locale for locale in locales if locale != default)],
            "counts": {kind: sum(record.kind == kind for record in found) for kind in KINDS},
            "keys": [record.key for record in found],
            "titles": {locale: [record.title.get(locale) for record in found] for locale in locales},
            "aliases": [record.aliases for record in questions],
            "sections": [slugs.index(record.section) for record in questions],
            "levels": [LEVELS.index(record.level) for record in questions],
            "names": [settings.extra.get("topics", {}).get(slug, []) for slug in slugs],
            "words": {
                language.locale: {
                    "levels": [language.words[level] for level in LEVELS],
                    **{kind: language.words["search"][kind] for kind in KINDS[1:]},
                }
                for language in settings.languages
            },
        },
        "texts": {
            locale: [record.text.get(locale) or record.text.get(default, "") for record in found] for locale in locales
        },
        "bodies": [record.body for record in found],
        "asked": [record.asked for record in questions],
    }


def make_index(root: Path, data: dict[str, Any]) -> dict[str, Any]:
    """Have the browser's own modules make the index; return `titles`, and `texts` by locale."""
    node = Path(sys.executable).with_name("node")
    # Node would rather take new memory than look for what is free.
    command = [node, "--optimize-for-size", (root / MODULES / "make.js").resolve()]
    result = subprocess.run(command, input=compact(data), capture_output=True)
    if result.returncode:
        raise BuildFailed(f"The search index could not be made:\n{result.stderr.decode()}")
    return json.loads(result.stdout)
