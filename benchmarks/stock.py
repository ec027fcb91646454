"""The same content as a plain mkdocs-material project: its own search, no hooks of ours. What Suhbat is measured against."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.model import read
from handbook.pages.pairing import section_markdown

_CONFIG = """site_name: Suhbat
site_url: {site_url}
theme:
  name: material
  language: {default}
  font: false
  features: [search.highlight, search.suggest, navigation.footer]
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
{languages}
markdown_extensions:
  - attr_list
  - tables
  - md_in_html
  - pymdownx.highlight:
      anchor_linenums: false
  - pymdownx.superfences
  - pymdownx.snippets:
      base_path: [{examples}]
  - pymdownx.blocks.details
  - pymdownx.blocks.html
  - pymdownx.blocks.tab:
      alternate_style: true
"""


def write_stock(book: Path, target: Path, site_url: str) -> Path:
    """Write the handbook in `book` as a stock project into the empty folder `target`; return it."""
    handbook = read(book)
    settings = handbook.settings
    docs = target / "docs"
    docs.mkdir(parents=True)
    shutil.copytree(book / "docs" / "diagrams", docs / "diagrams")
    for language in settings.languages:
        for section in handbook.sections:
            page = section_markdown(section, language.locale, settings)
            (docs / f"{section.slug}.{language.locale}.md").write_text(page, encoding="utf-8")
        for slug in settings.pages:
            source = book / "docs" / f"{slug}.{language.locale}.md"
            text = source.read_text(encoding="utf-8").replace("template:", "was:")
            (docs / source.name).write_text(text, encoding="utf-8")
    languages = "\n".join(
        f"        - {{locale: {language.locale}, name: {language.name}, default: {str(language.default).lower()}}}"
        for language in settings.languages
    )
    config = _CONFIG.format(
        site_url=site_url, default=settings.default.locale, languages=languages, examples=(book / "examples").resolve()
    )
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return target
