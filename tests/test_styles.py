"""The light pages' styles: what they take from the site's, however that is written."""

import pytest

from handbook.failure import BuildFailed
from handbook.light.styles import styles

SHARED = """/* [data-md-color-scheme="suhbat"] { --a: wrong; } */
:root { --font: Inter, "a } b", monospace; --unused: 1; }
[data-md-color-scheme^="suhbat"] {
  color-scheme: light;  /* day: the light } of it */
  --a: #fff; --b: var(
    --c ); --c: url("data:x;y}z"); --lonely: red;
}
@media screen { [data-md-color-scheme="suhbat-night"] { color-scheme: dark; --a: #000; } }
.dg-box { fill: var(--a); }
.dg-text,
.dg-bold:is(.x, .y)
{
  font-family: var(--none, var(--font));  /* } */
  content: ".dg-fake { }";
}
.dg-line, .other { stroke: red; }
@media print { .dg-box { fill: var(--b); } .other { color: red; } }
@media (width < 1px) { .other { color: blue; } }
"""
OWN = "/* var(--lonely) */ p { color: var(--a) }"


def test_diagrams_and_the_colours_in_use_are_taken_and_nothing_else():
    css = styles(SHARED, OWN)
    day, night = css.split("@media screen and (prefers-color-scheme:dark)")
    assert day.startswith(':root{--font:Inter, "a } b", monospace;color-scheme:light;--a:#fff;--b:var(')
    assert '--c:url("data:x;y}z")' in day
    assert night.startswith("{:root:not([data-scheme=light]){color-scheme:dark;--a:#000}}")
    assert ".dg-box { fill: var(--a); }" in css and ".dg-bold:is(.x, .y)\n{" in css and 'content: ".dg-fake { }"' in css
    assert "@media print {.dg-box { fill: var(--b); }}" in css
    for absent in ("--lonely:", "--unused", ".other", "wrong", "width < 1px"):
        assert absent not in css


@pytest.mark.parametrize(
    ("shared", "told"),
    [
        (
            SHARED.replace("suhbat-night", "night"),
            r"suhbat.css has no rule “\[data-md-color-scheme=\"suhbat-night\"\]”",
        ),
        (SHARED + "\n.dg-box { fill: red", None),
        (SHARED + "\nnonsense;\n", r"suhbat.css:2\d: is no CSS"),
    ],
)
def test_styles_that_are_broken_stop_the_build(shared, told):
    if told is None:
        assert styles(shared, OWN).count("fill: red") == 1  # a browser closes what is left open
        return
    with pytest.raises(BuildFailed, match=told):
        styles(shared, OWN)
