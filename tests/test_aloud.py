"""The interview aloud: voices and microphones as they come, refused or missing, and what becomes of recordings."""

import json
import re
from collections.abc import Iterator

import pytest
from browser import find
from conftest import BROWSER_FLAGS, DEVICES, PHONE, open_page, promised, until
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

VOICES = """
window.spoken = []
class Utterance { constructor(text) { this.text = text } }
const speech = {
    voices: %s,
    getVoices() { return this.voices },
    speak(utterance) { window.spoken.push([utterance.text, utterance.lang, utterance.rate]); this.last = utterance },
    cancel() { window.spoken.push("stop") },
    addEventListener() {},
}
Object.defineProperty(window, "speechSynthesis", { value: speech })
window.SpeechSynthesisUtterance = Utterance
"""
OWN = '[{lang: "en-US", localService: true}]'
REMOTE = '[{lang: "en-US", localService: false}, {lang: "uz-UZ", localService: false}]'

# Chromium asks for what lies behind the end of a recording whose length it does not know.
LOOKS_FOR_THE_END = "ERR_REQUEST_RANGE_NOT_SATISFIABLE"


@pytest.fixture(scope="module")
def studio(browser) -> Iterator[Browser]:
    """A browser with a microphone that hears a tone."""
    flags = [*BROWSER_FLAGS, "--use-fake-device-for-media-stream"]
    studio = browser.browser_type.launch(executable_path=find(), args=flags)
    yield studio
    studio.close()


@pytest.fixture(params=["phone", "desktop"])
def page(request, studio) -> Iterator[Page]:
    for page in open_page(studio, **DEVICES[request.param], permissions=["microphone"]):
        page.expected_problems = (LOOKS_FOR_THE_END,)
        yield page


def begin(page: Page, address: str, language: str = "en") -> None:
    page.goto(f"{address}{'' if language == 'uz' else 'en/'}practice/?n=2&seed=1")
    expect(page.locator("[data-question]")).to_be_focused()


def speak(page: Page) -> None:
    """Record until something has arrived, and say that one is done."""
    record = page.locator("[data-record]")
    record.click()
    expect(record).to_have_attribute("aria-pressed", "true")
    until(page, "document.querySelector('[data-clock]').textContent !== '0:00'")
    record.click()
    expect(page.locator("[data-heard-audio]")).to_be_visible()


def recordings(page: Page) -> list[dict]:
    return promised(
        page,
        """() => new Promise(resolve => {
            const request = indexedDB.open("suhbat-voice", 1)
            request.onupgradeneeded = () => request.result.createObjectStore("recordings", { keyPath: "at" })
            request.onsuccess = () => {
                const all = request.result.transaction("recordings").objectStore("recordings").getAll()
                all.onsuccess = () => { request.result.close(); resolve(all.result.map(({ id, data }) => ({ id, size: data.byteLength }))) }
            }
        })""",
    )


def test_a_whole_spoken_interview(page, small_address):
    page.add_init_script(VOICES % OWN)
    begin(page, small_address)
    asked = page.locator("[data-question]").inner_text()
    page.locator("[data-ask-aloud]").click()
    assert page.evaluate("window.spoken.at(-1)") == [asked, "en-US", 1]
    speak(page)
    page.locator("[data-show]").click()
    expect(page.locator("[data-heard-time]")).to_have_text(
        re.compile(r"^You spoke for 0:0\d; 60 to 90 seconds are wanted\.$")
    )
    audio, model = page.locator("[data-heard-audio]"), page.locator("[data-model]")
    assert audio.bounding_box()["y"] < model.bounding_box()["y"]
    until(page, "document.querySelector('[data-heard-audio]').readyState >= 1")  # it can be heard
    page.locator("[data-answer] .listen button").first.click()
    assert "stop" in page.evaluate("window.spoken") or page.evaluate("window.spoken.length") > 1
    page.locator("[data-grade='3']").click()
    expect(page.locator("[data-place]")).to_have_text("2 / 2")
    expect(page.locator("[data-heard]")).to_be_hidden()
    speak(page)
    page.locator("[data-show]").click()
    page.locator("[data-grade='4']").click()
    expect(page.locator("[data-screen=summary]")).to_be_visible()
    assert recordings(page) == []  # nobody asked for it to be kept


