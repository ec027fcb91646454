"""A style sheet taken apart: its rules, and what one of them declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Node, ParseError, QualifiedRule

from handbook.failure import BuildFailed


def css_rules(css: str | Iterable[Node], name: str) -> list[Node]:
    """Return the rules of a style sheet or a media block; BuildFailed with its `name` and line where it is no CSS."""
    parse = tinycss2.parse_stylesheet if isinstance(css, str) else tinycss2.parse_rule_list
    found = parse(css, skip_comments=True, skip_whitespace=True)
    for error in found:
        if isinstance(error, ParseError):
            raise BuildFailed(f"{name}:{error.source_line}: is no CSS ({error.message}); mend it.")
    return found


def declared(rules: Iterable[Node], selector: str) -> dict[str, str]:
    """Return what the rules of exactly this selector declare, in order, media blocks' too; {} where there is none."""
    return {
        declaration.name: css_text(declaration.value)
        for rule in _inside(rules)
        if css_text(rule.prelude) == selector
        for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        if declaration.type == "declaration"
    }


def _inside(rules: Iterable[Node]) -> Iterator[QualifiedRule]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword == "media":
            yield from _inside(css_rules(rule.content, ""))


def css_text(nodes: Iterable[Node]) -> str:
    """Return nodes as they would be written."""
    return tinycss2.serialize(nodes).strip()
