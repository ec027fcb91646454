"""Keep the channel going by itself: a question a day, its quiz in the evening, the week's questions on Sunday.

make autopilot           print what the channel waits for now
make autopilot SEND=1    send it: TELEGRAM_TOKEN, TELEGRAM_CHAT and SITE_URL in the environment

Run as often as one likes: one post a run, at hours that `mkdocs.yml` sets, none twice. What failed is tried again
by the next run of the day; days that were missed are not made up for, so that nobody is flooded.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import messages
from post import following, say, send, show
from sent import Kind, Memory, Post, Stop
from telegram import Refused

from handbook.model import Handbook, Question, read
from handbook.sources.problems import SourceError

DAY = datetime.timedelta(days=1)
QUIZZES = 2  # in an evening at most: the day's own, and one that was missed
QUIZ_PATIENCE = 7 * DAY  # after which a missed quiz is let go
DIGEST_PATIENCE = 2 * DAY
Wanted = tuple[Post, str | dict[str, Any]]  # and what it says


def main(root: Path = ROOT, environment: Mapping[str, str] = os.environ, now: datetime.datetime | None = None) -> int:
    """Send or print what the channel waits for at `now`; return the exit code, 1 where somebody has to look."""
    try:
        handbook = read(root)
        memory = Memory.of(handbook.settings, environment)
        here = (now or datetime.datetime.now(datetime.UTC)).astimezone(memory.zone)
        for post in memory.posts:
            if post.lost:
                print(post.told, file=sys.stderr)
        wanted = next(due(handbook, memory.posts, here), None)
        if wanted is None:
            _complain_where_nothing_is_left(handbook, memory.posts, here)
            print("Nothing is due now.")
        elif environment.get("SEND", "") in ("", "0", "false"):
            show(handbook, wanted[1])
        else:
            send(handbook, memory, *wanted, environment)
    except SourceError as error:
        print(f"{error}\nMend the sources first; nothing was posted.", file=sys.stderr)
    except (Stop, Refused, messages.Unfit) as error:
        print(error, file=sys.stderr)
    else:
        return 0
    return 1


def due(handbook: Handbook, posts: list[Post], now: datetime.datetime) -> Iterator[Wanted]:
    """Yield what is to be sent at `now`, a time of the channel's own zone, the most urgent first. Raises Unfit."""
    locale, hours = handbook.settings.default.locale, handbook.settings.extra["autopilot"]
    own, today = [post for post in posts if post.language == locale], now.date()
    sent = {kind: [post for post in own if post.kind == kind] for kind in get_args(Kind)}

    def wanted(kind: Kind, question: Question | None, said: str | dict[str, Any]) -> Wanted:
        key = question.id if question else ""
        post = Post(question=key, language=locale, kind=kind, date=today, hash=messages.fingerprint(said))
        return post, said

    if now.hour >= hours["question"] and all(post.date != today for post in sent["message"]):
        with suppress(Stop):  # nothing is left
            question = following(handbook, posts, locale, "message")
            yield wanted("message", question, say(handbook, question, locale, "message"))
    sunday = today - (now.isoweekday() % 7) * DAY
    if sunday + DIGEST_PATIENCE >= today and (today > sunday or now.hour >= hours["digest"]):
        week = [handbook.questions.get(post.question) for post in sent["message"] if 0 <= (sunday - post.date).days < 7]
        if any(week) and all(post.date < sunday for post in sent["digest"]):
            yield wanted("digest", None, messages.digest(handbook, [*filter(None, week)], locale))
    if now.hour >= hours["quiz"] and sum(post.date == today for post in sent["quiz"]) < QUIZZES:
        asked = {post.question for post in sent["quiz"]}
        for post in reversed(sent["message"]):
            question = handbook.questions.get(post.question)
            if (
                today - post.date < QUIZ_PATIENCE
                and question
                and question.id not in asked
                and locale in question.entry.quiz
            ):
                yield wanted("quiz", question, say(handbook, question, locale, "quiz"))


def _complain_where_nothing_is_left(handbook: Handbook, posts: list[Post], now: datetime.datetime) -> None:
    """Raise Stop, once a day."""
    if now.hour == handbook.settings.extra["autopilot"]["question"]:
        try:
            following(handbook, posts, handbook.settings.default.locale, "message")
        except Stop as error:
            raise Stop(f"{error} Add questions, or delete the variable AUTOPILOT.") from None


if __name__ == "__main__":
    sys.exit(main())
