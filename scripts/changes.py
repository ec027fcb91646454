"""List the questions that differ from another commit, as Markdown: `make changes BASE=origin/main`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.git import git, no_commit
from handbook.model import read
from handbook.sources.answer import Answer
from handbook.sources.problems import SourceError
from handbook.sources.settings import Settings, read_settings
from handbook.sources.source import parse


def main(base: str, root: Path = ROOT) -> int:
    """Print new, changed and removed questions against the commit `base`; return the exit code."""
    try:
        book = read(root)
        before = _earlier(read_settings(root), base)
    except (SourceError, LookupError) as error:
        print(error)
        return 1
    now = {
        (key, locale): answer for key, question in book.questions.items() for locale, answer in question.answers.items()
    }
    lines = [f"- new: {_name(now, *place)}" for place in now if place not in before]
    lines += [
        f"- changed: {_name(now, *place)}"
        for place, answer in now.items()
        if place in before and (answer.title, answer.body, answer.code) != _content(before[place])
    ]
    lines += [f"- removed: {_name(before, *place)}" for place in before if place not in now]
    print("### Questions\n")
    print("\n".join(lines) or "No question changed.")
    return 0


def _earlier(settings: Settings, base: str) -> dict[tuple[str, str], Answer]:
    """Parse the section pages as they stood at `base`, as far as there were any; LookupError where it is no commit."""
    if git(settings.root, "rev-parse", "--verify", f"{base}^{{commit}}") is None:
        raise LookupError(no_commit(settings.root, base))
    answers = {}
    for slug in settings.sections:
        for language in settings.languages:
            path = f"docs/{slug}.{language.locale}.md"
            if (text := git(settings.root, "show", f"{base}:./{path}")) is not None:
                page = parse(text, path, language, settings.root / "examples", [])
                answers.update({(key, language.locale): answer for key, answer in page.answers.items()})
    return answers


def _content(answer: Answer) -> tuple:
    return answer.title, answer.body, answer.code


def _name(answers: dict[tuple[str, str], Answer], key: str, locale: str) -> str:
    return f"`{key}` ({locale}) {answers[key, locale].title}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "origin/main"))
