"""The sections by group, as the home page, practice and the list of questions show them."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Handbook, Question


@dataclass(frozen=True)
class Listed:
    """A section as it is listed in one language."""

    slug: str
    title: str
    questions: tuple[Question, ...]


def groups(handbook: Handbook, locale: str) -> list[tuple[str, list[Listed]]]:
    """Return (name, sections) of each group, in order; what has no name in `locale` takes the default one."""
    settings = handbook.settings
    names = settings.language(locale).groups
    listed = {
        section.slug: Listed(
            section.slug, (section.pages.get(locale) or section.pages[settings.default.locale]).title, section.questions
        )
        for section in handbook.sections
    }
    return [(names.get(group.key, group.key), [listed[slug] for slug in group.sections]) for group in settings.groups]
