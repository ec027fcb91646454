"""The channel on autopilot: a question a day, its quiz in the evening, the week on Sunday; nothing twice."""

import datetime
import functools
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import autopilot
import messages
import post
import pytest
import sent
import telegram
import yaml
from bot_api import CHAT, TOKEN, FakeBotApi, bot_api, wait
from fixture import ROOT, change
from shelf import make_shelf

from handbook.model import read

SITE = "https://example.org/"
ZONE = ZoneInfo("Asia/Tashkent")
QUIZ = """  quiz:
    uz: {question: "Nima?", options: ["Bu", "U"], correct: 0, explanation: "Bu."}
    en: {question: "What?", options: ["This", "That"], correct: 0, explanation: "This."}
"""


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("SITE_URL", SITE)
    root = make_shelf(tmp_path / "book")
    change(root / "questions/docker.yml", "  aliases: [контейнер]\n", f"  aliases: [контейнер]\n{QUIZ}")
    return root


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    with bot_api() as fake:
        yield fake


@pytest.fixture
def at(root, api, capsys):
    """Run the autopilot at a time of Tashkent, `at("05-04 09:03")`; returns (exit code, what it told)."""

    def at(time: str, **environment: str):
        now = datetime.datetime.fromisoformat(f"2026-{time.replace(' ', 'T')}").replace(tzinfo=ZONE)
        api.now = int(now.timestamp())
        values = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_CHAT": CHAT, "TELEGRAM_API": api.url, "SEND": "1", **environment}
        code = autopilot.main(root, values, now.astimezone(datetime.UTC))
        told = "".join(capsys.readouterr())
        assert TOKEN not in told
        return code, told

    return at


def posted(root: Path) -> list[tuple[str, str, str]]:
    entries = yaml.safe_load((root / "posts.yml").read_text(encoding="utf-8"))
    return [(f"{entry['date']:%m-%d}", entry["kind"], entry["question"]) for entry in entries]


def week(at, first: int, days: int) -> None:
    """Run every hour of some days of May."""
    for day in range(first, first + days):
        for hour in range(24):
            at(f"05-{day:02} {hour:02}:03")


def test_a_week_posts_a_question_a_day_its_quiz_and_on_sunday_the_digest(at, root, api):
    week(at, 4, 7)  # Monday to Sunday
    assert posted(root) == [
        ("05-04", "message", "container"),
        ("05-04", "quiz", "container"),
        ("05-05", "message", "image"),
        ("05-05", "quiz", "image"),
        ("05-06", "message", "verb"),  # has no quiz
        ("05-10", "digest", ""),
    ]
    assert len(api.calls) == 6
    assert api.messages[16]["text"] == (
        "<b>Shu haftaning savollari</b>\n\n"
        '▪️ <a href="https://example.org/q/container/">Konteyner nima?</a>\n'
        '▪️ <a href="https://example.org/q/image/">Image nima?</a>\n'
        '▪️ <a href="https://example.org/q/verb/">Nega "&lt;b&gt;" &amp; 1 &lt; 2, https://x.uz \'oʻzgaruvchi\' maʼlumot?</a>'
    )


def test_nothing_is_posted_before_its_hour_of_tashkent(at, root, api):
    for hour, calls in ((8, 0), (9, 1), (18, 1), (19, 2)):
        at(f"05-04 {hour:02}:03")
        assert len(api.calls) == calls
    change(root / "mkdocs.yml", "{question: 9, quiz: 19", "{question: 7, quiz: 19")
    at("05-05 07:03")
    assert posted(root)[-1] == ("05-05", "message", "image")


def test_an_answer_at_night_belongs_to_the_day_of_tashkent(at, root):
    change(root / "mkdocs.yml", "{question: 9, quiz: 19", "{question: 0, quiz: 19")
    at("05-04 00:30")  # May 3 in London
    at("05-04 01:30")
    assert posted(root) == [("05-04", "message", "container")]


def test_twice_at_the_same_hour_posts_once(at, api):
    at("05-04 09:03")
    code, told = at("05-04 09:03")
    assert code == 0 and told == "Nothing is due now.\n" and len(api.calls) == 1


def test_without_send_it_only_shows(at, root, api):
    code, told = at("05-04 09:03", SEND="")
    assert code == 0 and "<b>Konteyner nima?</b>" in told
    assert not api.calls and not (root / "posts.yml").exists()


