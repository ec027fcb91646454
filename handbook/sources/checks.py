"""What must hold across files: ids against the registry, one language against another, links against pages.

Each function yields problems and never stops at the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.sources.answer import Answer
from handbook.sources.markdown import blocks
from handbook.sources.problems import Problem, nearest, read_text
from handbook.sources.prose import LOCALE, mend_apostrophes, read_names, wrong_apostrophes
from handbook.sources.registry import registry_path
from handbook.sources.source import RECAP, SourcePage

if TYPE_CHECKING:
    from handbook.sources.registry import Entry
    from handbook.sources.settings import Settings

LISTS = ("mistakes", "follow_ups")
Pages = Mapping[tuple[str, str], SourcePage]


def cross_check(
    settings: Settings, registry: Mapping[str, Entry], pages: Pages, unread: set[str], lost: set[str]
) -> Iterator[Problem]:
    """Yield every problem that only shows when files are seen together.

    `pages` are by (section, locale); `unread` are ids whose registry entry has a problem of its own,
    `lost` sections whose registry cannot be read at all.
    """
    yield from _published_problems(registry, pages, unread, lost)
    yield from _registry_problems(settings, registry, pages)
    yield from _pairing_problems(settings, pages)
    yield from _link_problems(settings, pages)
    yield from _apostrophe_problems(settings)


def _published_problems(
    registry: Mapping[str, Entry], pages: Pages, unread: set[str], lost: set[str]
) -> Iterator[Problem]:
    """Ids on the pages: registered, in their own section, not retired, unique."""
    homes: dict[tuple[str, str], Answer] = {}
    for (slug, locale), page in pages.items():
        for key, answer in page.answers.items():
            at = (page.path, answer.line)
            if first := homes.get((key, locale)):
                yield Problem(*at, f"the id “{key}” already stands in {first.path}:{first.line}; ids are unique")
            homes.setdefault((key, locale), answer)
            entry = registry.get(key)
            if entry is None and (slug in lost or key in unread):
                continue
            if entry is None:
                yield Problem(
                    *at, f"the id “{key}” is not in {registry_path(slug)}; register it.{nearest(key, registry)}"
                )
            elif entry.section != slug:
                yield Problem(*at, f"“{key}” stands in “{slug}”, but its entry in {entry.path}; move one of them")
            elif entry.retired:
                yield Problem(*at, f"“{key}” is retired in {entry.path}; delete it here, or the retired key there")


def _registry_problems(settings: Settings, registry: Mapping[str, Entry], pages: Pages) -> Iterator[Problem]:
    """Registered ids: their section exists, none vanished, and what they refer to is there."""
    published = {key for page in pages.values() for key in page.answers}
    for key, entry in registry.items():
        if entry.section not in settings.sections:
            close = nearest(entry.section, settings.sections)
            yield Problem(entry.path, entry.line, f"“{key}”: the navigation has no section “{entry.section}”.{close}")
        elif not entry.retired and key not in published and (entry.section, settings.default.locale) in pages:
            page = f"docs/{entry.section}.{settings.default.locale}.md"
            yield Problem(entry.path, entry.line, f"“{key}” vanished from {page}; put it back, or mark it retired")
        if entry.retired and (successor := entry.retired.replaced_by) and successor not in registry:
            close = nearest(successor, registry)
            yield Problem(entry.path, entry.line, f"“{key}” is replaced by “{successor}”, which is no id.{close}")
        # A section that was joined with another is no section any more; one letter off is a slip.
        if entry.moved and (close := _misspelt(entry.moved.section, settings.sections)):
            advice = f"“{key}” moved from “{entry.moved.section}”, which is no section.{close}"
            yield Problem(entry.path, entry.place("moved", "from"), advice)
        yield from _translation_problems(settings, key, entry)


def _misspelt(section: str, known: Collection[str]) -> str:
    return "" if section in known else nearest(section, known, cutoff=0.8)


def _translation_problems(settings: Settings, key: str, entry: Entry) -> Iterator[Problem]:
    known = {language.locale for language in settings.languages}
    required = {language.locale for language in settings.languages if language.complete}
    for correction in entry.corrected:
        said = set(correction.model_extra or {})
        for locale in sorted(required - said):
            yield Problem(entry.path, entry.line, f"a correction of “{key}” has no sentence in “{locale}”; add it")
        for locale in sorted(said - known):
            yield Problem(entry.path, entry.line, f"unknown key “{locale}” in a correction of “{key}”; remove it")
    for locale in sorted(set(entry.quiz) - known):
        yield Problem(entry.path, entry.line, f"the quiz of “{key}” is in “{locale}”, which the site lacks; remove it")


def _pairing_problems(settings: Settings, pages: Pages) -> Iterator[Problem]:
    """Every other language against the default one, section by section."""
    for slug in settings.sections:
        original = pages.get((slug, settings.default.locale))
        for language in settings.languages:
            page = pages.get((slug, language.locale))
            if original is None or page is None or language.default:
                continue
            for key, answer in original.answers.items():
                if key in original.swallowed | page.swallowed:
                    continue
                if key in page.answers:
                    yield from _sibling_problems(settings, key, answer, page.answers[key], language.labels)
                elif language.complete:
                    advice = f"“{key}” is missing in {language.name}; answer it in {page.path}"
                    yield Problem(answer.path, answer.line, advice)
            for key, answer in page.answers.items():
                if key not in original.answers:
                    advice = f"“{key}” is missing in {settings.default.name}; answer it in {original.path}"
                    yield Problem(answer.path, answer.line, advice)
            shared = [key for key in page.answers if key in original.answers]
            if shared != [key for key in original.answers if key in page.answers]:
                yield Problem(page.path, 1, f"the questions stand in another order than in {original.path}; use one")


def _sibling_problems(
    settings: Settings, key: str, one: Answer, other: Answer, labels: Mapping[str, str]
) -> Iterator[Problem]:
    at = f"{one.path}:{one.line}"
    for part in sorted(set(one.parts) ^ set(other.parts)):
        lacking, name = (other, labels[part]) if part in one.parts else (one, settings.default.labels[part])
        advice = f"“{key}” lacks the part “{name}” that its other language has; add it, or remove it there"
        yield Problem(lacking.path, lacking.line, advice)
    if bool(one.example) != bool(other.example):
        lacking, having = (one, other) if other.example else (other, one)
        advice = f"“{key}” has no example, but {having.path}:{having.line} has; give it one, or remove it there"
        yield Problem(lacking.path, lacking.line, advice)
    for part in LISTS:
        if (named := _points(other, part)) != (points := _points(one, part)) and named and points:
            where = f"{one.path}:{one.lines[part]}"
            advice = f"“{labels[part]}” of “{key}” lists {named}, {where} lists {points}; say the same in both"
            yield Problem(other.path, other.lines[part], advice)
    if one.code != other.code:
        yield Problem(other.path, other.line, f"the code of “{key}” differs from {at}; both languages show the same")
    if _pictures(one) != _pictures(other):
        yield Problem(other.path, other.line, f"the diagrams of “{key}” differ from {at}; both languages show the same")


def _points(answer: Answer, part: str) -> int:
    """Return how many points a list of an answer has."""
    return len(re.findall(r"^[-*] ", answer.parts.get(part, ""), re.MULTILINE))


def _pictures(answer: Answer) -> list[str]:
    return [link.target for link in answer.links if link.picture]


def _link_problems(settings: Settings, pages: Pages) -> Iterator[Problem]:
    docs = settings.root / "docs"
    default = settings.default.locale
    anchors = {slug: {*page.answers, RECAP} for (slug, locale), page in pages.items() if locale == default}
    ids = [key for keys in anchors.values() for key in keys]
    for (slug, _), page in pages.items():
        for link in [*page.links, *(link for answer in page.answers.values() for link in answer.links)]:
            target, _, anchor = link.target.partition("#")
            place = Path(target).stem if target else slug
            if target.startswith(("https://", "http://", "mailto:")):
                continue
            if link.picture:
                if not (docs / target).is_file():
                    yield Problem(page.path, link.line, f"the picture “{target}” does not exist in docs/; create it")
            elif target and (not target.endswith(".md") or place not in (*settings.sections, *settings.pages)):
                close = nearest(place, settings.sections)
                yield Problem(page.path, link.line, f"the link “{link.target}” leads to no page.{close}")
            elif anchor and place in anchors and anchor.removesuffix("-answer") not in anchors[place]:
                close = nearest(anchor, ids)
                yield Problem(page.path, link.line, f"the link “{link.target}” leads to no question.{close}")


def _apostrophe_problems(settings: Settings) -> Iterator[Problem]:
    """Uzbek pages only: the letters are Uzbek's own."""
    uzbek = next((language for language in settings.languages if language.locale == LOCALE), None)
    if uzbek is None:
        return
    problems: list[Problem] = []
    names = read_names(settings.root, problems)
    yield from problems
    for path in sorted((settings.root / "docs").glob(f"*.{LOCALE}.md")):
        shown = f"docs/{path.name}"
        for line in blocks(read_text(path, shown, [])):
            for column, right in () if line.fenced else wrong_apostrophes(line.text, names, uzbek.endings):
                word = _word_at(line.text, column)
                if not right:
                    glued = mend_apostrophes(word, names, uzbek.endings)
                    advice = f"“{word}”: a name takes its ending without a sign, {glued}; make format mends it"
                    yield Problem(shown, line.number, advice)
                    continue
                advice = f"the apostrophe of “{word}” must be {right} (U+{ord(right):04X}); make format mends it"
                yield Problem(shown, line.number, advice)


def _word_at(line: str, column: int) -> str:
    start, end = column, column + 1
    while start > max(0, column - 40) and not line[start - 1].isspace():
        start -= 1
    while end < min(len(line), column + 40) and not line[end].isspace():
        end += 1
    return line[start:end].strip(".,:;!?*_()“”")
