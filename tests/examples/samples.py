"""How a test gets at a sample: load it, run it, read it."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

EXAMPLES = Path(__file__).parents[2] / "examples"


def at_home() -> dict[str, str]:
    """Return the environment without what tells that a server runs the tests: pytest and Hypothesis print more there."""
    return {key: value for key, value in os.environ.items() if key not in ("CI", "BUILD_NUMBER", "GITHUB_ACTIONS")}


def load(name: str) -> ModuleType:
    """Import the sample `examples/<name>` as a module of its own, fresh at every call."""
    path = EXAMPLES / name
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def run(name: str, *arguments: str) -> str:
    """Run the sample `examples/<name>` as a script and return what it printed."""
    result = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def read(name: str) -> str:
    """Return the text of the sample `examples/<name>`, without its snippet markers."""
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if "--8<--" not in line)