def test_a_recording_is_kept_when_asked_for_heard_next_time_and_deleted(page, small_address):
    begin(page, small_address)
    speak(page)
    keep = page.locator("[data-heard-keep]")
    expect(keep).to_have_text(re.compile(r"^Keep it on the device \(\d+ KB\)$"))
    keep.click()
    expect(keep).to_have_text("Kept ✓")
    (kept,) = recordings(page)
    assert kept["size"] > 500
    page.goto(f"{small_address}en/practice/?id={kept['id']}")
    expect(page.locator("[data-question]")).to_be_focused()
    page.locator("[data-show]").click()
    expect(page.locator("[data-heard-before] audio")).to_have_count(1)
    until(page, "document.querySelector('[data-heard-before] audio').readyState >= 1")
    page.goto(f"{small_address}en/practice/")
    expect(page.locator("[data-recordings-size]")).to_have_text(re.compile(r"^Recordings on this device: 1, \d+ KB"))
    page.locator("[data-recordings-clear]").click()
    expect(page.locator("[data-recordings]")).to_be_hidden()
    assert recordings(page) == []


def test_axe_finds_nothing_beside_a_recording(page, small_address):
    page.add_init_script(VOICES % OWN)
    begin(page, small_address)
    page.locator("[data-record]").click()
    expect(page.locator("[data-record]")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []
    page.locator("[data-show]").click()
    expect(page.locator("[data-answer] .listen").first).to_be_visible()
    page.locator("[data-heard-keep]").click()
    expect(page.locator("[data-heard-keep]")).to_have_text("Kept ✓")
    assert violations(page) == []
    page.goto(f"{small_address}en/practice/")
    expect(page.locator("[data-recordings]")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_recording_can_be_deleted(page, small_address):
    begin(page, small_address)
    speak(page)
    page.locator("[data-heard-keep]").click()
    expect(page.locator("[data-heard-keep]")).to_have_text("Kept ✓")
    page.reload()
    page.locator("[data-show]").click()
    page.get_by_role("button", name=re.compile("^Delete: ")).click()
    expect(page.locator("[data-heard-before] li")).to_have_count(0)
    assert recordings(page) == []


def test_the_microphone_is_let_go(page, small_address):
    page.add_init_script(
        """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
        window.tracks = []
        navigator.mediaDevices.getUserMedia = wish => ask(wish).then(stream => { window.tracks.push(...stream.getTracks()); return stream })"""
    )
    begin(page, small_address)
    speak(page)
    until(page, "window.tracks.length === 1 && window.tracks[0].readyState === 'ended'")
    page.locator("[data-record]").click()
    expect(page.locator("[data-record]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-leave]").click()
    until(page, "window.tracks.length === 2 && window.tracks[1].readyState === 'ended'")


def test_showing_the_answer_ends_the_recording(page, small_address):
    begin(page, small_address)
    page.locator("[data-record]").click()
    expect(page.locator("[data-record]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-show]").click()
    expect(page.locator("[data-heard-audio]")).to_be_visible()


REFUSALS = {
    "refused": ("NotAllowedError", "The microphone was not allowed."),
    "missing": ("NotFoundError", "There is no microphone."),
    "broken": ("NotReadableError", "The recording failed."),
}


@pytest.mark.parametrize("case", REFUSALS)
@pytest.mark.parametrize("device", DEVICES)
def test_a_refusal_is_one_sentence_and_everything_else_works(browser, small_address, device, case):
    name, sentence = REFUSALS[case]
    for page in open_page(browser, **DEVICES[device]):
        page.add_init_script(
            f"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '{name}'))"
        )
        begin(page, small_address)
        page.locator("[data-record]").click()
        expect(page.locator("[data-note-text]")).to_contain_text(sentence)
        expect(page.locator("[data-record]")).to_be_enabled()
        page.locator("[data-show]").click()
        expect(page.locator("[data-heard]")).to_be_hidden()
        page.locator("[data-grade='3']").click()
        expect(page.locator("[data-place]")).to_have_text("2 / 2")


def test_permission_that_the_browser_itself_refuses(studio, small_address):
    for page in open_page(studio, **PHONE, permissions=[]):
        begin(page, small_address)
        page.locator("[data-record]").click()
        expect(page.locator("[data-note-text]")).to_contain_text("The microphone was not allowed.")


def test_telegrams_browser_that_cannot_record_is_one_sentence(browser, small_address):
    agent = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Telegram-Android/11.0"
    for page in open_page(browser, **{**PHONE, "user_agent": agent}):
        page.add_init_script(
            "delete window.MediaRecorder; delete Navigator.prototype.mediaDevices; delete window.speechSynthesis"
        )
        begin(page, small_address, "uz")
        page.locator("[data-record]").click()
        expect(page.locator("[data-note-text]")).to_contain_text("Bu brauzer ovoz yoza olmaydi.")
        expect(page.locator("[data-ask-aloud]")).to_be_hidden()
        page.locator("[data-show]").click()
        page.locator("[data-grade='3']").click()
        expect(page.locator("[data-place]")).to_have_text("2 / 2")


@pytest.mark.parametrize("voices", ["[]", REMOTE], ids=["none", "on a server"])
@pytest.mark.parametrize("device", DEVICES)
def test_without_a_voice_of_its_own_the_page_says_so_and_works(browser, small_address, device, voices):
    for page in open_page(browser, **DEVICES[device]):
        page.add_init_script(VOICES % voices)
        page.goto(f"{small_address}practice/")
        page.locator("[name=aloud]").click()
        expect(page.locator("[data-note-text]")).to_have_text(
            "Qurilmada bu til uchun ovoz yoʻq, savolni oʻzingiz oʻqing."
        )
        expect(page.locator("[name=aloud]")).not_to_be_checked()
        begin(page, small_address)
        page.locator("[data-show]").click()
        expect(page.locator("[data-answer] .spoken")).to_be_visible()
        expect(page.locator("[data-ask-aloud]")).to_be_hidden()
        assert page.locator(".listen").count() == 0 and page.evaluate("window.spoken") == []


def test_each_question_is_read_out_where_that_is_wished(browser, small_address):
    for page in open_page(browser, **PHONE):
        page.add_init_script(VOICES % OWN)
        page.goto(f"{small_address}en/practice/")
        page.locator("[name=aloud]").check()
        begin(page, small_address)
        until(page, "window.spoken.length > 0")
        assert page.evaluate("window.spoken[0][0]") == page.locator("[data-question]").inner_text()
        page.locator("[data-show]").click()
        assert page.evaluate("window.spoken.at(-1)") == "stop"


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("path", ["en/q/image/", "q/image/"])
def test_a_question_page_reads_the_english_answer(browser, small_address, device, path):
    for page in open_page(browser, **DEVICES[device]):
        page.add_init_script(VOICES % OWN)
        page.goto(small_address + path)
        assert page.evaluate("window.spoken") == []
        if not path.startswith("en/"):
            page.locator("label[for=in-en]").click()
        english = page.locator("div[lang=en]")
        english.locator("summary").click()
        expect(english.locator(".listen button")).to_have_count(2)
        listen, slower = english.locator(".listen button").all()
        assert page.locator("div[lang=uz] .listen").count() == 0
        listen.click()
        assert page.evaluate("window.spoken.at(-1)") == ["An image is a stack of layers.", "en-US", 1]
        slower.click()
        assert page.evaluate("window.spoken.at(-1)") == ["An image is a stack of layers.", "en-US", 0.75]
        stop = {"en": "Stop", "uz": "Toʻxtatish"}["en" if path.startswith("en/") else "uz"]
        expect(listen).to_have_text(stop)
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert page.evaluate("window.spoken.at(-1)") == "stop"


def test_no_recording_stands_in_an_exported_file(studio, small_address, tmp_path):
    for page in open_page(studio, permissions=["microphone"], accept_downloads=True):
        page.expected_problems = (LOOKS_FOR_THE_END,)
        begin(page, small_address)
        speak(page)
        page.locator("[data-heard-keep]").click()
        expect(page.locator("[data-heard-keep]")).to_have_text("Kept ✓")
        page.goto(f"{small_address}en/practice/")
        with page.expect_download() as download:
            page.locator("[data-export]").click()
        download.value.save_as(tmp_path / "kept.json")
        assert set(json.loads((tmp_path / "kept.json").read_text())) >= {"format", "version"}
        assert "audio" not in (tmp_path / "kept.json").read_text()
