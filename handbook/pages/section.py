"""A section's page as the engine gets it: every question in all languages, with what stands around it."""

from __future__ import annotations

from handbook.edition import Edition
from handbook.model import Section
from handbook.pages import controls
from handbook.pages.gone import left_behind
from handbook.pages.pairing import section_markdown


def section_page(current: Edition, section: Section, locale: str) -> str:
    """Return the Markdown of a section's page for readers of `locale`; answers that are rendered are left empty."""
    handbook = current.handbook
    settings = handbook.settings
    below = {question.id: controls.below(question, locale, settings) for question in section.questions}
    above = controls.above(section.questions, locale, settings)
    page = section_markdown(section, locale, settings, above, below, current.answers)
    return page + left_behind(handbook, section.slug, locale)
