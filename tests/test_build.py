"""A build tells every problem, and never loses the last good site."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fixture import ROOT, change, make_handbook

from handbook.failure import BuildFailed


def run(root: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, root / "scripts/build.py", root]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "SITE_URL": "https://example.org/"}, timeout=600
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = make_handbook(tmp_path_factory.mktemp("book"))
    assert run(root).returncode == 0
    return root


def whole(root: Path) -> bool:
    return all((root / "site" / name).is_file() for name in ("index.html", "docker/index.html", "en/docker/index.html"))


def test_a_second_build_has_nothing_to_do(built):
    before = (built / "site").resolve()
    result = run(built)
    assert result.stdout == "site/ is up to date.\n"
    assert (built / "site").resolve() == before


def test_a_failed_build_tells_all_problems_and_keeps_the_last_site(built):
    page = built / "docs/docker.uz.md"
    good = page.read_text(encoding="utf-8")
    change(page, "> Image bu", "Image bu")
    change(page, '--8<-- "docker/one.py"', '--8<-- "docker/none.py"')
    result = run(built)
    page.write_text(good, encoding="utf-8")
    told = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in told
    included = good[: good.index("--8<--")].count("\n") + 1
    assert "docs/docker.uz.md:9:" in told and f"docs/docker.uz.md:{included}:" in told
    assert re.search(r"^\d problems in the sources; nothing was built", told, re.MULTILINE)
    assert whole(built)
    assert not list((built / ".build").glob("unfinished-*"))


def test_what_fails_beside_the_sources_is_one_sentence(tmp_path):
    root = make_handbook(tmp_path / "book")
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    change(root / "overrides/main.html", "<!-- policy -->", "")
    result = run(root)
    assert result.returncode != 0 and "Traceback" not in result.stderr
    assert "A page's template has no “<!-- policy -->” at the top of its head; add it." in result.stderr
    with pytest.raises(SystemExit, match="broken"):  # which ends a rebuild of the preview without a traceback
        raise BuildFailed("broken")


def test_a_killed_build_keeps_the_last_site(built):
    """Kill builds at moments drawn by chance, and find the site whole each time."""
    command = [sys.executable, built / "scripts/build.py", built]
    for attempt in range(4):
        change(built / "questions/docker.yml", "aliases: [", f"aliases: [x{attempt}, ")
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(random.uniform(0.05, 2.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
        assert whole(built)
    assert run(built).returncode == 0
    assert whole(built)


@pytest.mark.parametrize(
    ("python", "sentence"),
    [("no-such-python", "Python 3.11 or newer is needed"), ("false", "Python 3.11 or newer is needed")],
)
def test_a_missing_python_gives_one_clear_sentence(tmp_path, python, sentence):
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    result = subprocess.run(
        ["make", f"PYTHON={python}", "site"], cwd=tmp_path, capture_output=True, text=True, timeout=600
    )
    assert result.returncode != 0
    assert sentence in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_a_folder_that_is_linked_is_not_emptied(tmp_path):
    """A work tree may share another one's packages."""
    (tmp_path / "shared/package").mkdir(parents=True)
    for name in ("Makefile", "package.json", "package-lock.json"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "node_modules").symlink_to(tmp_path / "shared")
    command = ["make", "--no-print-directory", "--old-file=.build/site-python", ".build/site-tools"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert result.returncode != 0
    assert result.stdout.splitlines()[-1].startswith("node_modules is a link")
    assert (tmp_path / "shared/package").exists()


def test_a_missing_network_gives_one_clear_sentence(tmp_path):
    for name in ("Makefile", "requirements.txt"):
        (tmp_path / name).symlink_to(ROOT / name)
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    result = subprocess.run(
        ["make", "site"], cwd=tmp_path, capture_output=True, text=True, env={**inherited, **offline}, timeout=600
    )
    assert result.returncode != 0
    assert "Check the network, then run make again." in result.stdout


def test_help_lists_the_commands():
    result = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=600)
    for command in ("make site", "make serve", "make test", "make clean"):
        assert command in result.stdout
