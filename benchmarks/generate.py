"""Makes handbooks of any size out of the real one: every question again and again, under new ids and numbered titles.

The text of each copy is shuffled by the sentence, so that the copies are no easier to compress than
real questions are, and words keep their real frequencies.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINKED = ("handbook", "hooks", "overrides", "node_modules", "package.json", "scripts", "examples", "names.txt")
_QUESTION = re.compile(r"^## (.*?) \{ #([a-z0-9-]+) \}\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL)


def generate(target: Path, count: int) -> Path:
    """Write a handbook of `count` questions into the empty folder `target`; return it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in LINKED:
        (target / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "glossary.yml", "posts.yml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, target / name)
    shutil.copytree(ROOT / "docs", target / "docs")
    (target / "paths.yml").write_text("{}\n", encoding="utf-8")
    registries = {path.name: _entries(path) for path in sorted((ROOT / "questions").glob("*.yml"))}
    rounds = _rounds([key for entries in registries.values() for key in entries], count)
    (target / "questions").mkdir()
    for name, entries in registries.items():
        copies = [
            f"{_key(key, turn)}:\n{entries[key].rstrip()}\n"
            for turn, keys in enumerate(rounds)
            for key in keys
            if key in entries
        ]
        (target / "questions" / name).write_text("".join(copies), encoding="utf-8")
    for path in (target / "docs").glob("*.*.md"):
        text = path.read_text(encoding="utf-8")
        if "{ #recap }" in text:
            path.write_text(_page(text, rounds), encoding="utf-8")
    return target


def _entries(path: Path) -> dict[str, str]:
    """Return the entries of a registry file as text by id, without quizzes."""
    entries = re.findall(r"^([a-z0-9-]+):\n((?:  .*\n|\n(?=  ))*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {key: re.sub(r"^  quiz:\n(?:    .*\n)*", "", entry, flags=re.MULTILINE) for key, entry in entries}


def _rounds(keys: list[str], count: int) -> list[list[str]]:
    """Return the ids of each round; the last round, or an only one, takes every n-th question."""
    whole, rest = divmod(count, len(keys))
    step = len(keys) / rest if rest else 1
    partial = [keys[int(index * step)] for index in range(rest)]
    return [keys] * whole + ([partial] if partial else [])


def _page(text: str, rounds: list[list[str]]) -> str:
    questions = _QUESTION.findall(text)
    intro, recap = text[: text.index("\n## ") + 1], text[text.rindex("\n## ") + 1 :]
    taken = {key for keys in rounds for key in keys}
    parts = [intro]
    for turn, keys in enumerate(rounds):
        chosen = set(keys)
        for title, key, body in questions:
            if key in chosen:
                number = f" ({turn + 1})" if turn else ""
                parts.append(f"## {title}{number} {{ #{_key(key, turn)} }}\n{_varied(body, key, turn)}")
    return _unlink("".join([*parts, recap]), taken)


def _key(key: str, turn: int) -> str:
    return f"{key}-{turn + 1}" if turn else key


def _varied(body: str, key: str, turn: int) -> str:
    """Return the body with the sentences of each plain line in another order."""
    if not turn:
        return body
    chance, fenced, lines = random.Random(f"{key}{turn}"), False, []
    for line in body.split("\n"):
        fenced ^= line.startswith("```")
        sentences = re.split(r"(?<=[.!?]) ", line)
        if not fenced and line[:1] not in "*->|!`#" and len(sentences) > 1 and not line.startswith("**"):
            chance.shuffle(sentences)
        lines.append(" ".join(sentences))
    return "\n".join(lines)


def _unlink(text: str, taken: set[str]) -> str:
    """Turn links to questions that were not taken into plain text."""
    return re.sub(
        r"\[([^\]]*)\]\(([a-z-]+\.md)?#([a-z0-9-]+)\)",
        lambda link: link[0] if link[3] in taken or link[3] == "recap" else link[1],
        text,
    )
