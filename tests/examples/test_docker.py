"""The samples of the Docker section do what their answers say."""

import json
import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from samples import EXAMPLES, load, read, run

FOLDER = EXAMPLES / "docker"
HADOLINT = Path(sys.executable).with_name("hadolint")
NAMESPACES = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child"]


def can_unshare() -> bool:
    """Tell whether this machine lets us make namespaces (many CI machines do not)."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*NAMESPACES, "--uts", "true"], capture_output=True, timeout=60).returncode == 0


needs_namespaces = pytest.mark.skipif(not can_unshare(), reason="this machine does not allow user namespaces")


def instructions(name: str) -> list[tuple[str, str]]:
    """Return the instructions of a Dockerfile as (word, rest), continued lines joined."""
    text = re.sub(r"\\\n\s*", "", read(f"docker/{name}"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(None, 1)) for line in lines]


def compose(name: str) -> dict:
    """Return a Compose file after the checks that hold for all of them."""
    model = yaml.safe_load(read(f"docker/{name}"))
    assert "version" not in model  # obsolete since Compose v2
    assert not re.search(r"\$\{\w+\}", read(f"docker/{name}"))  # a missing password stops the start
    for service in model["services"].values():
        assert not service.get("image", "").endswith(":latest")
        if service.get("image", "").startswith("postgres"):
            assert service["volumes"] == ["pgdata:/var/lib/postgresql"]
        assert ("image" in service) != ("build" in service)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source.startswith(("./", "/")) or source in model["volumes"]
        for network in service.get("networks", []):
            assert network in model["networks"]
        for needed, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in model["services"][needed]
    return model["services"]


@pytest.fixture
def docker(tmp_path, monkeypatch):
    """A `docker` command that only writes down how it was called; gives the list of calls."""
    log, stub = tmp_path / "calls", tmp_path / "docker"
    fails = '[ "$1" != "${DOCKER_FAILS:-}" ]'
    stub.write_text(f'#!/bin/sh\necho "$*" >>{log}\necho "${{DOCKER_SAYS:-}}"\n{fails}\n')
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return lambda: log.read_text().splitlines()


def shell(name: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(["sh", FOLDER / name, *arguments], capture_output=True, text=True, timeout=20)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("Dockerfile.*")), ids=lambda path: path.name)
def test_dockerfiles_are_clean_under_hadolint(path):
    result = subprocess.run([HADOLINT, path], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", sorted(FOLDER.glob("Dockerfile.*")), ids=lambda path: path.name)
def test_images_do_not_run_as_root(path):
    assert [rest for word, rest in instructions(path.name) if word == "USER"] == ["10001"]


def test_everyday_commands(docker):
    assert shell("everyday.sh").returncode == 0
    assert [call.split()[0] for call in docker()] == ["build", "run", "ps", "logs", "exec", "stop", "rm"]
    assert "127.0.0.1:8000:8000" in docker()[1]


def test_a_container_writes_only_into_its_own_layer():
    sample = load("docker/overlay.py")
    assert sample.first.maps[1:] == sample.second.maps[1:]
    assert sample.second.maps[0] == {}


def test_exec_form_and_replaceable_arguments():
    steps = dict(instructions("Dockerfile.entrypoint"))
    assert json.loads(steps["ENTRYPOINT"]) == ["python", "-m", "src.cli"]
    assert json.loads(steps["CMD"])[0] == "serve"


def test_an_edit_spoils_every_later_key():
    sample = load("docker/layer_cache.py")
    assert sample.keys(sample.bad("a"))[1] != sample.keys(sample.bad("b"))[1]
    assert sample.keys(sample.good("a"))[:2] == sample.keys(sample.good("b"))[:2]


@pytest.mark.parametrize("name", ["Dockerfile.cache", "Dockerfile.secret", "Dockerfile.entrypoint"])
def test_requirements_are_installed_before_the_code_is_copied(name):
    steps = instructions(name)
    install = next(n for n, (word, rest) in enumerate(steps) if word == "RUN" and "pip install" in rest)
    code = next(n for n, (word, rest) in enumerate(steps) if word == "COPY" and rest.startswith("src"))
    assert install < code


def test_last_stage_has_no_build_tools_and_no_root():
    steps = instructions("Dockerfile.multistage")
    stages = {rest.split()[-1]: rest.split()[0] for word, rest in steps if word == "FROM"}
    assert stages == {"base": "python:3.14-slim", "build": "python:3.14", "test": "base", "runtime": "base"}
    last = steps[max(n for n, (word, _) in enumerate(steps) if word == "FROM") :]
    assert not [rest for word, rest in last if word == "RUN" and "pip" in rest]
    assert ("COPY", "--from=build /opt/venv /opt/venv") in last
    assert ("USER", "10001") in last


def test_hardened_service():
    api = compose("compose.hardened.yaml")["api"]
    assert api["read_only"] and api["cap_drop"] == ["ALL"] and api["user"] != "0:0"
    assert "no-new-privileges:true" in api["security_opt"]
    assert api["restart"] == "unless-stopped" and api["logging"] == {"driver": "local"}


def test_volumes():
    services = compose("compose.volumes.yaml")
    assert services["api"]["volumes"] == ["./src:/app/src:ro", "media:/app/media"]
    assert services["db"]["volumes"] == ["pgdata:/var/lib/postgresql"]


def test_only_the_proxy_is_published_and_it_cannot_reach_the_database():
    services = compose("compose.networks.yaml")
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert not set(services["proxy"]["networks"]) & set(services["db"]["networks"])
    assert set(services["api"]["networks"]) == {"front", "back"}


def test_web_waits_for_database_redis_and_migrations():
    services = compose("compose.yaml")
    assert set(services) == {"web", "migrate", "db", "redis"}
    assert services["web"]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert services["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"
    assert "ports" not in services["db"]
    assert services["redis"]["healthcheck"]["test"] == ["CMD", "redis-cli", "-e", "ping"]  # without -e LOADING is green


WITHOUT_HANDLER = "import time; print('ready', flush=True)\nwhile True: time.sleep(0.1)"


def start(*command: str | Path) -> subprocess.Popen:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if not select.select([process.stdout], [], [], 20)[0]:
        process.kill()
    assert process.stdout.readline() == "ready\n"
    return process


def child_of(process: subprocess.Popen) -> int:
    return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])


def test_worker_drains_on_sigterm():
    worker = start(sys.executable, FOLDER / "graceful_worker.py")
    worker.terminate()
    assert worker.communicate(timeout=5) == ("drained\n", None)
    assert worker.returncode == 0


def test_ordinary_process_without_a_handler_dies_of_sigterm():
    process = start(sys.executable, "-c", WITHOUT_HANDLER)
    process.terminate()
    process.communicate(timeout=5)
    assert process.returncode == -signal.SIGTERM


@needs_namespaces
def test_pid_1_without_a_handler_ignores_sigterm():
    process = start(*NAMESPACES, sys.executable, "-c", WITHOUT_HANDLER)
    child = child_of(process)
    os.kill(child, signal.SIGTERM)
    time.sleep(0.5)
    assert process.poll() is None
    os.kill(child, signal.SIGKILL)
    process.communicate(timeout=5)


@needs_namespaces
def test_pid_1_with_a_handler_stops_at_once():
    process = start(*NAMESPACES, sys.executable, FOLDER / "graceful_worker.py")
    os.kill(child_of(process), signal.SIGTERM)
    assert process.communicate(timeout=5) == ("drained\n", None)
    assert process.returncode == 0


def test_a_shell_does_not_pass_sigterm_on():
    """`sh -c` with a command to run after the worker stays its parent; only the shell gets the signal."""
    process = start("sh", "-c", f"{shlex.join([sys.executable, str(FOLDER / 'graceful_worker.py')])}; true")
    worker = child_of(process)
    process.terminate()
    process.wait(timeout=5)
    time.sleep(0.2)
    os.kill(worker, 0)  # still there
    os.kill(worker, signal.SIGTERM)
    process.communicate(timeout=5)


def test_secret_is_mounted_for_one_command_only():
    steps = instructions("Dockerfile.secret")
    assert not [word for word, _ in steps if word in ("ARG", "ENV")]
    assert [word for word, rest in steps if "PIP_TOKEN" in rest] == ["RUN"]


@pytest.mark.parametrize(("history", "code"), [("RUN pip install", 0), ("ENV PIP_TOKEN=s3cret", 1)])
def test_build_fails_when_the_secret_is_in_the_history(docker, monkeypatch, history, code):
    monkeypatch.setenv("PIP_TOKEN", "s3cret")
    monkeypatch.setenv("DOCKER_SAYS", history)
    result = shell("build_with_secret.sh")
    assert result.returncode == code
    assert ("the secret is in the history" in result.stderr) == bool(code)
    assert docker()[0].startswith("build --secret id=pip_token,env=PIP_TOKEN")


def test_a_history_that_cannot_be_read_is_not_taken_for_a_clean_one(docker, monkeypatch):
    monkeypatch.setenv("PIP_TOKEN", "s3cret")
    monkeypatch.setenv("DOCKER_FAILS", "history")
    assert shell("build_with_secret.sh").returncode != 0


def test_an_entrypoint_script_without_a_command_ends_quietly():
    """`exec "$@"` with nothing to run is no error, so an image whose CMD was cleared stops with 0."""
    assert subprocess.run(["sh", "-ec", 'exec "$@"', "entrypoint"], timeout=60).returncode == 0


def test_windows_line_ends_hide_the_interpreter(tmp_path):
    script = tmp_path / "entrypoint.sh"
    script.write_bytes(b"#!/bin/sh\r\necho hi\r\n")
    script.chmod(0o755)
    with pytest.raises(FileNotFoundError):
        subprocess.run([script], timeout=60)
    script.write_bytes(b"#!/bin/sh\necho hi\n")
    assert subprocess.run([script], capture_output=True, timeout=60).stdout == b"hi\n"


def test_debugging_from_outside_in(docker):
    assert shell("debug.sh", "api").returncode == 0
    assert [call.split()[0] for call in docker()] == ["ps", "logs", "inspect", "inspect", "inspect", "run"]
    assert "--entrypoint sh" in docker()[-1]


def test_exit_codes():
    assert run("docker/exit_codes.py").split() == ["1", "126", "127", "137", "139", "143"]


@needs_namespaces
def test_namespaces_make_a_world_of_their_own():
    result = shell("namespaces.sh")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[:3] == ["host: box", "user: root", "pid: 1"]
    assert not result.stdout.splitlines()[3].endswith(" 1")


def test_memory_limit_of_the_cgroup(tmp_path):
    sample = load("docker/memory_limit.py")
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text(f"{384 * 2**20}\n")
    (tmp_path / "memory.stat").write_text(f"anon {256 * 2**20}\nfile {128 * 2**20}\ninactive_file {64 * 2**20}\n")
    (tmp_path / "memory.events").write_text("low 0\nhigh 0\nmax 41\noom 2\noom_kill 2\noom_group_kill 0\n")
    assert sample.memory_limit(tmp_path) is None
    assert sample.usage_ratio(tmp_path) is None
    (tmp_path / "memory.max").write_text(f"{512 * 2**20}\n")
    assert sample.memory_limit(tmp_path) == 512 * 2**20
    assert sample.usage_ratio(tmp_path) == 0.625
    assert sample.oom_kills(tmp_path) == 2


def test_deployment():
    manifest = yaml.safe_load(read("docker/deployment.yaml"))
    spec = manifest["spec"]
    assert manifest["kind"] == "Deployment" and spec["replicas"] == 3
    assert spec["selector"]["matchLabels"] == spec["template"]["metadata"]["labels"]
    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    (container,) = spec["template"]["spec"]["containers"]
    assert container["readinessProbe"] and container["resources"]["limits"]["memory"] == "512Mi"
