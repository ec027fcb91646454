"""What the light pages share with the rest of the site: its colours, its diagrams' look, its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import tinycss2
from markupsafe import Markup
from tinycss2.ast import AtRule, Node, ParseError, QualifiedRule

from handbook.browser.bundling import bundle
from handbook.colours import SCHEMES, Colours
from handbook.failure import BuildFailed

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
    rules = _rules(shared)
    own = "\n".join([*_diagram_rules(rules), own])
    common, day, night = (_tokens(rules, selector) for selector in (":root", *SCHEMES))
    used = _used(own, {**common, **day, **night})
    return (
        f":root{{{_declare({**common, **day}, used)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{_declare(night, used)}}}}}"
        f"@media screen{{:root[data-scheme=dark]{{{_declare(night, used)}}}}}"
        f"{own}"
    )


def data_address(picture: Path, colours: Colours) -> Markup:
    """Return an SVG as an address that holds it, and so costs no request; it has no double quotes."""
    svg = quote(colours.fill(picture.read_text(encoding="utf-8")).strip().replace('"', "'"), safe="/:=,;()'")
    return Markup(f"data:image/svg+xml,{svg}")


def _rules(css: str | Iterable[Node]) -> list[Node]:
    parse = tinycss2.parse_stylesheet if isinstance(css, str) else tinycss2.parse_rule_list
    found = parse(css, skip_comments=True, skip_whitespace=True)
    for error in found:
        if isinstance(error, ParseError):
            raise BuildFailed(f"{SHARED}:{error.source_line}: is no CSS ({error.message}); mend it.")
    return found


def _tokens(rules: Iterable[Node], selector: str) -> dict[str, str]:
    """Return what the rules of a selector declare, in order, those in media blocks too."""
    found = [rule for rule in _inside(rules) if _text(rule.prelude) == selector]
    if not found:
        raise BuildFailed(f"{SHARED} has no rule “{selector}”; the question pages need its colours.")
    return {
        declaration.name: _text(declaration.value)
        for rule in found
        for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        if declaration.type == "declaration"
    }


def _inside(rules: Iterable[Node]) -> Iterator[QualifiedRule]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword == "media":
            yield from _inside(_rules(rule.content))


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
            inside = "".join(_diagram_rules(_rules(rule.content)))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"


def _selectors(rule: QualifiedRule) -> Iterator[str]:
    for comma, nodes in groupby(rule.prelude, lambda node: node == ","):
        if not comma:
            yield _text(nodes)


def _text(nodes: Iterable[Node]) -> str:
    return tinycss2.serialize(nodes).strip()
