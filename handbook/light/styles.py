"""What the light pages share with the rest of the site: its colours, its diagrams' look, its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import tinycss2
from markupsafe import Markup
from tinycss2.ast import AtRule, Node, QualifiedRule

from handbook.browser.bundling import bundle
from handbook.colours import Colours, parse_colours
from handbook.text.css import css_rules, css_text

STYLES = Path("assets/stylesheets")
SHARED, FORM, OWN = "suhbat.css", "form.css", "question.css"
_DIAGRAM = (".dg-", "figure.diagram")


def write_styles(root: Path, site: Path) -> None:
    """Replace the site's question.css by one that needs no other file."""
    folder = root / "overrides" / STYLES
    shared, form, own = ((folder / name).read_text(encoding="utf-8") for name in (SHARED, FORM, OWN))
    target = site / STYLES / OWN
    target.write_text(styles(shared, f"{form}\n{own}"), encoding="utf-8")
    bundle(root, site, {f"{STYLES}/{OWN}": target})


def styles(shared: str, own: str) -> str:
    """Return the light pages' own styles with what they take from the site's, both CSS.

    That is the look of diagrams, and the colours that are used, for day and night. BuildFailed where `shared` has none.
    """
    own = "\n".join([*_diagram_rules(css_rules(shared, SHARED)), own])
    colours = parse_colours(shared)
    day, night = {**colours.shared, **colours.day}, colours.night
    used = _used(own, {**day, **night})
    return (
        f":root{{{_declare(day, used)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{_declare(night, used)}}}}}"
        f"@media screen{{:root[data-scheme=dark]{{{_declare(night, used)}}}}}"
        f"{own}"
    )


def data_address(picture: Path, colours: Colours) -> Markup:
    """Return an SVG as an address that holds it, and so costs no request; it has no double quotes."""
    svg = quote(colours.fill(picture.read_text(encoding="utf-8")).strip().replace('"', "'"), safe="/:=,;()'")
    return Markup(f"data:image/svg+xml,{svg}")


def _used(css: str, tokens: Mapping[str, str]) -> set[str]:
    """Return the names of the tokens that `css` needs, directly or through another token."""
    wanted, found = set(_variables(css)) & set(tokens), {"color-scheme"}
    while wanted:
        found |= wanted
        inner = {name for token in wanted for name in _variables(tokens[token])}
        wanted = inner & set(tokens) - found
    return found


def _variables(css: str | Iterable[Node]) -> Iterator[str]:
    """Yield the names within every `var(…)`."""
    for node in tinycss2.parse_component_value_list(css) if isinstance(css, str) else css:
        inside = getattr(node, "arguments", None) or getattr(node, "content", None) or ()
        if node.type == "function" and node.lower_name == "var":
            yield from (each.value for each in inside if each.type == "ident")
        yield from _variables(inside)


def _declare(tokens: Mapping[str, str], used: set[str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in tokens.items() if name in used)


def _diagram_rules(rules: Iterable[Node]) -> Iterator[str]:
    """Yield the rules whose every selector begins with a diagram's class, in their media blocks."""
    for rule in rules:
        if isinstance(rule, QualifiedRule) and all(name.startswith(_DIAGRAM) for name in _selectors(rule)):
            yield rule.serialize()
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("media", "supports"):
            inside = "".join(_diagram_rules(css_rules(rule.content, SHARED)))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"


def _selectors(rule: QualifiedRule) -> Iterator[str]:
    for comma, nodes in groupby(rule.prelude, lambda node: node == ","):
        if not comma:
            yield css_text(nodes)
