"""The later samples of the Docker section, and what its answers say of workers and environments."""

import contextlib
import json
import multiprocessing.context
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import psutil
import pytest
import yaml
from samples import load, read
from sqlalchemy import create_engine
from uvicorn import _subprocess


@pytest.mark.parametrize(
    ("quota", "mib", "wanted"), [(400_000, 512, 2), (400_000, 4096, 4), (50_000, 512, 1), (150_000, 128, 1)]
)
def test_the_scarcer_of_cpu_and_memory_decides(tmp_path, quota, mib, wanted):
    (tmp_path / "cpu.max").write_text(f"{quota} 100000\n")
    (tmp_path / "memory.max").write_text(f"{mib * 2**20}\n")
    assert load("docker/worker_count.py").workers(tmp_path, one_mib=180) == wanted


@pytest.mark.parametrize(("cpu", "memory"), [("max 100000", str(2**30)), ("200000 100000", "max")])
def test_without_a_limit_there_is_nothing_to_count_from(tmp_path, cpu, memory):
    (tmp_path / "cpu.max").write_text(cpu)
    (tmp_path / "memory.max").write_text(memory)
    with pytest.raises(RuntimeError):
        load("docker/worker_count.py").workers(tmp_path, one_mib=180)


def test_uvicorn_spawns_its_workers_so_they_share_no_memory():
    assert isinstance(_subprocess.spawn, multiprocessing.context.SpawnContext)


def test_uvicorn_replaces_a_worker_that_was_killed(tmp_path):
    (tmp_path / "app.py").write_text("async def app(scope, receive, send): ...\n")
    command = [sys.executable, "-m", "uvicorn", "app:app", "--workers", "2", "--port", "0", "--lifespan", "off"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:

        def pids() -> set[int]:
            children = psutil.Process(server.pid).children()
            return {child.pid for child in children if "spawn_main" in " ".join(child.cmdline())}

        def wait_for(condition) -> set[int]:
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                with contextlib.suppress(psutil.NoSuchProcess):
                    if condition(found := pids()):
                        return found
                time.sleep(0.1)
            raise AssertionError(f"still {pids()}")

        try:
            first = wait_for(lambda found: len(found) == 2)
            victim = min(first)
            os.kill(victim, signal.SIGKILL)
            wait_for(lambda found: len(found) == 2 and victim not in found)
        finally:
            server.terminate()
            try:
                server.wait(20)
            finally:
                server.kill()  # leaving the block waits for it


def test_a_pool_of_sqlalchemy_opens_up_to_fifteen_connections():
    pool = create_engine("postgresql+psycopg://nobody@localhost/none").pool
    assert (pool.size(), pool._max_overflow) == (5, 10)
    assert 20 * 4 * (5 + 10) == 1200


def test_a_tag_can_move_and_a_platform_has_no_tag_of_its_own():
    sample = load("docker/image_index.py")
    assert list(sample.store) == [sample.index, sample.amd, sample.arm][:1]
    assert sample.push({"layers": ["debian-amd64", "app"]}) == sample.amd


@pytest.mark.parametrize(("text", "wanted"), [("False", False), (" 0 ", False), ("TRUE", True), ("on", True)])
def test_a_flag_is_read_as_text(monkeypatch, text, wanted):
    sample = load("docker/env_settings.py")
    monkeypatch.setenv("DEBUG", text)
    assert sample.flag("DEBUG") is wanted


def test_a_flag_that_cannot_be_read_stops_the_start(monkeypatch):
    sample = load("docker/env_settings.py")
    monkeypatch.setenv("DEBUG", "")
    with pytest.raises(ValueError):
        sample.flag("DEBUG")


def test_compose_stops_without_a_version_and_hands_the_password_over_as_a_file():
    text = read("docker/compose.env.yaml")
    model = yaml.safe_load(text)
    web = model["services"]["web"]
    assert "${TAG:?" in web["image"] and "${LOG_LEVEL:-info}" in web["environment"]["LOG_LEVEL"]
    assert web["secrets"] == ["db_password"] and "db_password" in model["secrets"]
    assert web["environment"]["DB_PASSWORD_FILE"] == "/run/secrets/db_password"


@pytest.mark.skipif(not shutil.which("docker"), reason="no Docker client on this machine")
def test_docker_run_takes_an_env_file_literally(tmp_path):
    """The client reads the file itself, so a listener in place of the daemon sees what it made of it."""
    asked = []

    class Daemon(BaseHTTPRequestHandler):
        timeout = 10  # a connection that says nothing would keep the others waiting, and the end

        def do_GET(self):
            self.answer(200)

        do_HEAD = do_GET

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)) or "{}")
            asked.append(body.get("Env"))
            self.answer(500)

        def answer(self, status):
            self.send_response(status)
            self.send_header("Api-Version", "1.50")
            self.send_header("Content-Length", "2")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    (tmp_path / "web.env").write_text('# comment\nPASS="s3$ret"\nNOTE=a # b\nFROM_SHELL\nNOWHERE\n')
    with HTTPServer(("127.0.0.1", 0), Daemon) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        subprocess.run(
            ["docker", "create", "--env-file", tmp_path / "web.env", "alpine:3"],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "FROM_SHELL": "yes"}
            | {"DOCKER_HOST": f"tcp://127.0.0.1:{server.server_port}"},
            capture_output=True,
            timeout=30,
        )
        server.shutdown()
    assert asked == [['PASS="s3$ret"', "NOTE=a # b", "FROM_SHELL=yes"]]
