"""A question's own page: whole, light, readable anywhere; its tags; every address ever registered."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import BASE, build, open_page, promised
from fixture import ROOT, change, make_handbook
from lxml import etree
from playwright.sync_api import expect
from serving import serve
from shelf import HOSTILE_TEXT, LONG, make_shelf

from handbook.sources.registry import Entry, read_registry

SITE = "https://example.org/"
LOCALES = {"uz": "", "en": "en/"}
READER = """
import ogs from "open-graph-scraper"
const { error, result } = await ogs({ html: await (await fetch(process.argv[2])).text() })
console.log(JSON.stringify({ error, ...result }))
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    """The folder of a site with hostile titles and moved, retired and corrected questions."""
    return build(make_shelf(tmp_path_factory.mktemp("shelf")), SITE)


@pytest.fixture(scope="module")
def shelf_address(shelf) -> Iterator[str]:
    with serve(shelf) as url:
        yield url


@pytest.fixture(scope="session", params=["small", "real"])
def anywhere(request) -> tuple[Path, Path, str]:
    """(sources, site, address it is built for) of the small handbook and of the real one."""
    if request.param == "small":
        folder = request.getfixturevalue("small_site")
        return folder.parent.parent, folder, SITE
    return ROOT, request.getfixturevalue("site"), f"https://example.github.io{BASE}"


