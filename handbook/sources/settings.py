"""What `mkdocs.yml` says about the handbook: languages, their words, sections and addresses.

Read here as plain YAML, so that the model and the command-line tools need no MkDocs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handbook.sources.problems import Problem, SourceError, read_text

CONFIGURATION = "mkdocs.yml"
PARTS = ("explanation", "mistakes", "follow_ups", "hard", "pronunciation", "sources")
OPTIONAL_PARTS = frozenset({"pronunciation"})


@dataclass(frozen=True)
class Language:
    """A language of the handbook.

    `description` is the site's in one sentence, `labels` are the fixed words that open each part of an answer,
    `lengths` how many words (least, most) its spoken answer, example and hard answer have, `groups` the names of
    groups by key, `endings` what a term may carry in a sentence. `lacking` names the words that are the default
    language's for want of a translation.
    """

    locale: str
    name: str
    default: bool
    complete: bool
    description: str
    labels: Mapping[str, str]
    words: Mapping[str, Any]
    groups: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group of sections in the navigation: its key, whose name each language has, and its sections in order."""

    key: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """The handbook's own settings. `site_url` ends with a slash and may be empty; `root` holds `mkdocs.yml`."""

    root: Path
    name: str
    languages: tuple[Language, ...]
    groups: tuple[Group, ...]
    pages: tuple[str, ...]
    site_url: str
    repository: str
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[str, ...]:
        """All sections, group by group."""
        return tuple(section for group in self.groups for section in group.sections)

    @property
    def default(self) -> Language:
        """The language at the root of the site."""
        return next(language for language in self.languages if language.default)

    def language(self, locale: str) -> Language:
        """Return the language of that locale; KeyError if the site has no such language."""
        for language in self.languages:
            if language.locale == locale:
                return language
        raise KeyError(locale)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # ten times as fast where it was compiled
    """YAML as MkDocs reads it: `!ENV [NAME, default]` takes a variable of the environment."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(loader.construct_scalar(node))
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """Read `root/mkdocs.yml`; raises SourceError where it cannot be read.

    A language that leaves out a word or label takes the default language's. Groups are the
    navigation's entries that list pages.
    """
    config = _configuration(root)
    plugins = {name: value for entry in config["plugins"] if isinstance(entry, dict) for name, value in entry.items()}
    entries = plugins["i18n"]["languages"]
    default = next(entry for entry in entries if entry.get("default"))
    groups, pages = [], []
    for item in config["nav"]:
        key, value = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(value, list):
            groups.append(Group(key, tuple(Path(page).stem for page in value)))
        elif value.endswith(".md"):
            pages.append(Path(value).stem)
    return Settings(
        root=root,
        name=config.get("site_name") or "",
        languages=tuple(_language(entry, default) for entry in entries if entry.get("build", True)),
        groups=tuple(groups),
        pages=tuple(pages),
        site_url=(config.get("site_url") or "").rstrip("/") + "/",
        repository=(config.get("repo_url") or "").rstrip("/"),
        extra=config.get("extra") or {},
    )


def _configuration(root: Path) -> Mapping[str, Any]:
    problems: list[Problem] = []
    text = read_text(root / CONFIGURATION, CONFIGURATION, problems)
    try:
        config = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "unreadable"
        advice = f"is not valid YAML ({reason}); check indentation and quotes"
        problems.append(Problem(CONFIGURATION, mark.line + 1 if mark else 1, advice))
    if problems:
        raise SourceError(problems)
    return config


def _translated(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of all that a language's entry translates, as paths with dots."""
    extra = entry.get("extra") or {}
    yield from _names(entry.get("nav_translations") or {}, "nav_translations")
    for key in ("labels", "words"):
        yield from _names(extra.get(key) or {}, key)


def _names(words: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _names(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}"


def _language(entry: Mapping[str, Any], default: Mapping[str, Any]) -> Language:
    own, base = entry.get("extra") or {}, default.get("extra") or {}
    translated = set(_translated(entry))
    return Language(
        locale=entry["locale"],
        name=entry["name"],
        default=bool(entry.get("default")),
        complete=own.get("complete", True),
        description=entry.get("site_description") or default.get("site_description") or "",
        labels={**base.get("labels", {}), **own.get("labels", {})},
        words={**base.get("words", {}), **own.get("words", {})},
        groups={**(default.get("nav_translations") or {}), **(entry.get("nav_translations") or {})},
        lengths={part: tuple(limits) for part, limits in (own.get("lengths") or {}).items()},
        endings=tuple(own.get("endings", ())),
        lacking=tuple(name for name in _translated(default) if name not in translated),
    )
