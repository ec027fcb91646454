"""What the practice page draws from: a list of all questions, and the answers of each section in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.data.practice import PAGE, answers, file, questions
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `practice/questions.json` and `practice/<section>.<locale>.json`."""
    if not edition.whole(config):
        return
    current = edition.current()
    site = Path(config.site_dir)
    (site / PAGE).mkdir(exist_ok=True)
    (site / PAGE / "questions.json").write_bytes(compact(questions(current.handbook)))
    for section in current.handbook.sections:
        for language in current.handbook.settings.languages:
            path = site / file(section.slug, language.locale)
            path.write_bytes(compact(answers(current, section, language.locale)))
