"""Every link and anchor inside the built site leads somewhere. Links to elsewhere are the workflow links.yml's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import links
import pytest
import yaml
from conftest import BASE
from fixture import ROOT
from serving import serve

LYCHEE = Path(sys.executable).parent / "lychee"


def broken(site: Path, home: str, tmp_path: Path) -> list[str]:
    """Return what lychee cannot find in `site`, which is built for the address `home`."""
    place = tmp_path / "host"  # stands for the server: links from its root, as on the 404 page, are below the base path
    folder = place / BASE.strip("/")
    folder.parent.mkdir(parents=True)
    folder.symlink_to(site)
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html", "--format", "json"]
    remap = ["--remap", f"^{home} {folder.as_uri()}/"]  # absolute addresses of the site itself are files too
    command = [LYCHEE, *options, *remap, "--root-dir", place, "--exclude-path", "assets/javascripts", folder]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    told = json.loads(result.stdout)
    assert told["total"] > 500, result.stderr
    return [f"{page}: {error['url']}" for page, errors in told["error_map"].items() for error in errors]


def test_every_link_inside_the_gallery_resolves(gallery, tmp_path):
    assert broken(gallery, f"https://example.org{BASE}", tmp_path) == []


@pytest.mark.slow
def test_every_link_inside_the_handbook_resolves(site, tmp_path):
    assert broken(site, f"https://example.github.io{BASE}", tmp_path) == []


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("docker/index.html", "../no-such-page/"),
        ("docker/index.html", "#no-such-question"),
        ("q/image/index.html", "../../docker/#no-such-question"),
        ("404.html", f"{BASE}no-such-page/"),
        ("index.html", f"https://example.org{BASE}q/no-such-question/"),
    ],
)
def test_a_broken_link_would_be_found(gallery, tmp_path, name, link):
    copy = tmp_path / "site"
    subprocess.run(["cp", "-r", gallery, copy], check=True, timeout=60)
    page = copy / name
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", f'<a href="{link}">x</a></main>'), "utf-8")
    told = broken(copy, f"https://example.org{BASE}", tmp_path)
    assert len(told) == 1 and told[0].split("#")[-1] in f"{link} {told[0]}"


def test_outgoing_links_are_visited_weekly():
    flow = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    assert flow[True]["schedule"]
    assert flow["jobs"]["links"]["permissions"] == {"contents": "read"}
    assert flow["jobs"]["report"]["permissions"] == {"issues": "write"}


def test_dead_outgoing_links_are_written_down_with_their_places(tmp_path):
    (tmp_path / "docs").mkdir()
    with serve(tmp_path) as address:
        (tmp_path / "docs/a.md").write_text(f"[x]({address}docs/)\n\n[y]({address}gone)\n", encoding="utf-8")
        (tmp_path / "b.md").write_text(f"[z]({address}gone)\n", encoding="utf-8")
        assert links.main(tmp_path) == 0
        told = (tmp_path / links.REPORT).read_text(encoding="utf-8")
        assert told.count(f"- {address}gone") == 1
        assert "`docs/a.md:3`" in told and "`b.md:1`" in told and "404" in told
        (tmp_path / "gone").write_text("", encoding="utf-8")
        assert links.main(tmp_path) == 0
        assert (tmp_path / links.REPORT).read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("report", "number", "calls"),
    [
        ("- dead", "", ["label create", "issue create"]),
        ("- dead", "7", ["issue edit 7", "issue reopen 7"]),
        ("", "7", ["issue close 7"]),
        ("", "", []),
    ],
)
def test_one_issue_is_opened_updated_and_closed(tmp_path, report, number, calls):
    """The workflow's own lines, with a GitHub that only writes down what it is asked."""
    fake = tmp_path / "gh"
    fake.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/calls"\n[ "$2" = list ] && echo "{number}"\nexit 0\n')
    fake.chmod(0o755)
    flow = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    script = flow["jobs"]["report"]["steps"][0]["run"]
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "REPORT": report}
    subprocess.run(["bash", "-eu", "-o", "pipefail", "-c", script], env=environment, check=True, timeout=600)
    told = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()[1:]
    assert [line for line in told if not line.startswith(tuple(calls) or "\0")] == []
    assert len(told) == len(calls)