def test_what_was_posted_by_hand_counts(at, root):
    text = messages.message(read(root), read(root).questions["verb"], "uz")
    date = datetime.date(2026, 5, 4)
    by_hand = sent.Post(
        question="verb", language="uz", kind="message", message=3, date=date, hash=messages.fingerprint(text)
    )
    sent.save_posts(root / "posts.yml", [by_hand])
    at("05-04 09:03")
    assert posted(root) == [("05-04", "message", "verb")]


def test_a_failed_network_is_caught_up_with_an_hour_later(at, root, api):
    code, told = at("05-04 09:03", TELEGRAM_API="http://127.0.0.1:9")
    assert code == 1 and "nothing was sent" in told and posted(root) == []
    assert at("05-04 10:03")[0] == 0
    assert posted(root) == [("05-04", "message", "container")]


def test_missed_days_do_not_flood(at, root):
    at("05-04 09:03")
    for hour in (19, 20, 21, 22):  # no network for a whole evening, then for two days
        at(f"05-04 {hour}:03", TELEGRAM_API="http://127.0.0.1:9")
    week(at, 7, 2)
    assert posted(root) == [
        ("05-04", "message", "container"),
        ("05-07", "message", "image"),
        ("05-07", "quiz", "image"),
        ("05-07", "quiz", "container"),  # the one that was missed, an hour later
        ("05-08", "message", "verb"),
    ]


def test_a_quiz_that_is_a_week_late_is_let_go(at, root):
    at("05-04 09:03")
    week(at, 11, 1)
    assert ("05-11", "quiz", "container") not in posted(root)


def test_a_missed_sunday_is_caught_up_with_on_monday_not_on_thursday(at, root):
    at("05-04 09:03")
    at("05-11 09:03")
    at("05-11 10:03")
    assert posted(root)[-1] == ("05-11", "digest", "")
    week(at, 12, 5)
    assert [entry for entry in posted(root) if entry[1] == "digest"] == [("05-11", "digest", "")]
    at("05-17 20:03")
    assert posted(root)[-1] == ("05-17", "digest", "")


def test_no_digest_of_a_week_without_questions(at, root, api):
    sent.save_posts(root / "posts.yml", [])
    change(root / "mkdocs.yml", "{question: 9", "{question: 24")
    at("05-10 20:03")
    assert not api.calls


def test_telegrams_wait_is_kept_and_the_post_sent_once(at, root, api, monkeypatch):
    waited = []
    monkeypatch.setattr(post, "Bot", functools.partial(telegram.Bot, sleep=waited.append))
    api.errors += [wait(7), wait(3)]
    assert at("05-04 09:03")[0] == 0
    assert waited == [7, 3] and len(api.messages) == 1
    api.errors.append(wait(86_400))
    assert at("05-05 09:03")[0] == 1
    at("05-05 10:03")
    assert posted(root)[-1] == ("05-05", "message", "image") and len(api.messages) == 2


