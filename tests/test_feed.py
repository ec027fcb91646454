"""The feeds and the open data: valid, complete, usable away from the site."""

import html
import json
from pathlib import Path

import feedparser
import jsonschema
import pytest
from bs4 import BeautifulSoup
from conftest import build
from fixture import ROOT
from lxml import etree
from shelf import HOSTILE_TEXT, make_shelf

SITE = "https://example.org/"
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    return build(make_shelf(tmp_path_factory.mktemp("shelf")), SITE)


def feed(folder: Path, locale: str) -> feedparser.FeedParserDict:
    return feedparser.parse((folder / f"feed.{locale}.xml").read_bytes())


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_a_feed_is_valid_atom(shelf, site, locale):
    for folder in (shelf, site):
        SCHEMA.assertValid(etree.parse(folder / f"feed.{locale}.xml"))
        parsed = feed(folder, locale)
        assert not parsed.bozo
        assert parsed.feed.language == locale
        ids = [entry.id for entry in parsed.entries]
        assert len(ids) == len(set(ids))


def test_a_feed_has_new_questions_and_corrections_newest_first(shelf):
    parsed = feed(shelf, "en")
    assert [entry.id.removeprefix(f"{SITE}en/q/") for entry in parsed.entries] == [
        "image/#corrected-2026-03-04",
        "verb/",
        "image/",
        "container/",
    ]
    correction = parsed.entries[0]
    assert correction.title == "Corrected: What is an image?"
    summary = etree.parse(shelf / "feed.en.xml").findtext(".//{*}entry/{*}summary")
    assert html.unescape(summary) == "The sentence on <layers> is put right. One more."
    assert parsed.feed.updated == "2026-03-04T00:00:00+00:00"


def test_a_feed_entry_holds_the_full_answer_with_absolute_links(shelf):
    entry = next(entry for entry in feed(shelf, "en").entries if entry.id.endswith("q/image/"))
    body = BeautifulSoup(entry.content[0].value, "lxml")
    for words in ("An image is a stack of layers.", "Common mistakes", "Follow-up questions", "print(1)"):
        assert words in body.text
    assert [link["href"] for link in body.find_all("a")] == [f"{SITE}en/q/container/", "https://docs.docker.com/"]


def test_a_title_is_right_in_the_feed(shelf):
    tree = etree.parse(shelf / "feed.uz.xml")
    assert HOSTILE_TEXT in tree.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")


def test_nothing_in_the_feed_needs_the_sites_styles(site):
    for locale in ("uz", "en"):
        text = (site / f"feed.{locale}.xml").read_text(encoding="utf-8")
        assert "&lt;svg" not in text and 'class="term"' not in text


def test_pages_name_their_feed(shelf):
    for path, name in (
        ("index.html", "feed.uz.xml"),
        ("en/docker/index.html", "feed.en.xml"),
        ("q/image/index.html", "feed.uz.xml"),
    ):
        soup = BeautifulSoup((shelf / path).read_text(encoding="utf-8"), "lxml")
        links = soup.find_all("link", type="application/atom+xml")
        assert [link["href"].split("/")[-1] for link in links] == [name]


def test_the_open_data_fit_their_description(shelf, site):
    for folder in (shelf, site):
        data = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
        schema = json.loads((folder / "questions.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(data, schema)
        assert data["version"] == 2
        assert data["$schema"] == f"{data['site']}questions.schema.json"


def test_the_open_data_hold_the_whole_handbook(shelf):
    data = json.loads((shelf / "questions.json").read_text(encoding="utf-8"))
    questions = {question["id"]: question for question in data["questions"]}
    assert list(questions) == ["image", "container", "verb"]
    image = questions["image"]
    assert image["title"] == {"uz": "Image nima?", "en": "What is an image?"}
    assert image["spoken"]["en"] == "An image is a stack of layers."
    assert "The first mistake." in image["answer"]["en"]
    assert image["url"] == {"uz": f"{SITE}q/image/", "en": f"{SITE}en/q/image/"}
    assert image["corrected"][0]["text"]["en"] == "The sentence on <layers> is put right."
    assert image["quiz"]["uz"]["correct"] == 0
    assert [(item["id"], item["replaced_by"]) for item in data["retired"]] == [
        ("old-image", "older-image"),
        ("older-image", "image"),
        ("forgotten", None),
    ]


def test_every_field_of_the_open_data_is_documented(shelf):
    """The page on the data names each field of its description."""
    schema = json.loads((shelf / "questions.schema.json").read_text(encoding="utf-8"))
    text = (ROOT / "DATA.md").read_text(encoding="utf-8")
    models = [schema, *schema["$defs"].values()]
    missing = {name for model in models for name in model["properties"] if f"`{name}`" not in text}
    assert not missing
