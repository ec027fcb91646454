"""What was sent to the channel, kept in `posts.yml`. A post is noted before it is sent, so that none is sent twice."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from telegram import Refused, Unsure

from handbook.git import git
from handbook.sources.settings import Settings

POSTS = "posts.yml"
_HEAD = """\
# What was sent to the channel, oldest first. Written by `make post … SEND=1` and `make autopilot SEND=1`.
# `message: null` is a post that may be there or not: look, then write its number here or delete its lines.
"""
_TRIES = 3  # to push, while others push too
Kind = Literal["message", "quiz", "digest"]


class Stop(Exception):
    """There is nothing to do, or it cannot be done; one sentence for people."""


class Post(BaseModel):
    """One thing sent to the channel on a day; a digest is about no single question.

    `message` is its number, None where it is on its way or got lost there. `hash` tells what it said.
    """

    model_config = ConfigDict(extra="forbid")

    question: str = ""
    language: str
    kind: Kind
    message: int | None = None
    date: datetime.date
    hash: str

    @property
    def name(self) -> str:
        """What it is about, as people are told."""
        return f"“{self.question}”" if self.question else "The digest"

    @property
    def lost(self) -> bool:
        """Whether nobody knows that it arrived."""
        return self.message is None

    @property
    def told(self) -> str:
        """A sentence that says what became of it."""
        if self.lost:
            return (
                f"Nobody knows whether {self.name} ({self.kind}, {self.date}) has reached the channel. "
                f"Look there, then write its number into {POSTS} or delete its lines."
            )
        return f"{self.name} was posted on {self.date} as message {self.message}."


def read_posts(path: Path) -> list[Post]:
    """Return what was sent; [] where there is no file yet. Raises Stop where it cannot be read."""
    if not path.exists():
        return []
    try:
        return TypeAdapter(list[Post]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")) or [])
    except (OSError, ValueError, yaml.YAMLError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise Stop(f"{path.name} cannot be read ({reason}); restore it before anything is posted.") from None


def save_posts(path: Path, posts: list[Post]) -> None:
    """Write what was sent, whole or not at all."""
    text = yaml.safe_dump([post.model_dump() for post in posts], sort_keys=False, allow_unicode=True)
    temporary = path.with_name(f".{path.name}")
    temporary.write_text(_HEAD + text, encoding="utf-8")
    temporary.replace(path)


@dataclass(frozen=True)
class Memory:
    """The posts of a project, and the timezone whose days they are dated in.

    `push` is where they are pushed to, an address and a branch; None keeps them in the folder alone.
    """

    path: Path
    posts: list[Post]
    zone: ZoneInfo
    push: tuple[str, str] | None = None

    @classmethod
    def of(cls, settings: Settings, environment: Mapping[str, str]) -> Memory:
        """Read the posts; PUSH_TO and PUSH_BRANCH in the environment say where they go. Raises Stop."""
        path = settings.root / POSTS
        to, branch = (environment.get(name, "") for name in ("PUSH_TO", "PUSH_BRANCH"))
        zone = ZoneInfo(settings.extra.get("timezone", "UTC"))
        return cls(path, read_posts(path), zone, (to, branch) if to and branch else None)

    def today(self) -> datetime.date:
        """Return the day that it is where the channel is read."""
        return datetime.datetime.now(self.zone).date()

    def deliver(self, post: Post, send: Callable[[], dict[str, Any]]) -> None:
        """Note a post, send it, and note its number and day.

        Raises Stop where it cannot be noted, and Refused where Telegram does not take it. Whatever happens, and
        wherever this is cut short, it is never sent a second time: what may have arrived stays noted.
        """
        self.posts.append(post)
        try:
            self.save()
        except (OSError, Stop) as error:
            self.posts.remove(post)
            raise Stop(f"{POSTS} could not be kept ({_reason(error)}), so nothing was sent.") from None
        try:
            sent = send()
        except Unsure:
            raise
        except Refused:
            self.posts.remove(post)
            with suppress(OSError, Stop):
                self.save()
            raise
        post.message = sent["message_id"]
        post.date = datetime.datetime.fromtimestamp(sent["date"], self.zone).date()
        try:
            self.save()
        except (OSError, Stop) as error:
            lost = json.dumps(post.model_dump(mode="json"))
            told = f"It was sent, but {POSTS} could not be kept ({_reason(error)})"
            raise Stop(f"{told}; set it right by hand: - {lost}") from None

    def save(self) -> None:
        """Write the posts, and push them where that is wished. Raises OSError or Stop."""
        save_posts(self.path, self.posts)
        if self.push:
            _push(self.path.parent, *self.push)


def _push(root: Path, to: str, branch: str) -> None:
    """Commit the posts and push them, on top of what others have pushed; raises Stop where those are posts too."""
    before = _git(root, "rev-parse", f"HEAD:{POSTS}")
    _git(root, "commit", "--quiet", "--message", "Remember what was posted", "--", POSTS)
    for left in reversed(range(_TRIES)):
        _git(root, "fetch", "--quiet", to, branch)
        if _git(root, "rev-parse", f"FETCH_HEAD:{POSTS}") != before:
            raise Stop("another run posts at the same time")
        _git(root, "rebase", "--quiet", "FETCH_HEAD")
        try:
            _git(root, "push", "--quiet", to, f"HEAD:{branch}")
        except Stop:
            if not left:
                raise
        else:
            return


def _git(root: Path, *words: str) -> str:
    """Run Git; raises Stop without what it said, for that may hold the address and its token."""
    said = git(root, *words)
    if said is None:
        raise Stop(f"git {words[0]} failed")
    return said


def _reason(error: OSError | Stop) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
