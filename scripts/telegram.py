"""Telegram's Bot API: its limits, how it counts, and the three calls that a channel needs."""

from __future__ import annotations

import html
import json
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, InvalidURL
from typing import Any

API = "https://api.telegram.org"
MESSAGE = 4096  # of text, after entities
QUESTION, OPTION, EXPLANATION = 300, 100, 200  # of a poll
EXPLANATION_LINE_FEEDS = 2
_NOT_THERE = (ConnectionRefusedError, socket.gaierror, ssl.SSLError)  # nothing was said before these
PATIENCE = 300  # seconds; whoever is told to wait longer tries again another day
ATTEMPTS = 5
TIMEOUT = 30  # seconds


class Refused(Exception):
    """Telegram, or the way to it, refused; one sentence for people, never with the token."""


class Unsure(Refused):
    """Nobody knows whether Telegram has done what was asked: the line broke, or the answer makes no sense."""


@dataclass(frozen=True)
class Bot:
    """A bot that writes to one chat. `sleep` waits a number of seconds."""

    token: str
    chat: str
    api: str = API
    sleep: Callable[[float], None] = time.sleep

    def send(self, text: str, preview: str) -> dict[str, Any]:
        """Send a message in Bot API HTML with a large preview of the address `preview`; return the sent message."""
        return self._call("sendMessage", **_text(text, preview))

    def edit(self, message: int, text: str, preview: str) -> bool:
        """Replace the text of a message sent before; False where it said the same already."""
        try:
            self._call("editMessageText", message_id=message, **_text(text, preview))
        except Refused as error:
            if "message is not modified" in str(error):
                return False
            raise
        return True

    def quiz(self, poll: dict[str, Any]) -> dict[str, Any]:
        """Send a poll; return the sent message."""
        return self._call("sendPoll", **poll)

    def _call(self, method: str, **values: Any) -> dict[str, Any]:
        """Call a method, waiting as long as Telegram asks; raises Refused."""
        for _ in range(ATTEMPTS):
            answer = self._post(method, {"chat_id": self.chat, **values})
            if answer.get("ok"):
                return answer["result"]
            parameters = answer.get("parameters") or {}
            wait = parameters.get("retry_after")
            if wait is None:
                broken = answer.get("error_code", 0) >= 500
                raise (Unsure if broken else Refused)(self._told(answer, parameters))
            if wait > PATIENCE:
                raise Refused(f"Telegram asks to wait for {wait} seconds; try again then.")
            self.sleep(wait)
        raise Refused(f"Telegram asked to wait {ATTEMPTS} times in a row; try again later.")

    def _post(self, method: str, values: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.api}/bot{self.token}/{method}",
            data=json.dumps(values).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                body = response.read()
        except urllib.error.HTTPError as error:
            body = error.read()
        except (OSError, ValueError, HTTPException) as error:
            # The address carries the token, and the error may carry the address.
            reason = getattr(error, "reason", error)
            told = f"Telegram cannot be reached ({type(reason).__name__})"
            if isinstance(reason, (*_NOT_THERE, ValueError, InvalidURL)):
                raise Refused(f"{told}; nothing was sent.") from None
            raise Unsure(f"{told}. The message may be in the channel: look before you try again.") from None
        try:
            answer = json.loads(body)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise Unsure("Telegram gave an answer that is not JSON; look into the channel before you try again.")
        return answer

    def _told(self, answer: dict[str, Any], parameters: dict[str, Any]) -> str:
        said = str(answer.get("description", "no reason given")).replace(self.token, "…")
        if moved := parameters.get("migrate_to_chat_id"):
            return f"The group became a supergroup; set TELEGRAM_CHAT to {moved}."
        return f"Telegram refused: {said}."


def units(text: str) -> int:
    """Return the length of plain text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def visible_units(markup: str) -> int:
    """Return the length of a message in Bot API HTML after its entities are read."""
    return units(html.unescape(re.sub(r"<[^>]*>", "", markup)))


def _text(text: str, preview: str) -> dict[str, Any]:
    options = {"url": preview, "prefer_large_media": True}
    return {"text": text, "parse_mode": "HTML", "link_preview_options": options}
