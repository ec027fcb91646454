"""Serves a built site as a static host does: under a base path, compressed, with its 404 page."""

from __future__ import annotations

import gzip
import io
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt"}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@dataclass
class Line:
    """A connection with its seconds to the first byte and its bytes per second, shared by all answers."""

    latency: float
    bytes_per_second: float
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Take as long as an answer of `size` bytes would."""
        time.sleep(self.latency)
        with self._lock:
            time.sleep(size / self.bytes_per_second)


@contextmanager
def serve(folder: Path, base: str = "/", line: Line | None = None, max_age: int = 0) -> Iterator[str]:
    """Serve `folder` below the path `base`, as if through `line`; gives the address of its home page.

    Browsers may keep what they got for `max_age` seconds.
    """

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            inside = path.removeprefix(base.rstrip("/")) if path.startswith(base) else "/__outside__"
            return super().translate_path(inside)

        def send_head(self):
            path = Path(self.translate_path(self.path.partition("?")[0]))
            path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
            if not path.is_file() or path.suffix not in TEXT or "gzip" not in self.headers.get("Accept-Encoding", ""):
                return super().send_head()
            body = gzip.compress(path.read_bytes(), 6, mtime=0)
            if line:
                line.carry(len(body))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            return io.BytesIO(body)

        def end_headers(self):
            if max_age:
                self.send_header("Cache-Control", f"max-age={max_age}")
            super().end_headers()

        def send_error(self, code, message=None, explain=None):
            page = folder / "404.html"
            if code != 404 or not page.exists():
                return super().send_error(code, message, explain)
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_):
            pass

        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder))

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