def test_an_answer_that_got_lost_is_not_sent_again_and_the_next_day_goes_on(at, root, api):
    api.breaks = 1
    code, told = at("05-04 09:03")
    assert code == 1 and "may be in the channel" in told
    for hour in (10, 11):
        code, told = at(f"05-04 {hour}:03")
        assert code == 0 and "Nobody knows whether “container” (message, 2026-05-04) has reached the channel." in told
    assert len(api.messages) == 1
    at("05-05 09:03")
    assert posted(root)[-1] == ("05-05", "message", "image")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_restart_in_the_middle_posts_nothing_twice(at, root, api, monkeypatch, moment):
    """The machine goes away around the moment of sending: as if the power went, nothing after it happens."""
    real = telegram.Bot.send

    def gone(bot, *arguments):
        if moment == "after":
            real(bot, *arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(telegram.Bot, "send", gone)
        at("05-04 09:03")
    code, told = at("05-04 10:03")
    assert code == 0 and "Nobody knows whether “container”" in told
    assert len(api.messages) == (moment == "after")
    at("05-05 09:03")
    assert posted(root) == [("05-04", "message", "container"), ("05-05", "message", "image")]


def test_when_nothing_is_left_it_says_so_once_a_day(at, root):
    week(at, 4, 3)
    told = [at(f"05-07 {hour:02}:03") for hour in range(24)]
    assert [text for code, text in told if code] == [
        "Every question in “uz” has been posted. Add questions, or delete the variable AUTOPILOT.\n"
    ]


def test_a_digest_of_many_questions_fits(root):
    book = read(root)
    text = messages.digest(book, [book.questions["verb"]] * 99, "en")
    assert 3700 < telegram.visible_units(text) <= 4096
    assert FakeBotApi()._checked({"parse_mode": "HTML", "text": text}) is None


# The memory is pushed before and after a post, so that the next run, on another machine, knows.


@pytest.fixture
def clones(root, tmp_path, monkeypatch) -> tuple[Path, Path, Path]:
    """A bare repository of the handbook, and the folders of two runs that took it at the same moment."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "bot")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "bot@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    sent.save_posts(root / "posts.yml", [])
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All")
    git(tmp_path, "clone", "--quiet", "--bare", "book", "origin")
    for name in ("one", "two"):
        git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path}/origin", name)
    return tmp_path / "origin", tmp_path / "one", tmp_path / "two"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.fixture
def run(api, capsys, clones):
    def run(root: Path, time: str = "05-04 09:03"):
        now = datetime.datetime.fromisoformat(f"2026-{time.replace(' ', 'T')}").replace(tzinfo=ZONE)
        api.now = int(now.timestamp())
        values = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_CHAT": CHAT, "TELEGRAM_API": api.url, "SEND": "1"}
        code = autopilot.main(root, {**values, "PUSH_TO": str(clones[0]), "PUSH_BRANCH": "main"}, now)
        return code, "".join(capsys.readouterr())

    return run


def pushed(origin: Path) -> list[dict]:
    return yaml.safe_load(git(origin, "show", "main:posts.yml"))


def test_two_runs_from_the_same_state_post_once(run, clones, api):
    origin, one, two = clones
    assert run(one)[0] == 0
    code, told = run(two)
    assert code == 1 and told == (
        "posts.yml could not be kept (another run posts at the same time), so nothing was sent.\n"
    )
    assert len(api.messages) == 1 and [entry["message"] for entry in pushed(origin)] == [11]


def test_a_push_of_others_meanwhile_is_no_obstacle(run, clones):
    origin, one, two = clones
    (two / "docs/more.md").write_text("# More\n", encoding="utf-8")
    git(two, "add", "--all")
    git(two, "commit", "--quiet", "--message", "More")
    git(two, "push", "--quiet", "origin", "HEAD:main")
    assert run(one)[0] == 0
    assert [entry["message"] for entry in pushed(origin)] == [11]
    assert git(origin, "show", "main:docs/more.md") == "# More\n"


def test_what_cannot_be_remembered_is_not_sent(run, clones, api):
    origin, one, _ = clones
    (origin / "hooks/pre-receive").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (origin / "hooks/pre-receive").chmod(0o755)
    code, told = run(one)
    assert code == 1 and told == "posts.yml could not be kept (git push failed), so nothing was sent.\n"
    assert not api.calls and pushed(origin) == []


def test_what_was_on_its_way_when_the_machine_went_is_remembered_by_the_next(run, clones, api, monkeypatch):
    origin, one, _ = clones

    def gone(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(telegram.Bot, "send", gone)
        run(one)
    assert [entry["message"] for entry in pushed(origin)] == [None]
    git(origin.parent, "clone", "--quiet", "origin", "three")
    assert run(origin.parent / "three", "05-04 10:03")[0] == 0
    assert not api.messages


def test_what_telegram_refused_is_forgotten_and_sent_later(run, clones, api):
    origin, one, _ = clones
    api.errors.append((403, {"ok": False, "error_code": 403, "description": "Forbidden"}))
    assert run(one)[0] == 1 and pushed(origin) == []
    assert run(one, "05-04 10:03")[0] == 0 and len(pushed(origin)) == 1


# The workflow and what is told about it


def test_the_workflow_runs_at_every_hour_that_is_set_and_is_off():
    workflow = yaml.safe_load((ROOT / ".github/workflows/autopilot.yml").read_text(encoding="utf-8"))
    (schedule,) = workflow[True]["schedule"]
    first, last = map(int, re.fullmatch(r"\d+ (\d+)-(\d+) \* \* \*", schedule["cron"]).groups())
    hours = {(hour + 5) % 24 for hour in range(first, last + 1)}  # Tashkent has no summer time
    config = yaml.safe_load(re.sub(r"!ENV", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert set(config["extra"]["autopilot"].values()) <= hours
    (job,) = workflow["jobs"].values()
    assert job["if"] == "vars.AUTOPILOT == 'on'"
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["ref"] == "${{ github.ref_name }}", "the branch as it is now, not as it was"


def test_the_readme_says_in_five_lines_how_to_turn_it_on():
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The channel by itself\n")[2]
    steps = re.findall(r"^\d\. .*", text.partition("\n## ")[0], re.MULTILINE)
    assert 1 <= len(steps) <= 5 and any("`AUTOPILOT`" in step for step in steps)
