"""Write the stubs of a new question: `make question SECTION=docker ID=multi-stage-build`.

Adds the question to every language's page, above the recap, and an entry to the registry. A section
that is new in the navigation gets its pages. Nothing is written unless everything can be.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.sources.problems import Problem, nearest
from handbook.sources.registry import ID, read_registry, registry_path
from handbook.sources.settings import Language, read_settings

RECAP = re.compile(r"^## .*\{ #recap \}", re.MULTILINE)


def main(section: str, key: str, root: Path = ROOT) -> int:
    """Write the stubs, or say in one sentence why not; return the exit code."""
    settings = read_settings(root)
    problems: list[Problem] = []
    registry, *_ = read_registry(root, settings.sections, problems)
    if broken := [problem for problem in problems if (root / problem.path).exists()]:
        print("\n".join(map(str, sorted(broken))))
        print("The registry cannot be read, so nobody can tell which ids are taken; mend it first.")
        return 1
    if refusal := _refusal(section, key, settings.sections, registry):
        print(refusal)
        return 1
    texts = {}
    for language in settings.languages:
        path = root / f"docs/{section}.{language.locale}.md"
        text = path.read_text(encoding="utf-8") if path.exists() else _page(section)
        place = RECAP.search(text)
        if place is None:
            print(f"docs/{path.name} has no recap to write above; add “## … {{ #recap }}” at its end.")
            return 1
        texts[path] = text[: place.start()] + _stub(language, key) + "\n" + text[place.start() :]
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
        print(f"docs/{path.name}: a stub for “{key}”, above the recap")
    entries = root / registry_path(section)
    text = entries.read_text(encoding="utf-8") if entries.exists() else ""
    entries.parent.mkdir(exist_ok=True)
    entry = _entry(key, settings.extra.get("asked") or ())
    entries.write_text(f"{text.rstrip()}\n\n{entry}".lstrip(), encoding="utf-8")
    print(f"{registry_path(section)}: its entry. Set level, aliases and asked there, then answer and run make check.")
    return 0


def _refusal(section: str, key: str, sections: tuple[str, ...], registry: dict) -> str | None:
    if not section or not key:
        return "Name the section and the id: make question SECTION=docker ID=multi-stage-build"
    if section not in sections:
        return f"There is no section “{section}”.{nearest(section, sections)} The sections are: {', '.join(sections)}."
    if not ID.fullmatch(key):
        return f"The id “{key}” is not lowercase ASCII words joined by hyphens, as in multi-stage-build."
    if key.endswith("-answer"):
        return f"The id “{key}” ends in -answer, which anchors of answers use; choose another."
    if key in registry:
        place = f"{registry[key].path}:{registry[key].line}"
        return f"The id “{key}” is taken ({place}); ids are never reused, choose another."
    return None


def _page(section: str) -> str:
    """The page of a section that the navigation has, but nobody has written yet."""
    return f"---\ntitle: {section}\ndescription: …\n---\n# {section}\n\n…\n\n## … {{ #recap }}\n\n- …\n"


def _stub(language: Language, key: str) -> str:
    labels = language.labels
    return f"""## … {"{ #" + key + " }"}

> …
>
> **{labels["example"]}** …

**{labels["explanation"]}** …

**{labels["mistakes"]}**

- …

**{labels["follow_ups"]}**

- *…?* …

**{labels["hard"]}** *…?* …

**{labels["sources"]}** […](https://…)
"""


def _entry(key: str, languages: Iterable[str]) -> str:
    today = datetime.date.today().isoformat()
    asked = "".join(f"    {locale}: []\n" for locale in languages)
    entry = f"{key}:\n  level: middle\n  added: {today}\n  checked: {today}\n  aliases: []\n"
    return entry + (f"  asked:\n{asked}" if asked else "")


if __name__ == "__main__":
    sys.exit(main(*[*sys.argv[1:], "", ""][:2]))
