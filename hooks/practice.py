"""What the practice page draws from: a list of all questions; each section's answers, quizzes and drills in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.data.practice import PAGE, answers, questions, quizzes, section_drills
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `practice/questions.json`, and of each section what is fetched when it is asked."""
    if not edition.whole(config):
        return
    current = edition.current()
    book, folder = current.handbook, Path(config.site_dir) / PAGE
    files = {"questions": questions(book)}
    for section in book.sections:
        files[f"drill/{section.slug}"] = section_drills(book, section)
        for locale in (language.locale for language in book.settings.languages):
            files[f"{section.slug}.{locale}"] = answers(current, section, locale)
            files[f"quiz/{section.slug}.{locale}"] = quizzes(book, section, locale)
    for name, data in files.items():
        if data:
            path = folder / f"{name}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(compact(data))