def page(folder: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((folder / path / "index.html").read_text(encoding="utf-8"), "lxml")


def opened(address: str) -> dict:
    """What an independent parser reads of a page's tags."""
    command = [Path(sys.executable).parent / "node", "--input-type=module", "-", address]
    result = subprocess.run(command, input=READER, capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def registered(root: Path) -> dict[str, Entry]:
    return read_registry(root, (), [])[0]


def test_every_address_ever_registered_has_page_card_and_anchor(shelf):
    check_addresses(registered(shelf.parent.parent), shelf, SITE)


def test_every_address_of_the_handbook_has_page_card_and_anchor(anywhere):
    check_addresses(registered(anywhere[0]), *anywhere[1:])


def check_addresses(registry: dict[str, Entry], folder: Path, site: str) -> None:
    sections: dict[str, set[str]] = {}
    for key, entry in registry.items():
        for prefix in LOCALES.values():
            soup = page(folder, f"{prefix}q/{key}")
            assert soup.h1.text
            card = soup.find("meta", property="og:image")["content"]
            assert card.startswith(site) and (folder / card.removeprefix(site)).is_file()
            homes = {entry.section, entry.moved and entry.moved.section} - {None}
            for section in homes:
                path = f"{prefix}{section}"
                if path not in sections:
                    sections[path] = {node["id"] for node in page(folder, path).find_all(id=True)}
                assert {key, f"{key}-answer"} <= sections[path], f"/{path}/#{key}"


def test_no_two_addresses_differ_only_in_case(anywhere):
    files = [str(path.relative_to(anywhere[1])) for path in anywhere[1].rglob("*")]
    assert len(files) == len({name.lower() for name in files})


def test_a_retired_question_says_what_replaced_it(shelf):
    for prefix in LOCALES.values():
        soup = page(shelf, f"{prefix}q/old-image")
        assert soup.main.find("a", href="../image/"), "the last of the chain is linked"
        assert not soup.find("details")
    assert not page(shelf, "q/forgotten").main.find("nav").find("a")
    section = page(shelf, "docker")
    assert section.find(id="old-image").a["href"] == "../q/old-image/"


def test_a_moved_question_is_found_from_its_old_section(shelf):
    assert page(shelf, "docker").find(id="verb").a["href"] == "../q/verb/"
    assert page(shelf, "rest-api").find("h2", id="verb")


def test_the_place_of_a_section_that_was_joined_with_another_leads_to_its_questions(shelf):
    """Old addresses end in the id of a question, or in that of its answer."""
    for prefix in LOCALES.values():
        soup = page(shelf, f"{prefix}old-shed")
        assert soup.h1.text == "Old shed"
        assert soup.find(id="container").a["href"] == "../q/container/"
        assert soup.find(id="container-answer")
        assert soup.find("meta", {"name": "robots", "content": "noindex"})


def test_corrections_stand_on_both_pages_of_a_question(shelf):
    for path in ("en/q/image", "en/docker"):
        note = page(shelf, path).select_one(".corrected")
        assert note.time["datetime"] == "2026-03-04"
        assert "The sentence on <layers> is put right." in note.text


def test_a_page_has_its_languages_in_order_and_answers_closed(shelf):
    for prefix, order in (("", ["uz", "en"]), ("en/", ["en", "uz"])):
        soup = page(shelf, f"{prefix}q/image")
        assert soup.html["lang"] == order[0]
        assert [block["lang"] for block in soup.select(".tabbed-block > [lang]")] == order
        assert len(soup.select("details")) == 2 and not soup.select("details[open]")


@pytest.mark.parametrize("path", ["q/image", "docker"])
@pytest.mark.parametrize(
    ("locale", "own", "story"),
    [("uz", "oʻzingiznikini ayting", "kichraytirmadi"), ("en", "tell your own", "no smaller")],
)
def test_an_example_is_shown_as_one(shelf, path, locale, own, story):
    answer = page(shelf, f"{LOCALES[locale]}{path}").select_one(f"[lang={locale}] .spoken").parent
    example = answer.select_one(".example")
    assert example["role"] == "note" and story in example.text
    assert example.select_one(".label").text.endswith(own)
    assert story not in answer.select_one(".spoken").text
    assert [node["class"] for node in answer.find_all(class_=True, recursive=False)][:2] == [["spoken"], ["example"]]
    assert answer.select_one("p.hard").strong.text.startswith(("Qiyin", "The hard"))


def test_what_a_question_is_shared_with_holds_no_example(shelf):
    """Who meets it in a preview or a search engine must be able to say it: the first part alone."""
    for prefix, story in (("", "kichraytirmadi"), ("en/", "no smaller")):
        head = page(shelf, f"{prefix}q/image").head
        assert story not in str(head)


@pytest.mark.parametrize("prefix", LOCALES.values())
def test_links_lead_to_pages_that_exist(shelf, prefix):
    for key in ("image", "container", "verb", "old-image", ""):
        path = f"{prefix}q/{key}/".replace("//", "/")
        for link in page(shelf, path).select("a[href], link[href], script[src]"):
            target = urljoin(f"http://site/{path}", link.get("href") or link["src"])
            place = urlsplit(target)
            if place.netloc != "site" and not target.startswith(SITE):
                continue
            file = shelf / place.path.lstrip("/")
            file = file / "index.html" if place.path.endswith("/") else file
            assert file.is_file(), f"{path} → {target}"
            if place.fragment:
                assert BeautifulSoup(file.read_text(encoding="utf-8"), "lxml").find(id=place.fragment), target


def test_a_follow_up_leads_to_the_other_questions_own_page(shelf):
    assert page(shelf, "en/q/image").select_one(".answer a[href='../container/']")
    assert page(shelf, "en/q/verb").select_one(".answer a[href='../image/']")


def test_the_list_has_every_question_once(anywhere):
    root, folder, _ = anywhere
    asked = [key for key, entry in registered(root).items() if not entry.retired]
    for prefix in LOCALES.values():
        links = [link["href"].strip("./") for link in page(folder, f"{prefix}q").select("main li a")]
        assert sorted(links) == sorted(asked)


def test_a_page_is_light(anywhere):
    """15 KB gzipped in all besides diagrams, in three files."""
    _, folder, _ = anywhere
    shared = sum(
        zipped((folder / name).read_bytes()) for name in ("assets/stylesheets/question.css", "assets/question.js")
    )
    for path in folder.glob("**/q/*/index.html"):
        html = path.read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "lxml")
        assert len(soup.select("script[src], link[rel=stylesheet], img, iframe")) == 2, path
        bare = re.sub(r'<figure class="diagram">.*?</figure>', "", html, flags=re.DOTALL)
        assert zipped(bare.encode()) + shared <= 16 * 1024, path


def zipped(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_light_pages_run_no_inline_code_and_are_in_no_search(anywhere):
    _, folder, _ = anywhere
    for path in list(folder.glob("**/q/*/index.html"))[:40]:
        html = path.read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "lxml")
        assert "style=" not in re.sub(r"<(code|pre).*?</\1>", "", html, flags=re.DOTALL)
        assert "unsafe" not in soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        assert all(script.get("src") or script["type"].endswith("json") for script in soup.find_all("script"))
    for index in folder.glob("**/search*/*.json"):
        assert '"q/' not in index.read_text(encoding="utf-8")


def test_tags_are_complete_and_absolute(small_address):
    for path, title, description, locale, other in (
        ("q/image/", "Image nima?", "Image bu oʻqish uchun qatlamlar toʻplami.", "uz_UZ", "en_US"),
        ("en/q/image/", "What is an image?", "An image is a stack of layers.", "en_US", "uz_UZ"),
    ):
        tags = opened(small_address + path)
        image = tags["ogImage"][0]
        assert tags["ogTitle"] == tags["twitterTitle"] == title
        assert tags["ogDescription"] == tags["twitterDescription"] == description
        assert tags["ogUrl"] == SITE + path
        assert (tags["ogLocale"], tags["ogLocaleAlternate"]) == (locale, other)
        assert (tags["ogSiteName"], tags["ogType"]) == ("Suhbat", "article")
        assert image["url"].startswith(f"{SITE}assets/cards/image.{locale[:2]}-")
        assert (str(image["width"]), str(image["height"]), image["type"]) == ("1200", "630", "image/png")
        assert title in image["alt"]
        assert tags["twitterCard"] == "summary_large_image"
        assert tags["twitterImage"][0]["url"] == image["url"] and tags["twitterImage"][0]["alt"]


@pytest.mark.parametrize("path", ["", "en/", "docker/", "en/docker/", "practice/", "en/practice/", "q/", "en/q/"])
def test_every_other_page_has_tags_and_a_card_too(small_address, small_site, path):
    tags = opened(small_address + path)
    assert tags["ogTitle"] and tags["ogDescription"] and tags["ogUrl"] == SITE + path
    assert (small_site / tags["ogImage"][0]["url"].removeprefix(SITE)).is_file()


def test_hostile_and_long_titles_are_right_in_the_tags_and_on_the_page(shelf, shelf_address):
    for path, title in (("q/verb/", HOSTILE_TEXT), ("en/q/verb/", LONG)):
        tags = opened(shelf_address + path)
        assert tags["ogTitle"] == tags["twitterTitle"] == title
        soup = page(shelf, path)
        assert soup.h1.text == title and title in soup.title.text
        card = json.loads(soup.find("script", type="application/ld+json").string)
        assert card["hasPart"][0]["text"] == title
        shared = parse_qs(urlsplit(soup.select_one("[data-telegram]")["href"]).query)
        assert shared == {"url": [f"{SITE}{path}"], "text": [title]}


def test_structured_data_is_a_flashcard(small_site):
    card = json.loads(page(small_site, "en/q/image").find("script", type="application/ld+json").string)
    assert card["@type"] == "Quiz" and card["about"]["name"] == "Docker"
    assert card["hasPart"][0] == {
        "@type": "Question",
        "eduQuestionType": "Flashcard",
        "text": "What is an image?",
        "acceptedAnswer": {"@type": "Answer", "text": "An image is a stack of layers."},
    }


def test_the_sitemap_has_every_page_with_its_languages(shelf):
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = etree.parse(shelf / "sitemap.xml").findall("s:url", spaces)
    places = [url.findtext("s:loc", namespaces=spaces) for url in urls]
    assert len(places) == len(set(places))
    for path in ("", "docker/", "rest-api/", "practice/", "q/", "q/image/", "q/verb/"):
        for prefix in LOCALES.values():
            url = urls[places.index(SITE + prefix + path)]
            pairs = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
            assert pairs == {"uz": SITE + path, "en": f"{SITE}en/{path}", "x-default": SITE + path}
    for place in places:
        soup = page(shelf, place.removeprefix(SITE))
        assert soup.find("link", rel="canonical")["href"] == place
    assert not (shelf / "sitemap.xml.gz").exists()


def test_a_glyph_that_the_font_lacks_fails_the_build_by_name(tmp_path):
    root = make_handbook(tmp_path / "book")
    change(root / "docs/docker.uz.md", "## Image nima?", "## Image 茶 nima?")
    command = [sys.executable, root / "scripts/build.py", root]
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "SITE_URL": SITE}, timeout=600)
    assert result.returncode != 0
    assert "q/image/" in result.stderr and "“茶” (U+8336)" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_page_fits_a_phone_and_opens_its_answer(browser, small_address, colours):
    for page in open_page(browser, viewport={"width": 360, "height": 740}, is_mobile=True, color_scheme=colours):
        requests = []
        page.on("request", lambda request, requests=requests: requests.append(request.url))
        page.goto(f"{small_address}q/image/")
        assert len(requests) <= 3
        expect(page.locator("details[open]")).to_have_count(0)
        page.locator("summary").first.click()
        expect(page.locator("div[lang=uz] .answer")).to_be_visible()
        page.get_by_text("English", exact=True).last.click()
        expect(page.locator("div[lang=en] .answer")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert is_dark(page) == (colours == "dark")


def is_dark(page) -> bool:
    background = page.locator("html").evaluate("node => getComputedStyle(node).backgroundColor")
    return sum(map(int, re.findall(r"\d+", background)[:3])) < 200


def test_the_real_pages_fit_a_phone(phone, site, address):
    for path in sorted(site.glob("q/*/index.html"))[::5]:
        phone.goto(f"{address}q/{path.parent.name}/")
        phone.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_page_follows_the_colours_chosen_in_the_handbook(browser, small_address):
    for page in open_page(browser, color_scheme="light"):
        page.goto(f"{small_address}docker/")
        page.locator("label[for=__palette_1]").click()
        page.locator("label[for=__palette_2]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "suhbat-night")
        page.goto(f"{small_address}en/q/image/")
        expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
        assert is_dark(page)
        page.goto(f"{small_address}docker/")
        page.locator("label[for=__palette_0]").click()
        page.locator("label[for=__palette_1]").click()
        page.emulate_media(color_scheme="dark")
        page.goto(f"{small_address}q/image/")
        assert not is_dark(page)


def test_a_chosen_language_holds_for_the_visit(desktop, small_address):
    desktop.goto(f"{small_address}q/image/")
    desktop.locator(".tabbed-labels").get_by_text("English").click()
    desktop.get_by_role("link", name="Keyingi savol").click()
    desktop.wait_for_url("**/q/container/")
    expect(desktop.locator("div[lang=en] summary")).to_be_visible()


def test_a_page_reads_without_javascript(browser, shelf_address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{shelf_address}q/image/")
    page.locator("summary").first.click()
    expect(page.locator("div[lang=uz] .answer")).to_be_visible()
    page.locator(".tabbed-labels").get_by_text("English").click()
    page.locator("div[lang=en] summary").click()
    expect(page.locator("div[lang=en] .answer")).to_be_visible()
    expect(page.get_by_role("link", name="Telegramda ulashish")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name="Qoʻllanmada oʻqish").click()
    page.wait_for_url("**/docker/#image")
    context.close()


@pytest.mark.parametrize("path", ["q/image/", "docker/"])
def test_a_question_can_be_shared(browser, small_address, path):
    for page in open_page(browser, permissions=["clipboard-read", "clipboard-write"]):
        page.add_init_script("navigator.share = data => { window.shared = data; return Promise.resolve() }")
        page.goto(small_address + path)
        row = page.locator(".question-actions[data-question=image]")
        if path == "docker/":
            row.get_by_text("Yana").click()
        link = parse_qs(urlsplit(row.get_by_role("link", name="Telegramda ulashish").get_attribute("href")).query)
        assert link["text"] == ["Image nima?"]
        assert urlsplit(link["url"][0]).path == "/q/image/"
        row.get_by_role("button", name="Havolani nusxalash").click()
        expect(row.get_by_role("button", name="Nusxa olindi")).to_be_visible()
        assert promised(page, "() => navigator.clipboard.readText()") == f"{small_address}q/image/"
        row.get_by_role("button", name="Ulashish", exact=True).click()
        assert page.evaluate("window.shared") == {"url": f"{small_address}q/image/", "title": "Image nima?"}


def test_there_is_no_share_sheet_where_the_system_has_none(desktop, small_address):
    desktop.add_init_script("delete Navigator.prototype.share")
    desktop.goto(f"{small_address}q/image/")
    expect(desktop.get_by_role("button", name="Havolani nusxalash")).to_be_visible()
    expect(desktop.get_by_role("button", name="Ulashish", exact=True)).to_have_count(0)


@pytest.mark.parametrize("path", ["q/image/", "docker/", "en/q/image/"])
def test_what_cannot_be_copied_is_shown_to_be_taken_by_hand(page, small_address, path):
    page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => { throw new Error() }")
    page.goto(small_address + path)
    row = page.locator(".question-actions").first
    if path == "docker/":
        row.get_by_text("Yana").click()
    copy = row.locator("[data-copy]")
    copy.click()
    expect(copy).to_have_text(re.compile("qoʻlda|by hand"))
    field = page.locator(".by-hand")
    expect(field).to_be_focused()
    address = field.input_value()
    assert address.endswith(path if "q/" in path else "/q/image/")
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == address
    copy.click()
    expect(page.locator(".by-hand")).to_have_count(1)
