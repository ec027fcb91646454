"""Scripts ask for nothing newer than the browsers that README names; the bundler sees to the syntax alone."""

import re

import pytest
from fixture import ROOT

from handbook.browser.bundling import BROWSERS

NEWER = (
    r"\(\?<[=!]|:has\(|\.(?:toSorted|toReversed|toSpliced|findLast|findLastIndex|groupBy|fromAsync|withResolvers)\("
    r"|\bstructuredClone\(|\bObject\.hasOwn\("
)


def test_readme_names_the_bundlers_browsers():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    versions = set(re.findall(r"\d+", text[text.index("## Browsers") : text.index("## Licence")]))
    assert versions == set(re.findall(r"\d+", BROWSERS))


def test_scripts_ask_for_nothing_newer(site):
    own = [*site.glob("assets/*.js"), site / "sw.js"]
    found = {path.name: sorted(set(re.findall(NEWER, path.read_text(encoding="utf-8")))) for path in own}
    assert {name: uses for name, uses in found.items() if uses} == {}


@pytest.mark.parametrize("script", ["a = /(?<=x)y/", "a = b.toSorted()", "a.querySelector(':has(b)')"])
def test_what_is_newer_is_seen(script):
    assert re.search(NEWER, script)
