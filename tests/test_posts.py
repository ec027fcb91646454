"""Posts: what they say, how they are counted, sent, remembered and put right."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import messages
import post
import pytest
import telegram
import yaml
from bot_api import CHAT, DATE, TOKEN, FakeBotApi, bot_api, moved, wait
from fixture import change
from hypothesis import given
from hypothesis import strategies as st
from shelf import HOSTILE_TEXT, LONG, make_shelf

from handbook.model import read
from handbook.text import plain

SITE = "https://example.org/"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("SITE_URL", SITE)
    return make_shelf(tmp_path / "book")


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    with bot_api() as fake:
        yield fake


@pytest.fixture
def run(root, api, capsys):
    """Run the command with these variables; returns (exit code, output, messages to people)."""

    def run(**wish: str):
        environment = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_CHAT": CHAT, "TELEGRAM_API": api.url, **wish}
        code = post.main(root, environment)
        output, told = capsys.readouterr()
        assert TOKEN not in output + told, "the token is never printed"
        return code, output, told

    return run


def remembered(root: Path) -> list[dict]:
    return yaml.safe_load((root / "posts.yml").read_text(encoding="utf-8"))


def test_a_message_is_ready_to_send(run):
    code, output, _ = run(ID="verb", IN="uz")
    assert code == 0
    assert output.strip() == (
        "<b>Nega \"&lt;b&gt;\" &amp; 1 &lt; 2, https://x.uz 'oʻzgaruvchi' maʼlumot?</b>\n\n"
        "<tg-spoiler>Konteyner bu ajratilgan jarayon.</tg-spoiler>\n\n"
        "#rest_api #senior\n\n"
        "https://example.org/q/verb/"
    )


def test_a_message_holds_no_example(run):
    for locale, story in (("uz", "kichraytirmadi"), ("en", "no smaller")):
        assert story not in run(ID="image", IN=locale)[1]


def test_a_message_stands_in_the_default_language_where_none_is_asked_for(run):
    assert "https://example.org/q/image/" in run(ID="image")[1]
    assert "https://example.org/en/q/image/" in run(ID="image", IN="en")[1]


@pytest.mark.parametrize("key", ["image", "verb"])
@pytest.mark.parametrize("locale", ["uz", "en"])
def test_telegram_takes_every_message(run, api, key, locale):
    code, _, told = run(ID=key, IN=locale, SEND="1")
    assert code == 0, told
    method, values = api.calls[0]
    assert method == "sendMessage"
    place = f"{SITE}{'' if locale == 'uz' else 'en/'}q/{key}/"
    assert values["link_preview_options"] == {"url": place, "prefer_large_media": True}
    assert values["text"].endswith(f"\n\n{place}")


def test_telegram_counts_utf_16_units_after_entities():
    assert telegram.visible_units("<b>a</b> &lt;&amp; 🙂 oʻ") == 1 + 1 + 2 + 1 + 2 + 1 + 2


@pytest.mark.parametrize("sentence", ["Gap & gap. ", "Emoji 🙂 bor. ", "Uzun gap " * 600])
def test_a_long_answer_ends_after_a_sentence(root, sentence):
    for name in ("uz", "en"):
        path = root / f"docs/docker.{name}.md"
        text = re.sub(
            r"^> .*$", lambda _: "> " + (sentence * 900)[:9000], path.read_text(encoding="utf-8"), count=1, flags=re.M
        )
        path.write_text(text, encoding="utf-8")
    book = read(root)
    text = messages.message(book, book.questions["image"], "uz")
    assert 3900 < telegram.visible_units(text) <= 4096
    spoken = re.search(r"<tg-spoiler>(.*?)</tg-spoiler>", text)[1]
    assert spoken.endswith(" …")
    assert spoken[:-2].endswith(".") or "." not in sentence
    assert text.endswith("https://example.org/q/image/")


@given(st.text(min_size=1, max_size=80), st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=60))
def test_any_words_make_a_message_that_telegram_takes(title, words):
    fake = FakeBotApi()
    sentences = [part for word in words for part in plain.sentences(plain.plain(word))] or ["Gap."]
    frame = f"<b>{messages._escaped(plain.plain(title))}</b>\n\n<tg-spoiler></tg-spoiler>"
    room = telegram.MESSAGE - telegram.visible_units(frame)
    text = frame.replace("></tg", f">{messages._escaped(messages._shortened(sentences, room))}</tg")
    assert fake._checked({"parse_mode": "HTML", "text": text}) is None


def test_a_quiz_is_a_poll(run, api, root):
    code, output, _ = run(ID="image", IN="uz", QUIZ="1")
    poll = json.loads(output)
    assert code == 0 and poll["question"] == "Image nima?" and poll["type"] == "quiz"
    assert [option["text"] for option in poll["options"]] == ["Qolip & andaza", "Jarayon"]
    assert poll["correct_option_ids"] == [0] and poll["explanation"] == "Qatlamlar toʻplami."
    assert run(ID="image", IN="uz", QUIZ="1", SEND="1")[0] == 0
    assert api.calls[0][0] == "sendPoll"
    assert remembered(root)[0]["kind"] == "quiz"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('question: "Image `nima`?"', f'question: "{"🙂" * 151}"', "a question of 302 characters; Telegram allows 300"),
        ('"Jarayon"', f'"{"🙂" * 51}"', "of 102 characters; Telegram allows 100"),
        ('"Qatlamlar toʻplami."', f'"{"🙂" * 101}"', "an explanation of 202 characters; Telegram allows 200"),
    ],
)
def test_a_quiz_beyond_the_limits_is_refused(run, root, old, new, told):
    change(root / "questions/docker.yml", old, new)
    code, _, said = run(ID="image", IN="uz", QUIZ="1")
    assert code == 1 and told.replace("an ", "a ") in said


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"ID": "imag"}, "There is no question “imag”; the nearest are image"),
        ({"ID": "image", "IN": "xx"}, "There is no language “xx”; the handbook is in uz (Oʻzbekcha), en (English)."),
        ({"ID": "old-image"}, "“old-image” is retired; “older-image” is asked in its place."),
        ({"ID": "forgotten"}, "“forgotten” is retired."),
        ({"ID": "container", "QUIZ": "1"}, "“container” has no quiz in “uz”; add one to questions/docker.yml."),
        ({"ID": "container", "EDIT": "1"}, "“container” was never posted, so there is nothing to edit."),
        ({}, "Say which question: ID=… or, for a new post, NEXT=1."),
        ({"ID": "image", "NEXT": "1"}, "Say which question: ID=… or, for a new post, NEXT=1."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, wish, told):
    code, output, said = run(**wish)
    assert code == 1 and output == "" and said.startswith(told) and said.count("\n") == 1


def test_an_empty_answer_is_one_sentence(run, root):
    change(root / "docs/docker.uz.md", "> Image bu oʻqish uchun qatlamlar toʻplami.", ">")
    code, _, said = run(ID="image")
    assert code == 1 and "has no spoken answer" in said and "nothing was posted" in said


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"TELEGRAM_TOKEN": ""}, "Sending needs TELEGRAM_TOKEN and TELEGRAM_CHAT"),
        ({"TELEGRAM_CHAT": ""}, "Sending needs TELEGRAM_TOKEN and TELEGRAM_CHAT"),
    ],
)
def test_without_token_or_chat_nothing_is_sent(run, api, root, missing, told):
    code, _, said = run(ID="image", SEND="1", **missing)
    assert code == 1 and said.startswith(told) and said.endswith("nothing was sent.\n")
    assert not api.calls and not (root / "posts.yml").exists()


def test_without_a_public_address_nothing_is_sent(run, api, monkeypatch):
    monkeypatch.delenv("SITE_URL")
    code, _, said = run(ID="image", SEND="1")
    assert code == 1 and "SITE_URL" in said and not api.calls


def test_what_was_sent_is_remembered_and_not_sent_again(run, root):
    assert run(ID="image", IN="uz", SEND="1")[0] == 0
    text = messages.message(read(root), read(root).questions["image"], "uz")
    assert [{**entry, "date": str(entry["date"])} for entry in remembered(root)] == [
        {
            "question": "image",
            "language": "uz",
            "kind": "message",
            "message": 11,
            "date": "2026-05-03",
            "hash": messages.fingerprint(text),
        }
    ]
    code, _, said = run(ID="image", IN="uz", SEND="1")
    assert code == 1 and said == "“image” was posted on 2026-05-03 as message 11; EDIT=1 puts it right.\n"
    assert run(ID="image", IN="en", SEND="1")[0] == 0
    assert len(remembered(root)) == 2


def test_next_takes_the_oldest_not_yet_posted(run, root):
    posted = []
    for _ in range(3):
        assert run(NEXT="1", SEND="1")[0] == 0
        posted.append(remembered(root)[-1]["question"])
    assert posted == ["container", "image", "verb"]
    code, _, said = run(NEXT="1", SEND="1")
    assert code == 1 and said == "Every question in “uz” has been posted.\n"
    assert "https://example.org/en/q/container/" in run(NEXT="1", IN="en")[1]
    assert json.loads(run(NEXT="1", QUIZ="1")[1])["question"] == "Image nima?"


def test_a_changed_answer_is_edited_in_place_with_its_correction(run, api, root):
    assert run(ID="image", IN="uz", SEND="1")[0] == run(ID="image", IN="en", SEND="1")[0] == 0
    code, _, said = run(ID="image", EDIT="1")
    assert code == 0 and said == "Message 11 is up to date.\nMessage 12 is up to date.\n"
    change(root / "docs/docker.uz.md", "qatlamlar toʻplami.", "qatlamlar ustuni.")
    change(
        root / "questions/docker.yml",
        "  corrected:\n",
        '  corrected:\n    - {date: 2026-06-01, uz: "Toʻplam emas, ustun.", en: "Not a set."}\n',
    )
    code, _, said = run(ID="image", IN="uz", EDIT="1")
    assert code == 0 and said == "Message 11 is edited.\n"
    assert "qatlamlar ustuni.</tg-spoiler>" in api.messages[11]["text"]
    assert "<i>Tuzatildi 2026-06-01.</i> Toʻplam emas, ustun." in api.messages[11]["text"]
    assert "2026-03-04" not in api.messages[11]["text"], "what was put right before the post is no news"
    assert run(ID="image", IN="uz", EDIT="1")[2] == "Message 11 is up to date.\n"


def test_a_message_that_says_the_same_already_counts_as_edited(run, api, root):
    run(ID="image", IN="uz", SEND="1")
    change(root / "posts.yml", remembered(root)[0]["hash"], "another")
    assert run(ID="image", EDIT="1")[2] == "Message 11 is edited.\n"
    assert run(ID="image", EDIT="1")[2] == "Message 11 is up to date.\n"


def test_a_quiz_gets_a_correction_to_send(run, api, root):
    run(ID="image", IN="uz", QUIZ="1", SEND="1")
    change(root / "questions/docker.yml", "correct: 0", "correct: 1")
    code, output, said = run(ID="image", EDIT="1")
    assert code == 0 and "nobody can edit" in said
    assert output == (
        "<b>Tuzatildi:</b> Image nima?\n\n✅ Jarayon\n\nQatlamlar toʻplami.\n\nhttps://example.org/q/image/\n"
    )
    assert len(api.calls) == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (moved(-100123), "The group became a supergroup; set TELEGRAM_CHAT to -100123."),
        (
            (403, {"ok": False, "description": "Forbidden: bot is not a member"}),
            "Telegram refused: Forbidden: bot is not",
        ),
        ((400, {"ok": False, "description": f"wrong {TOKEN}"}), "Telegram refused: wrong …."),
        (wait(86_400), "Telegram asks to wait for 86400 seconds; try again then."),
    ],
)
def test_telegrams_errors_are_one_sentence(run, api, root, error, told):
    api.errors.append(error)
    code, _, said = run(ID="image", SEND="1")
    assert code == 1 and said.startswith(told) and said.count("\n") == 1
    assert remembered(root) == []
    assert run(ID="image", SEND="1")[0] == 0, "what was refused can be sent later"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ((500, b"<html>Bad Gateway</html>"), "Telegram gave an answer that is not JSON"),
        ((200, b"[]"), "Telegram gave an answer that is not JSON"),
        ((500, {"ok": False, "error_code": 500, "description": "Internal"}), "Telegram refused: Internal."),
        (None, "Telegram cannot be reached (RemoteDisconnected)."),
    ],
)
def test_what_may_have_arrived_is_not_sent_again(run, api, root, error, told):
    if error:
        api.errors.append(error)
    else:
        api.breaks = 1
    code, _, said = run(ID="image", SEND="1")
    assert code == 1 and said.startswith(told) and said.count("\n") == 1
    assert [post["message"] for post in remembered(root)] == [None]
    code, _, said = run(ID="image", SEND="1")
    assert code == 1 and said.startswith("Nobody knows whether “image” (message, ") and said.count("\n") == 1
    assert len(api.calls) == 1
    assert run(ID="image", EDIT="1")[2] == said, "it cannot be put right either"


def test_a_wrong_token_and_a_wrong_chat_are_told(run):
    assert run(ID="image", SEND="1", TELEGRAM_TOKEN="1:no")[2] == "Telegram refused: Unauthorized.\n"
    assert run(ID="image", SEND="1", TELEGRAM_CHAT="@no")[2] == "Telegram refused: Bad Request: chat not found.\n"


def test_a_server_that_cannot_be_reached_is_one_sentence(run, root):
    code, _, said = run(ID="image", SEND="1", TELEGRAM_API="http://127.0.0.1:9")
    assert code == 1 and said == "Telegram cannot be reached (ConnectionRefusedError); nothing was sent.\n"
    assert remembered(root) == []


def test_a_token_that_makes_no_address_is_not_printed(run):
    assert run(ID="image", SEND="1", TELEGRAM_TOKEN=f" {TOKEN}\n")[0] == 0
    for token in (f"{TOKEN}\nx", f"{TOKEN} x"):
        code, _, said = run(ID="verb", SEND="1", TELEGRAM_TOKEN=token)
        assert code == 1 and said.count("\n") == 1 and "nothing was sent" in said


def test_retry_after_is_honoured(api):
    waited = []
    bot = telegram.Bot(TOKEN, CHAT, api.url, waited.append)
    api.errors += [wait(7), wait(3)]
    assert bot.send("salom", SITE)["message_id"] == 11
    assert waited == [7, 3] and len(api.calls) == 3
    api.errors += [wait(1)] * telegram.ATTEMPTS
    with pytest.raises(telegram.Refused, match="times in a row"):
        bot.send("salom", SITE)


def test_editing_a_message_that_is_gone_is_told(api):
    bot = telegram.Bot(TOKEN, CHAT, api.url)
    with pytest.raises(telegram.Refused, match="message to edit not found"):
        bot.edit(99, "salom", SITE)


@pytest.mark.parametrize("text", ["- {question: image}", "salom", "- [", "\x00"])
def test_damaged_memory_stops_everything(run, api, root, text):
    (root / "posts.yml").write_text(text, encoding="utf-8")
    code, _, said = run(ID="image", SEND="1")
    assert code == 1 and said.startswith("posts.yml cannot be read") and said.count("\n") == 1
    assert not api.calls


def test_a_title_of_300_characters_is_whole(run):
    assert f"<b>{LONG}</b>" in run(ID="verb", IN="en")[1]
    assert len(LONG) == 300 and HOSTILE_TEXT.count('"') == 2
    assert DATE


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("`async def` *nima*?", "async def nima?"),
        ("**Bold** and [a link](https://x.uz/(a)) \\* star", "Bold and a link * star"),
        ("snake_case_name stays, 2 * 3 * 4 too", "snake_case_name stays, 2 * 3 * 4 too"),
        ("`` a`b `` &lt;", "a`b <"),
    ],
)
def test_markdown_becomes_plain_text(markdown, text):
    assert plain.plain(markdown) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bir gap. Ikkinchi gap! Uchinchimi?", ["Bir gap.", "Ikkinchi gap!", "Uchinchimi?"]),
        ("Use e.g. Redis. Then v2.0 ships.", ["Use e.g. Redis.", "Then v2.0 ships."]),
        ("“Ha.” Shunday dedi. 3 ta gap.", ["“Ha.”", "Shunday dedi.", "3 ta gap."]),
        ("Python 3.14 chiqdi", ["Python 3.14 chiqdi"]),
        ("", []),
    ],
)
def test_text_is_split_into_sentences(text, parts):
    assert plain.sentences(text) == parts
