"""What the practice page draws from: a list of all questions; each section's answers, quizzes and drills in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.data.practice import files
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `practice/questions.json`, and of each section what is fetched when it is asked."""
    if not edition.whole(config):
        return
    for name, data in files(edition.current()):
        path = Path(config.site_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compact(data))
