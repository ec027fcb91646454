"""Live preview: `make serve`, `make serve SECTION=docker PORT=8001`.

Every saved change is built and shown by itself. What is wrong with the sources stands on the page, above the last
good build, until it is mended. The pages are the site's own, their policy whole: what a preview adds are three files.
"""

from __future__ import annotations

import html
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
import traceback
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build import inputs

from handbook.colours import read_colours

PACE = 0.15  # seconds between two looks at the files
TEXTS = ("docs", "examples", "questions")  # a change of anything else is a change of every page
SCRIPT, STYLE, EVENTS = "/preview.js", "/preview.css", "/preview.events"
TYPES = {SCRIPT: "text/javascript", STYLE: "text/css"}


@dataclass
class Shown:
    """What browsers see: the last good build, what is wrong since, and a number that changes with either."""

    folder: Path | None = None
    problems: list[str] = field(default_factory=list)
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)


def main(root: Path = ROOT) -> int:
    """Serve `root` until Ctrl+C; return the exit code."""
    root = root.absolute()
    given = os.environ.get("PORT") or "8000"
    port = int(given) if given.isdecimal() else 0
    if not 0 < port < 65536:
        print(f"“{given}” is no port. Choose a number: make serve PORT=8001")
        return 1
    shown = Shown()
    try:
        server = Server(("127.0.0.1", port), handler(shown))
    except OSError as error:
        print(f"Port {port} cannot be had ({error.strerror}). Choose another: make serve PORT={port % 65535 + 1}")
        return 1
    os.chdir(root)  # the samples are looked for from there
    os.environ |= {"SITE_URL": f"http://127.0.0.1:{port}/", "PREVIEW": "1", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory(prefix="suhbat-") as place, server:
        try:
            watch(root, shown, Path(place), server)
        except KeyboardInterrupt:
            print()
    return 0


def start(server: Server) -> None:
    """Answer browsers from now on, in threads of their own; those that came early have waited."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Preview: http://127.0.0.1:{server.server_port}/  (Ctrl+C ends it)", flush=True)


def watch(root: Path, shown: Shown, place: Path, server: Server) -> None:
    """Build into folders below `place`, now and at every change; let `server` answer after the first time."""
    files = state(root)
    rebuild(root, shown, place, "whole" if not os.environ.get("SECTION") else os.environ["SECTION"])
    start(server)
    while True:
        time.sleep(PACE)
        now = settled(root, files)
        changed = sorted(path for path in files.keys() | now.keys() if files.get(path) != now.get(path))
        files = now
        if not changed:
            continue
        if any(path.suffix == ".py" and path.relative_to(root).parts[0] not in TEXTS for path in changed):
            server.shutdown()
            shutil.rmtree(place, ignore_errors=True)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # the code is another one: begin anew
        if any(path.relative_to(root).parts[0] not in TEXTS or path.suffix == ".svg" for path in changed):
            forget()
        name = changed[0].relative_to(root).as_posix()
        rebuild(root, shown, place, name if len(changed) == 1 else f"{name} and {len(changed) - 1} more")


def state(root: Path) -> dict[Path, tuple[int, int]]:
    """Return time and size of every file that a build reads."""
    found = {}
    for path in inputs(root):
        try:
            stat = path.stat()
        except FileNotFoundError:  # an editor's, gone in between
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def settled(root: Path, before: dict[Path, tuple[int, int]]) -> dict[Path, tuple[int, int]]:
    """Return the state of the files once nobody is writing: an editor's *save all* is one change."""
    now = state(root)
    while now != before:
        time.sleep(PACE / 3)
        before, now = now, state(root)
    return now


def rebuild(root: Path, shown: Shown, place: Path, what: str) -> None:
    """Build, show the outcome and print one line for it."""
    begun = time.monotonic()
    folder = Path(tempfile.mkdtemp(dir=place))
    good, problems = build(root, folder)
    before = shown.folder
    with shown.changed:
        shown.problems, shown.version = problems, time.time_ns()
        if good:
            shown.folder = folder
        shown.changed.notify_all()
    for path in place.iterdir():  # the one before may be read still
        if path not in (before, shown.folder):
            shutil.rmtree(path, ignore_errors=True)
    print(f"{what}: {time.monotonic() - begun:.1f} s", *problems, sep="\n  ", flush=True)


def build(root: Path, folder: Path) -> tuple[bool, list[str]]:
    """Have MkDocs build `root` into `folder`; return whether there is a site, and what is wrong, a sentence each.

    Nothing of the sources or of the site's code makes it raise.
    """
    from click import ClickException
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    heard = Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    good = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
        config.extra["offline"] = False
        config.plugins.on_startup(command="serve", dirty=False)
        build_site(config)
        good = True
    except Abort:  # what is wrong was said before
        pass
    except ClickException as error:
        heard.problems.append(error.format_message())
    except (Exception, SystemExit) as error:
        heard.problems.append(blame(error, root))
    finally:
        logger.removeHandler(heard)
    lines = [line for text in heard.problems for line in text.splitlines() if line.strip()]
    return good, list(dict.fromkeys(lines))


class Heard(logging.Handler):
    """Collects what the engine warns of."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.problems: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the sentence."""
        self.problems.append(record.getMessage())


def blame(error: BaseException, root: Path) -> str:
    """Return one line on an error of the site's own code: where in `root` it happened, and what."""
    places = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    own = [(path.relative_to(root), line) for path, line in places if path.is_relative_to(root)]
    own = [f"{path}:{line}: " for path, line in own if path.parts[0] in ("handbook", "hooks")]
    return f"{own[-1] if own else ''}{type(error).__name__}: {error}"


def forget() -> None:
    """Have every answer rendered anew."""
    if "handbook.edition" in sys.modules:
        sys.modules["handbook.edition"].forget()


class Server(ThreadingHTTPServer):
    """Says nothing of browsers that went away in the middle of an answer."""

    daemon_threads = True
    request_queue_size = 64  # a browser asks for a dozen files at once, while a build is busy

    def handle_error(self, request, client_address):
        """Print what is no broken connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def handler(shown: Shown) -> type[SimpleHTTPRequestHandler]:
    """Return what answers requests with what is shown."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            self.folder, self.problems, self.version = shown.folder, shown.problems, shown.version
            super().__init__(*arguments, directory=str(shown.folder or Path(__file__).parent))

        def do_GET(self):
            path = self.path.partition("?")[0]
            if path == EVENTS:
                self.events()
            elif path in TYPES:
                text = Path(__file__).with_name(path[1:]).read_text(encoding="utf-8")
                self.answer(200, TYPES[path], read_colours(ROOT).fill(text).encode())
            elif self.folder is None:
                self.page(503, "<!doctype html><title>Suhbat</title><head></head><body></body>")
            else:
                file = Path(self.translate_path(path))
                file = file / "index.html" if path.endswith("/") else file
                if file.is_file() and file.suffix == ".html":
                    self.page(200, file.read_text(encoding="utf-8"))
                elif file.exists():
                    super().do_GET()
                else:
                    self.page(404, (self.folder / "404.html").read_text(encoding="utf-8"))

        def page(self, code: int, text: str) -> None:
            added = (
                f'<link rel="stylesheet" href="{STYLE}"><script src="{SCRIPT}" data-version="{self.version}"></script>'
            )
            told = "".join(f"<li>{html.escape(problem)}</li>" for problem in self.problems)
            panel = f'<ul class="preview-problems" role="alert">{told}</ul>' if told else ""
            text = text.replace("</head>", f"{added}</head>", 1).replace("</body>", f"{panel}</body>", 1)
            self.answer(code, "text/html; charset=utf-8", text.encode())

        def answer(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def events(self) -> None:
            """Tell the browser each new version until it goes away."""
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            while True:
                told = shown.version
                self.wfile.write(f"retry: 300\ndata: {told}\n\n".encode())
                with shown.changed:
                    shown.changed.wait_for(lambda told=told: shown.version != told, timeout=20)

        def end_headers(self):
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *_):
            pass

    return Handler


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
