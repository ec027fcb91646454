"""A handbook of thirty sections in six groups, the first with twenty questions: as much as the pages must have room for."""

from __future__ import annotations

import re
from pathlib import Path

from fixture import EN, REGISTRY, UZ, change, make_handbook

GROUPS = {"you": 5, "python": 7, "design": 4, "web": 6, "data": 3, "running": 5}
SECTIONS = sum(GROUPS.values())
QUESTIONS = 20  # in the first section
# As long as titles of sections are, and introductions of three sentences.
TITLES = ("SQL", "Django ORM", "Code review", "Xatolarni boshqarish", "Observability, kesh va monitoring")
INTRO = (
    "Backend suhbatida bu mavzu deyarli har doim soʻraladi.\n"
    "Juniordan kundalik ishni, middledan tanlov sababini, seniordan ichki tuzilishini bilish kutiladi.\n"
    "Savolni oʻqing, ovoz chiqarib javob bering, matnni shundan keyin oching."
)
LEVELS = ("junior", "middle", "senior")


def make_crowd(root: Path) -> Path:
    """Write the handbook below `root` and return `root`."""
    make_handbook(root)
    slugs = ["docker", *(f"section-{number}" for number in range(2, SECTIONS + 1))]
    rest, nav = iter(slugs), ""
    for group, count in GROUPS.items():
        nav += f"  - {group}:\n" + "".join(f"      - {next(rest)}.md\n" for _ in range(count))
    change(root / "mkdocs.yml", "  - running:\n      - docker.md\n", nav)
    for number, slug in enumerate(slugs):
        keys = [f"question-{number}-{index}" for index in range(QUESTIONS if not number else 1)]
        title = TITLES[number % len(TITLES)]
        for locale, text in (("uz", UZ), ("en", EN)):
            (root / f"docs/{slug}.{locale}.md").write_text(_page(text, f"{title} {number + 1}", keys), encoding="utf-8")
        entries = (
            REGISTRY.split("container:")[0].replace("image:", f"{key}:").replace("junior", LEVELS[index % 3])
            for index, key in enumerate(keys)
        )
        (root / f"questions/{slug}.yml").write_text("".join(entries), encoding="utf-8")
    return root


def _page(text: str, title: str, keys: list[str]) -> str:
    head, question, _, recap = text.split("\n## ")
    head = re.sub(r"(?m)^(title: |# ).*", rf"\g<1>{title}", head)
    head = re.sub(r"\n\n[^\n]*\n$", f"\n\n{INTRO}\n", head)
    question = question.replace("](#container)", f"](#{keys[-1]})")
    questions = (question.replace("{ #image }", f"{{ #{key} }}") for key in keys)
    return "\n## ".join([head, *questions, recap])
