"""A local server that behaves like Telegram's Bot API, its errors included."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "123456:secret-token"
CHAT = "@channel"
DATE = 1_777_777_777  # 2026-05-03
_TAGS = re.compile(r"<(/?)([a-z-]+)([^>]*)>")
_KNOWN = {"b", "i", "u", "s", "a", "code", "pre", "tg-spoiler", "blockquote"}


class FakeBotApi:
    """What was asked (`calls`), what is in the chat (`messages`), and errors to give next (`errors`).

    `now` is the time that messages are dated with, `breaks` how many answers get lost on the way back.
    """

    def __init__(self):
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.messages: dict[int, dict[str, Any]] = {}
        self.errors: list[tuple[int, dict[str, Any] | bytes]] = []
        self.now = DATE
        self.breaks = 0
        self.url = ""

    def answer(self, path: str, body: bytes) -> tuple[int, dict[str, Any] | bytes]:
        """Return (status, answer) for one request."""
        _, token, method = path.split("/", 2)
        if token != f"bot{TOKEN}":
            return 401, _error(401, "Unauthorized")
        values = json.loads(body)
        self.calls.append((method, values))
        if self.errors:
            return self.errors.pop(0)
        if values["chat_id"] != CHAT:
            return 400, _error(400, "Bad Request: chat not found")
        return getattr(self, f"_{method.lower()}", lambda _: (404, _error(404, "Not Found")))(values)

    def _sendmessage(self, values):
        return self._checked(values) or self._new({"text": values["text"]})

    def _sendpoll(self, values):
        right = values.get("correct_option_ids", [values.get("correct_option_id")])[0]
        options = [option["text"] for option in values["options"]]
        if not 1 <= len(values["question"]) <= 300 or any(not 1 <= len(option) <= 100 for option in options):
            return 400, _error(400, "Bad Request: poll question length must not exceed 300")
        explanation = values.get("explanation", "")
        if len(explanation) > 200 or explanation.count("\n") > 2:
            return 400, _error(400, "Bad Request: message is too long")
        if values["type"] != "quiz" or not values["is_anonymous"] or not 0 <= right < len(options):
            return 400, _error(400, "Bad Request: wrong poll")
        return self._new({"poll": values["question"]})

    def _editmessagetext(self, values):
        before = self.messages.get(values["message_id"])
        if before is None:
            return 400, _error(400, "Bad Request: message to edit not found")
        if failed := self._checked(values):
            return failed
        if before["text"] == values["text"]:
            same = "message is not modified: specified new message content and reply markup are exactly the same"
            return 400, _error(400, f"Bad Request: {same}")
        before["text"] = values["text"]
        return 200, {"ok": True, "result": {"message_id": values["message_id"], "date": self.now, **before}}

    def _new(self, content):
        number = len(self.messages) + 11
        self.messages[number] = content
        return 200, {"ok": True, "result": {"message_id": number, "date": self.now, **content}}

    def _checked(self, values):
        """Refuse markup that does not parse, and text that is too long after its entities."""
        assert values["parse_mode"] == "HTML"
        text, open_tags = values["text"], []
        if re.search(r"&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text):
            return 400, _error(400, "Bad Request: can't parse entities: unknown entity")
        for closing, name, _ in _TAGS.findall(text):
            if name not in _KNOWN:
                return 400, _error(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{name}"')
            if not closing:
                open_tags.append(name)
            elif not open_tags or open_tags.pop() != name:
                return 400, _error(400, "Bad Request: can't parse entities: unmatched end tag")
        plain = html.unescape(_TAGS.sub("", text))
        if open_tags or "<" in _TAGS.sub("", text):
            return 400, _error(400, "Bad Request: can't parse entities")
        if len(plain.encode("utf-16-le")) // 2 > 4096:
            return 400, _error(400, "Bad Request: message is too long")
        return None


def _error(code: int, description: str, **parameters: Any) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description} | (
        {"parameters": parameters} if parameters else {}
    )


def wait(seconds: int) -> tuple[int, dict[str, Any]]:
    """The answer of a server that is asked too often."""
    return 429, _error(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def moved(chat: int) -> tuple[int, dict[str, Any]]:
    """The answer where a group became a supergroup."""
    return 400, _error(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat)


@contextmanager
def bot_api() -> Iterator[FakeBotApi]:
    """Run the server on a free port."""
    fake = FakeBotApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = fake.answer(self.path, body)
            if fake.breaks:
                fake.breaks -= 1
                return
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
