"""What the light pages share with the rest of the site: its colours, its diagrams' look, its words in scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from handbook.failure import BuildFailed
from handbook.pages.bundling import bundle

STYLES = Path("assets/stylesheets")
_RULE = re.compile(r"^([.\w][^{}\n]*) \{ [^{}\n]* \}$", re.MULTILINE)


def write_styles(root: Path, site: Path) -> None:
    """Replace the site's question.css by one that needs no other file.

    It takes form.css whole, and from suhbat.css the colours that it uses, for day and night, and the look of diagrams.
    """
    folder = root / "overrides" / STYLES
    shared, form, own = (
        (folder / name).read_text(encoding="utf-8") for name in ("suhbat.css", "form.css", "question.css")
    )
    own = "\n".join([*_diagram_rules(shared), form, own])
    day, night = (_tokens(shared, scheme) for scheme in ("suhbat", "suhbat-night"))
    used = _used(own, {**day, **night})
    colours = (
        f":root{{{_declare(day, used)}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{_declare(night, used)}}}}}"
        f":root[data-scheme=dark]{{{_declare(night, used)}}}"
    )
    target = site / STYLES / "question.css"
    target.write_text(colours + own, encoding="utf-8")
    bundle(root, site, {f"{STYLES}/question.css": target})


def script_words(words: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Return the words that the modules of a light page need."""
    return {"locale": locale, "close": words["close_answer"], "copied": words["copied"]}


def data_address(picture: Path) -> Markup:
    """Return an SVG as an address that holds it, and so costs no request; it has no double quotes."""
    svg = quote(picture.read_text(encoding="utf-8").strip().replace('"', "'"), safe="/:=,;()'")
    return Markup(f"data:image/svg+xml,{svg}")


def _tokens(css: str, scheme: str) -> dict[str, str]:
    """Return the custom properties of a colour scheme, `color-scheme` among them."""
    block = re.search(rf'^\[data-md-color-scheme="{scheme}"\] \{{\n(.*?)\n\}}', css, re.DOTALL | re.MULTILINE)
    if not block:
        raise BuildFailed(f"suhbat.css has no colours “{scheme}”; the question pages need them.")
    pairs = (line.strip().rstrip(";").split(": ", 1) for line in block[1].splitlines() if ": " in line)
    return dict(pairs)


def _used(css: str, tokens: Mapping[str, str]) -> set[str]:
    """Return the names of the tokens that `css` needs, directly or through another token."""
    wanted, found = set(re.findall(r"var\((--[\w-]+)", css)) & set(tokens), {"color-scheme"}
    while wanted:
        found |= wanted
        inner = {name for token in wanted for name in re.findall(r"var\((--[\w-]+)", tokens[token])}
        wanted = inner & set(tokens) - found
    return found


def _declare(tokens: Mapping[str, str], used: set[str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in tokens.items() if name in used)


def _diagram_rules(css: str) -> Iterator[str]:
    """Yield the rules whose every selector begins with a diagram's class."""
    for match in _RULE.finditer(css):
        if all(selector.strip().startswith((".dg-", "figure.diagram")) for selector in match[1].split(",")):
            yield match[0]
