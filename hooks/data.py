"""`questions.json`, the handbook as open data, and `questions.schema.json`, which describes it field by field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.data.questions import NAME, SCHEMA, data, schema

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write both files, once all languages are built."""
    if edition.published(config):
        site = Path(config.site_dir)
        text = data(edition.current()).model_dump_json(by_alias=True)
        (site / NAME).write_text(text, encoding="utf-8")
        (site / SCHEMA).write_text(schema(), encoding="utf-8")
