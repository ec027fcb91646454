"""Flight mode, in a real browser: what was visited, what was saved, updates, and the way back."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import BASE, DESKTOP, PHONE, WORKER_IS_THERE, build, promised, until
from fixture import change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve
from shelf import make_shelf


@pytest.fixture
def visitor(browser, small_site, tmp_path):
    """A page of a new reader, and the address of a copy of the small site under a base path."""
    copy = tmp_path / "site"
    shutil.copytree(small_site, copy)
    context = browser.new_context(**DESKTOP)
    with serve(copy, BASE) as address:
        yield context.new_page(), address, copy
    context.close()


@pytest.fixture(scope="module")
def grouped_site(tmp_path_factory) -> Path:
    """The folder of a handbook with two groups of a section each."""
    root = make_shelf(tmp_path_factory.mktemp("grouped"))
    change(root / "mkdocs.yml", "      - rest-api.md\n", "  - web:\n      - rest-api.md\n")
    return build(root, f"https://example.org{BASE}")


@pytest.fixture
def chooser(browser, grouped_site, tmp_path):
    """The same as `visitor` for the handbook with groups, on a phone."""
    copy = tmp_path / "site"
    shutil.copytree(grouped_site, copy)
    context = browser.new_context(**PHONE)
    with serve(copy, BASE) as address:
        yield context.new_page(), address, copy
    context.close()


def deploy(folder: Path, path: str, old: str, new: str) -> None:
    """Change a file of a site, and what its list says of it."""
    change(folder / path, old, new)
    listed = json.loads((folder / "offline.json").read_text(encoding="utf-8"))
    revision = hashlib.sha256((folder / path).read_bytes()).hexdigest()[:10]
    name = path.removesuffix("index.html")
    listed["files"] = [
        [at, revision if at.partition("?")[0] == name else was, *rest] for at, was, *rest in listed["files"]
    ]
    (folder / "offline.json").write_text(json.dumps(listed), encoding="utf-8")


def row(page: Page, group: str):
    return page.locator(f'[data-group="{group}"]')


def save(page: Page, *groups: str) -> None:
    """Choose groups, press the button and wait until all is kept."""
    expect(row(page, "").locator("[data-size]")).not_to_be_empty()
    for box in page.locator("[data-group] input:enabled").all():
        box.set_checked(box.get_attribute("id").removeprefix("keep-") in groups)
    page.locator("[data-offline] button").click()
    expect(status(page)).to_have_text(re.compile("All that you chose|Tanlanganlarning hammasi"))


def status(page: Page):
    return page.locator("[data-offline] [role=status]")


def kept(page: Page) -> list[str]:
    """Return the paths in the cache."""
    return page.evaluate(
        "caches.open('suhbat').then(cache => cache.keys()).then(all => all.map(({ url }) => new URL(url).pathname))"
    )


def controlled(page: Page, address: str) -> None:
    """Load the page until the service worker answers for it."""
    page.goto(address)
    until(page, WORKER_IS_THERE)
    page.reload()
    until(page, "navigator.serviceWorker.controller !== null")


def keep_visited(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def test_what_was_visited_can_be_read_again(visitor):
    page, address, _ = visitor
    controlled(page, address)
    keep_visited(page, f"{address}docker/")
    page.context.set_offline(True)
    page.goto(f"{address}docker/#image-answer")
    expect(page.locator("#image-answer")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.reading-tools')).display") == "flex"


def test_saving_says_how_much_and_then_everything_works_from_a_cold_start(visitor):
    page, address, _ = visitor
    controlled(page, f"{address}en/downloads/")
    button = page.locator("[data-offline] button")
    expect(button).to_have_text(re.compile(r"Save for offline \(\d+ KB\)"))
    button.click()
    expect(page.locator("[data-offline] [role=status]")).to_have_text("All that you chose is kept on this device.")
    page.close()

    context = page.context
    context.set_offline(True)
    page = context.new_page()
    for path in ("", "docker/", "en/docker/", "en/glossary/", "practice/"):
        answer = page.goto(address + path)
        assert answer.ok, path
    page.goto(f"{address}practice/?n=2&seed=1")
    expect(page.locator("[data-question]")).to_be_focused()
    page.locator("[data-show]").click()
    expect(page.locator("[data-answer]")).not_to_be_empty()
    page.goto(f"{address}en/docker/")
    search(page, "what is an image")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("#image-answer")).to_be_visible()


def search(page: Page, query: str) -> None:
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill(query)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_search_that_was_used_works_in_flight_mode(visitor):
    page, address, _ = visitor
    controlled(page, f"{address}docker/")
    search(page, "image")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto(f"{address}docker/")
    search(page, "konteyner")
    expect(page.locator(".md-search-result__link").first).to_contain_text("onteyner")


def test_the_sum_that_is_named_leaves_out_cards_books_and_what_no_page_asks_for(small_site):
    files = json.loads((small_site / "offline.json").read_text(encoding="utf-8"))["files"]
    left_out = r"assets/cards|assets/javascripts/(lunr|workers)|stylesheets/palette|downloads/files|(^|/)q/"
    assert not [path for path, *_ in files if re.search(left_out, path)]
    for path, *_ in files:
        assert (small_site / path.partition("?")[0]).exists(), path


def test_an_update_is_offered_and_not_forced(visitor):
    page, address, folder = visitor
    controlled(page, address)
    worker = folder / "sw.js"
    worker.write_text(worker.read_text(encoding="utf-8") + "\n// a newer one\n", encoding="utf-8")
    before = page.evaluate("performance.timeOrigin")
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    offer = page.locator(".offer-update")
    expect(offer).to_be_visible()
    assert page.evaluate("performance.timeOrigin") == before
    with page.expect_navigation():
        offer.click()
    until(page, "navigator.serviceWorker.controller !== null")
    expect(page.locator(".offer-update")).to_have_count(0)


def test_a_newer_page_is_shown_as_soon_as_there_is_a_network(visitor):
    page, address, folder = visitor
    controlled(page, f"{address}docker/")
    change(folder / "docker/index.html", "Kirish soʻzi.", "Yangi kirish.")
    page.reload()
    expect(page.get_by_text("Yangi kirish.")).to_be_visible()


def test_the_kill_switch_takes_the_worker_back(browser, tmp_path_factory, visitor):
    page, address, folder = visitor
    controlled(page, address)
    root = make_handbook(tmp_path_factory.mktemp("book"))
    change(root / "mkdocs.yml", "offline: true", "offline: false")
    shutil.copy(build(root, "https://example.org/") / "sw.js", folder / "sw.js")
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    until(page, "caches.keys().then(names => names.length === 0)")
    until(page, "navigator.serviceWorker.getRegistrations().then(list => list.length === 0)")


def test_it_can_be_installed(small_site):
    manifest = json.loads((small_site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "./"
    for icon in manifest["icons"]:
        assert (small_site / icon["src"]).is_file()
    assert '<link rel="manifest" href="../manifest.webmanifest">' in (small_site / "docker/index.html").read_text(
        encoding="utf-8"
    )


def test_a_group_is_chosen_and_what_is_kept_is_said(chooser):
    page, address, _ = chooser
    controlled(page, f"{address}en/downloads/")
    sizes = {name: row(page, name).locator("[data-size]") for name in ("", "running", "web")}
    for size in sizes.values():
        expect(size).to_have_text(re.compile(r"^\d+ KB$"))
    button = page.locator("[data-offline] button")
    whole = int(re.search(r"\d+", button.inner_text())[0])
    row(page, "web").locator("input").uncheck()
    assert int(re.search(r"\d+", button.inner_text())[0]) < whole
    save(page, "running")
    expect(sizes["running"]).to_have_text("kept")
    expect(sizes["web"]).to_have_text(re.compile("KB"))
    page.reload()
    expect(status(page)).to_have_text("All that you chose is kept on this device.")
    expect(row(page, "running").locator("input")).to_be_checked()
    expect(row(page, "web").locator("input")).not_to_be_checked()
    page.context.set_offline(True)
    page.goto(f"{address}en/docker/")
    expect(page.locator("#image")).to_be_visible()
    page.goto(f"{address}en/rest-api/")
    expect(status(page)).to_contain_text("not kept on this device")
    expect(row(page, "running").locator("a[data-kept]")).to_have_count(1)
    expect(row(page, "web").locator("a[data-kept]")).to_have_count(0)
    expect(sizes["running"]).to_have_text("kept")
    expect(button).to_be_hidden()
    page.context.set_offline(False)
    row(page, "running").locator("a").click()
    expect(page.locator("#image")).to_be_visible()


@pytest.mark.parametrize("path", ["docker/", "en/glossary/", ""])
def test_the_first_page_is_kept(visitor, path):
    page, address, _ = visitor
    page.goto(address + path)
    until(page, WORKER_IS_THERE)
    page.wait_for_load_state("networkidle")
    until(page, "caches.open('suhbat').then(cache => cache.match(location.href)).then(Boolean)")
    until(page, "caches.match(document.styleSheets[0].href).then(Boolean)")
    heading = page.locator("h1").first.inner_text()
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1").first).to_have_text(heading)
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("docker", "docker/"),
        ("docker/index.html", "docker/index.html"),
        ("en/docker?x=1", "en/docker/?x=1"),
        ("q/image/", "docker/#image"),
        ("en/q/container", "en/docker/#container"),
        ("q/verb/", "downloads/?missing#offline"),
        ("en/q/forgotten/", "en/downloads/?missing#offline"),
        ("en/rest-api/", "en/downloads/?missing#offline"),
        ("no/such/page", "downloads/?missing#offline"),
    ],
)
def test_no_address_is_a_dead_end_without_a_network(chooser, asked, shown):
    page, address, _ = chooser
    controlled(page, f"{address}en/downloads/")
    save(page, "running")
    page.context.set_offline(True)
    page.goto(address + asked)
    assert page.url == address + shown
    expect(page.locator("h1").first).to_be_visible()


def test_a_line_that_is_cut_keeps_what_arrived_and_goes_on(chooser):
    page, address, _ = chooser
    controlled(page, f"{address}en/downloads/")
    page.context.route("**/docker/", lambda route: route.abort())
    button = page.locator("[data-offline] button")
    button.click()
    expect(status(page)).to_have_text(re.compile("Not everything arrived"))
    expect(button).to_be_enabled()
    expect(row(page, "running").locator("[data-size]")).to_have_text(re.compile("KB"))
    expect(row(page, "web").locator("[data-size]")).to_have_text("kept")
    page.context.unroute_all()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    button.click()
    expect(status(page)).to_have_text("All that you chose is kept on this device.")
    assert sorted(fetched) == ["docker/", "en/docker/", "offline.json"]


def test_after_a_deploy_what_is_kept_is_said_truly_and_renewed_past_the_worker(chooser):
    page, address, folder = chooser
    controlled(page, f"{address}en/downloads/")
    save(page, "running", "web")
    deploy(folder, "practice/docker.en.json", "An image is a stack", "An image is a new stack")
    page.reload()
    expect(row(page, "running").locator("[data-size]")).to_have_text(re.compile(r"^update, \d+ KB$"))
    expect(row(page, "web").locator("[data-size]")).to_have_text("kept")
    page.locator("[data-offline] button").click()
    expect(row(page, "running").locator("[data-size]")).to_have_text("kept")
    text = page.evaluate(
        f"caches.match('{address}practice/docker.en.json', {{ignoreSearch: true}}).then(answer => answer.text())"
    )
    assert "new stack" in text


def test_a_file_that_is_not_what_the_list_says_does_not_count_as_kept(chooser):
    page, address, folder = chooser
    change(folder / "docker/index.html", "Kirish soʻzi.", "Boshqa kirish.")  # a deploy in between
    controlled(page, f"{address}en/downloads/")
    page.locator("[data-offline] button").click()
    expect(status(page)).to_have_text(re.compile("Not everything arrived"))
    expect(row(page, "running").locator("[data-size]")).not_to_have_text("kept")


def test_a_full_device_is_said_and_loses_nothing(chooser):
    page, address, _ = chooser
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    controlled(page, f"{address}en/downloads/")
    save(page, "running")
    before = set(kept(page))
    session = page.context.new_cdp_session(page)
    origin = address.removesuffix(BASE)
    used = session.send("Storage.getUsageAndQuota", {"origin": origin})["usage"]
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 2000})
    row(page, "web").locator("input").check()
    button = page.locator("[data-offline] button")
    button.click()
    expect(status(page)).to_have_text(re.compile("There is no room left on the device"))
    expect(button).to_be_enabled()
    assert before <= set(kept(page))
    expect(row(page, "running").locator("[data-size]")).to_have_text("kept")
    page.goto(f"{address}rest-api/")  # reading goes on
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}en/downloads/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    row(page, "web").locator("input").check()
    button.click()
    expect(status(page)).to_have_text("All that you chose is kept on this device.")
    assert not errors


def test_files_of_earlier_deploys_go_once_no_kept_page_needs_them(chooser):
    page, address, folder = chooser
    controlled(page, f"{address}en/downloads/")
    save(page, "running", "web")
    bundle = next((folder / "assets/javascripts").glob("bundle.*.min.js"))
    renamed = bundle.with_name("bundle.0123abcd.min.js")
    old = f"{BASE}assets/javascripts/{bundle.name}"
    assert old in kept(page)
    renamed.write_text(bundle.read_text(encoding="utf-8").replace(bundle.name, renamed.name), encoding="utf-8")
    bundle.unlink()
    for path in (path for path in folder.rglob("*.html") if bundle.name in path.read_text(encoding="utf-8")):
        deploy(folder, path.relative_to(folder).as_posix(), bundle.name, renamed.name)
    change(folder / "offline.json", bundle.name, renamed.name)
    deploy(folder, f"assets/javascripts/{renamed.name}", renamed.name, renamed.name)
    page.goto(f"{address}docker/")
    page.wait_for_load_state("networkidle")
    assert old in kept(page)  # other pages that are kept need it still
    page.goto(f"{address}en/downloads/")
    page.locator("[data-offline] button").click()
    expect(status(page)).to_have_text("All that you chose is kept on this device.")
    assert old not in kept(page) and f"{BASE}assets/javascripts/{renamed.name}" in kept(page)


def test_offline_gives_the_newest_copy_whatever_the_query_was(visitor):
    page, address, folder = visitor
    controlled(page, f"{address}docker/?from=post")
    change(folder / "docker/index.html", "Kirish soʻzi.", "Yangi kirish.")
    keep_visited(page, f"{address}docker/")
    page.context.set_offline(True)
    for query in ("", "?from=post", "?other"):
        page.goto(f"{address}docker/{query}")
        expect(page.get_by_text("Yangi kirish.")).to_be_visible()


def test_the_404_page_registers_the_same_worker_and_offers_nothing(visitor):
    page, address, _ = visitor
    controlled(page, address)
    page.goto(f"{address}no/such/page/")
    page.wait_for_load_state("networkidle")
    workers = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.active.scriptURL))"
    )
    assert workers == [f"{address}sw.js"]
    expect(page.locator(".offer-update")).to_have_count(0)


def test_an_update_taken_in_one_tab_leaves_no_dead_button_in_another(visitor):
    page, address, folder = visitor
    controlled(page, address)
    other = page.context.new_page()
    other.goto(f"{address}docker/")
    worker = folder / "sw.js"
    worker.write_text(worker.read_text(encoding="utf-8") + "\n// a newer one\n", encoding="utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    for tab in (page, other):
        expect(tab.locator(".offer-update")).to_be_visible()
        with tab.expect_navigation():
            tab.locator(".offer-update").click()
        expect(tab.locator(".offer-update")).to_have_count(0)


def test_the_kill_switch_leaves_other_sites_of_the_origin_alone(tmp_path_factory, visitor):
    page, address, folder = visitor
    controlled(page, f"{address}downloads/")
    promised(
        page,
        """async () => {
        await (await caches.open("another")).put("/another/", new Response("theirs"))
        await (await caches.open("suhbat")).put("/copy/", new Response("a copy of the site"))
    }""",
    )
    root = make_handbook(tmp_path_factory.mktemp("book"))
    change(root / "mkdocs.yml", "offline: true", "offline: false")
    shutil.copytree(build(root, "https://example.org/"), folder, dirs_exist_ok=True)
    page.reload()
    expect(page.locator("[data-offline]")).to_have_count(0)
    until(page, "navigator.serviceWorker.getRegistrations().then(list => list.length === 0)")
    page.reload()
    until(
        page,
        "caches.open('suhbat').then(cache => cache.keys()).then(all => all.length === 1 && all[0].url.endsWith('/copy/'))",
    )
    assert page.evaluate("caches.match('/another/').then(answer => answer.text())") == "theirs"
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(list => list.length)") == 0
