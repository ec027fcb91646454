"""Section pages: joins the languages before rendering, keeps every rendered answer after it."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook import edition
from handbook.model import Section, read
from handbook.pages import controls
from handbook.pages.gone import left_behind
from handbook.pages.pairing import MARK, section_markdown
from handbook.sources.problems import SourceError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_PICTURE = re.compile(r'<p><img alt="([^"]*)" src="[^"]*?(diagrams/[\w-]+\.svg)" ?/?></p>')
# The site colours these tokens of code alone; the marks of all others would be a sixth of a page's weight.
_COLOURED = "k|kn|kc|c|c1|ch|s|s1|s2|sd|nf|nc|nt|gd|gi"
_TABS = re.compile(r' data-tabs="[\d:]+"')  # by which the theme's script knows tabs; they need none
_CORNER = ("<th></th>", "<td></td>")  # the empty corner of a table heads nothing
_PLAIN_TOKEN = re.compile(rf'<span class="(?!(?:{_COLOURED})">)[\w-]+">([^<]*)</span>')


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the handbook once, before the first language is built."""
    if config.plugins["i18n"].building:
        return
    try:
        edition.begin(read(Path(config.config_file_path).parent))
    except SourceError as error:
        count = len(error.problems)
        raise PluginError(
            f"{error}\n{count} problem{'s' if count > 1 else ''} in the sources; nothing was built."
        ) from None


def on_config(config: MkDocsConfig) -> None:
    """Leave the home page and one section, where the preview asks for one (`make serve SECTION=docker`)."""
    if only := edition.preview():
        groups = [{name: pages} for item in config.nav if isinstance(item, dict) for name, pages in item.items()]
        shown = [{name: [f"{only}.md"]} for group in groups for name, pages in group.items() if f"{only}.md" in pages]
        if not shown:
            raise PluginError(f"There is no section “{only}”; the sections are listed in mkdocs.yml.")
        config.nav = [config.nav[0], *shown]
        config.validation.links.not_found = logging.DEBUG


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Drop the pages that such a preview has not."""
    only = edition.preview()
    for file in list(files.documentation_pages()) if only else ():
        if Path(file.src_uri).name.split(".")[0] not in ("index", only):
            files.remove(file)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Replace the text of a section page by the one with all languages."""
    section = _section(page)
    if section is None:
        return None
    settings = edition.current().handbook.settings
    locale = edition.locale(config)
    below = {question.id: controls.below(question, locale, settings) for question in section.questions}
    above = controls.above(section.questions, locale, settings)
    left = left_behind(edition.current().handbook, section.slug, locale)
    return section_markdown(section, locale, settings, above, below, edition.current().answers) + left


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Draw diagrams into the page and keep its answers for all other outputs, or fill in those that are kept."""
    if _section(page) is None:
        return None
    content = _TABS.sub("", _PLAIN_TOKEN.sub(r"\1", content)).replace(*_CORNER)
    docs = Path(config.docs_dir)
    content = _PICTURE.sub(lambda match: _figure(match[1], docs / match[2]), content)
    answers = edition.current().answers

    def keep(match: re.Match[str]) -> str:
        return answers.setdefault((match[1], match[2]), match[3].strip())

    return MARK.sub(keep, content)


def _section(page: Page) -> Section | None:
    slug = Path(page.file.src_uri).name.split(".")[0]
    return next((section for section in edition.current().handbook.sections if section.slug == slug), None)


def _figure(alternative: str, path: Path) -> str:
    """Inline SVG takes the colours of the page, so that it follows light and dark."""
    svg = re.sub(r"\s*\n\s*", "", path.read_text(encoding="utf-8").strip())
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1)
    return f'<figure class="diagram">{svg}</figure>'
