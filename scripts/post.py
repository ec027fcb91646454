"""Write, send and put right the channel's posts.

make post ID=multi-stage-build IN=uz    print a message in Bot API HTML
make post NEXT=1                        … of the oldest question not yet posted
QUIZ=1                                  a quiz instead, where the registry has one
SEND=1                                  send it: TELEGRAM_TOKEN, TELEGRAM_CHAT and SITE_URL in the environment
EDIT=1                                  put right what was already sent about ID
"""

from __future__ import annotations

import datetime
import difflib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import messages
from sent import Kind, Memory, Post, Stop
from telegram import API, MESSAGE, Bot, Refused, visible_units

from handbook.model import Handbook, Question, read
from handbook.sources.problems import SourceError


@dataclass(frozen=True)
class Wish:
    """What is asked for, as `make` hands it over; "" is nothing."""

    id: str = ""
    language: str = ""
    quiz: bool = False
    next: bool = False
    send: bool = False
    edit: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Wish:
        """Read the wish from ID, IN, QUIZ, NEXT, SEND and EDIT."""
        names = ("quiz", "next", "send", "edit")
        flags = {name: environment.get(name.upper(), "") not in ("", "0", "false") for name in names}
        return cls(environment.get("ID", "").strip(), environment.get("IN", "").strip(), **flags)


