"""What becomes of a rendered answer: nothing is lost and nothing else is touched, whatever its author wrote."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup
from fixture import make_handbook

from handbook.answers import marked
from handbook.answers.allowlist import ANSWER, violations
from handbook.answers.diagrams import drawn
from handbook.answers.hints import with_hints
from handbook.answers.lean import lean
from handbook.answers.portable import for_elsewhere, for_page
from handbook.model import Handbook, read

# Attributes with signs of HTML, code that shows HTML, links of every kind.
NASTY = """
[one](../docker/#image-answer "href=\"../x/\" a > b <i>") and [two](../docker/#container){: title="rel=x 2>1" }

[out](https://x.uz/?a=1&b=2 "see rel=canonical"), <mailto:a@x.uz>, [page](../glossary/#layer)

`<a href="../docker/#image">`, `<!-- /answer -->`, `<span class="k">`, 1 < 2 > 0 & 3, &lt;, &amp;lt;

    <pre><table><a class="term" href="../docker/#image">
    <span class="k">if</span></table></pre>

| | a > b |
|---|---|
| `x` | [three](../docker/) |
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Handbook:
    root = make_handbook(tmp_path_factory.mktemp("book"))
    forms = {"lt": "lt", "amp": "Amp", "research": "R&D"}
    more = "".join(
        f"{key}:\n  uz: {{term: {form}, meaning: a}}\n  en: {{term: {form}, meaning: a}}\n"
        for key, form in forms.items()
    )
    glossary = root / "glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + more, encoding="utf-8")
    return read(root)


@pytest.fixture(scope="module")
def answer() -> str:
    html = markdown.markdown(NASTY, extensions=["attr_list", "tables"])
    assert list(violations(html, ANSWER)) == []
    return html


def links(html: str) -> list[str]:
    return [link["href"] for link in BeautifulSoup(html, "lxml").select("a")]


def text(html: str) -> str:
    return BeautifulSoup(html, "lxml").get_text()


def test_on_another_page_every_link_leads_right_and_the_rest_stays(book, answer):
    html = for_page(answer, book, "uz", "docker", "en/practice/")
    assert links(html) == [
        "../../q/image/",
        "../../q/container/",
        "https://x.uz/?a=1&b=2",
        "mailto:a@x.uz",
        "../../glossary/#layer",
        "../../docker/",
    ]
    assert text(html) == text(answer)
    old, new = (BeautifulSoup(each, "lxml") for each in (answer, html))
    assert [link.get("title") for link in new.select("a")] == [link.get("title") for link in old.select("a")]
    assert [table.parent["class"] for table in new.select("table")] == [["wide"]]
    assert [block["tabindex"] for block in new.select("pre, .wide")] == ["0", "0"]


def test_elsewhere_too_and_without_what_lives_by_the_sites_styles(book, answer):
    hinted = f'<p><a class="term" href="../glossary/#layer">Qatlam</a> <span class="k">if</span></p>{answer}'
    html = for_elsewhere(hinted, book, "uz", "docker", "q/image/")
    site = book.settings.site_url
    assert links(html)[:2] == [f"{site}q/image/", f"{site}q/container/"] and len(links(html)) == len(links(answer))
    assert text(html) == text(hinted)
    assert not BeautifulSoup(html, "lxml").select("span, .term")


def test_a_diagram_becomes_its_description(book):
    alternative = "Qavat &quot;a&quot; &gt; b &lt;i&gt;"
    html = (
        f'<figure class="diagram"><svg role="img" aria-label="{alternative}" viewBox="0 0 1 1"><g></g></svg></figure>'
    )
    found = BeautifulSoup(for_elsewhere(f"<p>1</p>{html}<p>2</p>", book, "uz", "docker", "q/image/"), "lxml")
    assert [tag.get_text() for tag in found.select("p")] == ["1", 'Qavat "a" > b <i>', "2"]
    assert found.a["href"] == f"{book.settings.site_url}q/image/"


def test_hints_leave_tags_attributes_and_entities_alone(book, answer):
    page = marked.mark("image", "uz", f"<p>Lt va R&amp;D: 1 &lt; 2 &amp; 3, qatlam.</p>{answer}")
    html = with_hints(page, book, "docker", "../glossary/")
    terms = [(link.get_text(), link["href"]) for link in BeautifulSoup(html, "lxml").select("a.term")]
    assert terms == [
        ("Lt", "../glossary/#lt"),
        ("R&D", "../glossary/#research"),
        ("qatlam", "../glossary/#layer"),
    ]
    assert text(html) == text(page)
    answers: dict = {}
    marked.keep(html, answers)
    assert list(violations(answers["image", "uz"], ANSWER)) == []


def test_marks_keep_each_answer_once_and_fill_it_in_where_it_is_kept(answer):
    page = f"<h1>a</h1>{marked.mark('x', 'uz', answer)}<p>b</p>{marked.mark('x', 'en', '<p>c</p>')}"
    answers: dict = {}
    assert marked.keep(page, answers) == f"<h1>a</h1>{answer}<p>b</p><p>c</p>"
    assert answers == {("x", "uz"): answer, ("x", "en"): "<p>c</p>"}
    assert marked.keep(f"<h2>d</h2>{marked.mark('x', 'uz', '')}", answers) == f"<h2>d</h2>{answer}"
    changed = marked.change(page, lambda key, locale, html: f"{key}{locale}{len(html)}")
    assert marked.keep(changed, {}) == f"<h1>a</h1>xuz{len(answer)}<p>b</p>xen8"


def test_a_diagram_keeps_its_words_and_attributes_however_its_lines_are_broken(tmp_path):
    (tmp_path / "diagrams").mkdir()
    svg = """<svg xmlns="http://www.w3.org/2000/svg"
     viewBox="0 0 1 1">
  <rect x="1"
        y="2"/>
  <text>one
    two</text>
</svg>
"""
    (tmp_path / "diagrams/x.svg").write_text(svg, encoding="utf-8")
    html = drawn('<p><img alt="a &gt; &quot;b&quot;" src="../diagrams/x.svg" /></p>', tmp_path)
    assert list(violations(html, ANSWER)) == []
    figure = BeautifulSoup(html, "lxml").figure
    assert figure.svg["aria-label"] == 'a > "b"'
    assert figure.rect.attrs == {"x": "1", "y": "2"} and figure.get_text() == "one two"


def test_only_colourless_marks_of_code_and_empty_headings_go(answer):
    code = '<code><span class="k">if</span> <span class="n">a</span> <span class="o">&lt;</span></code>'
    assert lean(code) == '<code><span class="k">if</span> a &lt;</code>'
    assert text(lean(answer)) == text(answer)
    assert "<th></th>" in answer and "<th></th>" not in lean(answer)
