"""`assets/sections.json`: which questions each section has, for a home page that needs them only for who comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the ids of the questions by section, once all languages are built."""
    if edition.finished(config):
        ids = {section.slug: [one.id for one in section.questions] for section in edition.current().handbook.sections}
        Path(config.site_dir, "assets/sections.json").write_bytes(compact(ids))