def main(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> int:
    """Do what the environment asks for; return the exit code."""
    try:
        handbook = read(root)
        memory = Memory.of(handbook.settings, environment)
        wish = Wish.of(environment)
        _check(handbook, wish)
        if wish.edit:
            edit(handbook, memory, wish, environment)
        else:
            write(handbook, memory, wish, environment)
    except SourceError as error:
        print(f"{error}\nMend the sources first; nothing was posted.", file=sys.stderr)
    except (Stop, Refused, messages.Unfit) as error:
        print(error, file=sys.stderr)
    else:
        return 0
    return 1


def write(handbook: Handbook, memory: Memory, wish: Wish, environment: Mapping[str, str]) -> None:
    """Print one post, and send it where that is wished."""
    locale = wish.language or handbook.settings.default.locale
    kind: Kind = "quiz" if wish.quiz else "message"
    question = following(handbook, memory.posts, locale, kind) if wish.next else _question(handbook, wish.id)
    said = say(handbook, question, locale, kind)
    if not wish.send:
        show(handbook, said)
        return
    for post in memory.posts:
        if (post.question, post.language, post.kind) == (question.id, locale, kind):
            raise Stop(post.told if post.lost else f"{post.told[:-1]}; EDIT=1 puts it right.")
    hash = messages.fingerprint(said)
    post = Post(question=question.id, language=locale, kind=kind, date=memory.today(), hash=hash)
    send(handbook, memory, post, said, environment)


def send(
    handbook: Handbook, memory: Memory, post: Post, said: str | dict[str, Any], environment: Mapping[str, str]
) -> None:
    """Send what a post says, remember it and tell so; raises Stop or Refused."""
    bot = _bot(handbook, environment)
    if isinstance(said, str):
        preview = messages.address(handbook, post.question, post.language)
        memory.deliver(post, lambda: bot.send(said, preview))
    else:
        memory.deliver(post, lambda: bot.quiz(said))
    print(f"{post.name} is in the channel as message {post.message}.")


def show(handbook: Handbook, said: str | dict[str, Any]) -> None:
    """Print what a post says, and how long it is."""
    print(said if isinstance(said, str) else json.dumps(said, ensure_ascii=False, indent=2))
    if isinstance(said, str):
        print(f"\n{visible_units(said)} of {MESSAGE} characters.", file=sys.stderr)
    if _is_local(handbook):
        print("SITE_URL is not set, so the address is this machine's.", file=sys.stderr)


def edit(handbook: Handbook, memory: Memory, wish: Wish, environment: Mapping[str, str]) -> None:
    """Edit every message about a question that says something else today; print corrections of its quizzes."""
    question = _question(handbook, wish.id)
    about = [post for post in memory.posts if post.question == question.id and wish.language in ("", post.language)]
    if not about:
        raise Stop(f"“{question.id}” was never posted, so there is nothing to edit.")
    for post in about:
        said = say(handbook, question, post.language, post.kind, since=post.date)
        if post.lost:
            print(post.told, file=sys.stderr)
        elif messages.fingerprint(said) == post.hash:
            print(f"Message {post.message} is up to date.", file=sys.stderr)
        elif isinstance(said, str):
            bot = _bot(handbook, environment)
            bot.edit(post.message, said, messages.address(handbook, question.id, post.language))
            post.hash = messages.fingerprint(said)
            memory.save()
            print(f"Message {post.message} is edited.", file=sys.stderr)
        else:
            print(f"Message {post.message} is a quiz, which nobody can edit; send this correction:", file=sys.stderr)
            print(messages.quiz_correction(handbook, question, post.language))


def _check(handbook: Handbook, wish: Wish) -> None:
    """Refuse what makes no sense, before anything else is done."""
    languages = handbook.settings.languages
    if wish.language and wish.language not in {language.locale for language in languages}:
        known = ", ".join(f"{language.locale} ({language.name})" for language in languages)
        raise Stop(f"There is no language “{wish.language}”; the handbook is in {known}.")
    if wish.next == bool(wish.id) or (wish.edit and not wish.id):
        raise Stop("Say which question: ID=… or, for a new post, NEXT=1.")


def _question(handbook: Handbook, key: str) -> Question:
    questions = handbook.questions
    if key in questions:
        return questions[key]
    if entry := handbook.retired.get(key):
        instead = f"; “{entry.retired.replaced_by}” is asked in its place" if entry.retired.replaced_by else ""
        raise Stop(f"“{key}” is retired{instead}.")
    close = difflib.get_close_matches(key, questions, n=3, cutoff=0.1)
    raise Stop(f"There is no question “{key}”; the nearest are {', '.join(close) or 'none'}.")


def following(handbook: Handbook, posts: list[Post], locale: str, kind: Kind) -> Question:
    """Return the oldest question not yet posted that can be; of one day, the first in the registry. Raises Stop."""
    done = {post.question for post in posts if (post.language, post.kind) == (locale, kind)}
    order = list(handbook.registry)
    waiting = [
        question
        for question in handbook.questions.values()
        if question.id not in done
        and locale in question.answers
        and (kind == "message" or locale in question.entry.quiz)
    ]
    if not waiting:
        raise Stop(f"Every {'quiz' if kind == 'quiz' else 'question'} in “{locale}” has been posted.")
    return min(waiting, key=lambda question: (question.entry.added, order.index(question.id)))


def say(
    handbook: Handbook, question: Question, locale: str, kind: Kind, since: datetime.date | None = None
) -> str | dict[str, Any]:
    """Return the message or the poll about a question; raises Stop or Unfit where there is none."""
    if locale not in question.answers:
        raise Stop(f"“{question.id}” has no answer in “{locale}” yet.")
    return messages.quiz(question, locale) if kind == "quiz" else messages.message(handbook, question, locale, since)


def _bot(handbook: Handbook, environment: Mapping[str, str]) -> Bot:
    token, chat = (environment.get(name, "").strip() for name in ("TELEGRAM_TOKEN", "TELEGRAM_CHAT"))
    if not token or not chat:
        raise Stop("Sending needs TELEGRAM_TOKEN and TELEGRAM_CHAT in the environment; nothing was sent.")
    if _is_local(handbook):
        raise Stop("Sending needs SITE_URL, the site's public address, in the environment; nothing was sent.")
    return Bot(token, chat, environment.get("TELEGRAM_API") or API)


def _is_local(handbook: Handbook) -> bool:
    return urlsplit(handbook.settings.site_url).hostname in ("127.0.0.1", "localhost", None)


if __name__ == "__main__":
    sys.exit(main())
