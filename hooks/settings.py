"""What `mkdocs.yml` says about the handbook: languages, their words, sections and addresses.

Read here as plain YAML, so that the model and the command-line tools need no MkDocs.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

PARTS = ("explanation", "mistakes", "follow_ups", "pronunciation", "sources")
OPTIONAL_PARTS = frozenset({"pronunciation"})


@dataclass(frozen=True)
class Language:
    """A language of the handbook.

    `labels` are the fixed words that open each part of an answer, `endings` what a term may carry in a sentence.
    """

    locale: str
    name: str
    default: bool
    complete: bool
    labels: Mapping[str, str]
    words: Mapping[str, Any]
    endings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The handbook's own settings. `site_url` ends with a slash and may be empty; `root` holds `mkdocs.yml`."""

    root: Path
    languages: tuple[Language, ...]
    sections: tuple[str, ...]
    pages: tuple[str, ...]
    site_url: str
    repository: str
    extra: Mapping[str, Any] = field(default_factory=dict)

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


class _Loader(yaml.SafeLoader):
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
    """Read `root/mkdocs.yml`.

    A language that leaves out a word or label takes the default language's. Sections are the pages
    of the navigation's one group named `sections`, in its order.
    """
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    plugins = {name: value for entry in config["plugins"] if isinstance(entry, dict) for name, value in entry.items()}
    entries = plugins["i18n"]["languages"]
    default = next(entry for entry in entries if entry.get("default"))
    sections, pages = [], []
    for item in config["nav"]:
        if isinstance(item, dict) and "sections" in item:
            sections = [Path(page).stem for page in item["sections"]]
        else:
            pages.append(Path(item if isinstance(item, str) else next(iter(item.values()))).stem)
    return Settings(
        root=root,
        languages=tuple(_language(entry, default) for entry in entries if entry.get("build", True)),
        sections=tuple(sections),
        pages=tuple(pages),
        site_url=(config.get("site_url") or "").rstrip("/") + "/",
        repository=(config.get("repo_url") or "").rstrip("/"),
        extra=config.get("extra") or {},
    )


def _language(entry: Mapping[str, Any], default: Mapping[str, Any]) -> Language:
    own, base = entry.get("extra") or {}, default.get("extra") or {}
    return Language(
        locale=entry["locale"],
        name=entry["name"],
        default=bool(entry.get("default")),
        complete=own.get("complete", True),
        labels={**base.get("labels", {}), **own.get("labels", {})},
        words={**base.get("words", {}), **own.get("words", {})},
        endings=tuple(own.get("endings", ())),
    )
