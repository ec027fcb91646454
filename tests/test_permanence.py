"""The registry against another commit's: nothing that was published is lost."""

import subprocess
from pathlib import Path

import permanence
import pytest
from fixture import REGISTRY, ROOT, change

CONFIG = """plugins: [i18n: {languages: [{locale: uz, name: Oʻzbekcha, default: true}]}]
nav: [running: [docker.md]]
"""


def write(root: Path) -> None:
    """Write a registry of two questions, and the configuration that names its section."""
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "questions").mkdir()
    (root / "questions/docker.yml").write_text(REGISTRY, encoding="utf-8")


@pytest.fixture
def repository(tmp_path) -> Path:
    """A repository whose only commit, `main`, holds a registry of two questions."""
    write(tmp_path)
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message=first"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, timeout=600)
    return tmp_path


def told(repository: Path, capsys) -> tuple[int, str]:
    code = permanence.main("main", repository)
    output = capsys.readouterr()
    return code, output.out + output.err


def test_an_unchanged_registry_is_kept(repository, capsys):
    assert told(repository, capsys) == (0, "All 2 addresses of main are kept.\n")


def test_a_new_question_is_fine(repository, capsys):
    path = repository / "questions/docker.yml"
    path.write_text(REGISTRY + REGISTRY.replace("image:", "new:").split("container:")[0], encoding="utf-8")
    assert told(repository, capsys)[0] == 0


def test_a_vanished_id_is_told_with_its_likely_new_name(repository, capsys):
    change(repository / "questions/docker.yml", "container:", "containers:")
    code, text = told(repository, capsys)
    assert code == 1
    assert text.startswith("questions/docker.yml:1: “container” was published and is gone")
    assert "Did you mean containers?" in text


def test_a_retired_question_may_stay_without_its_text(repository, capsys):
    change(
        repository / "questions/docker.yml",
        "  level: middle\n",
        "  level: middle\n  retired: {date: 2026-03-03, replaced_by: image}\n",
    )
    assert told(repository, capsys)[0] == 0


def test_a_question_changes_section_only_with_a_word_about_it(repository, capsys):
    image, container = REGISTRY.split("container:")
    path = repository / "questions/rest-api.yml"
    (repository / "questions/docker.yml").write_text(image, encoding="utf-8")
    path.write_text(f"container:{container}", encoding="utf-8")
    change(repository / "mkdocs.yml", "[docker.md]", "[docker.md, rest-api.md]")
    code, text = told(repository, capsys)
    assert code == 1 and "“container” left “docker”; add “moved: {date: …, from: docker}”" in text
    change(path, "  level: middle\n", "  level: middle\n  moved: {date: 2026-03-03, from: docker}\n")
    assert told(repository, capsys)[0] == 0


def test_what_was_said_of_a_move_or_a_successor_stays_said(repository, capsys):
    path = repository / "questions/docker.yml"
    change(path, "  level: middle\n", "  level: middle\n  moved: {date: 2026-03-03, from: rest-api}\n")
    change(path, "  level: junior\n", "  level: junior\n  retired: {date: 2026-03-03, replaced_by: container}\n")
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(
        ["git", *author, "commit", "--quiet", "--all", "--message=second"], cwd=repository, check=True, timeout=60
    )
    change(path, "  moved: {date: 2026-03-03, from: rest-api}\n", "")
    change(path, ", replaced_by: container", "")
    code, text = told(repository, capsys)
    assert code == 1 and "moved here from “rest-api”" in text and "was replaced by “container”" in text


def test_all_problems_are_told_at_once(repository, capsys):
    (repository / "questions/docker.yml").write_text("other:\n  level: guru\n", encoding="utf-8")
    code, text = told(repository, capsys)
    assert code == 1 and "“image” was published" in text and "“container” was published" in text
    assert "“other.added” is missing" in text


def test_an_unknown_commit_is_one_sentence(repository, capsys):
    assert permanence.main("no-such-branch", repository) == 1
    assert capsys.readouterr().err == (
        "There is no commit “no-such-branch” to compare with; fetch it, or name another.\n"
    )


def test_a_commit_without_a_registry_promised_nothing(tmp_path, capsys):
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=tmp_path, check=True, timeout=60)
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(
        ["git", *author, "commit", "--quiet", "--allow-empty", "--message=empty"], cwd=tmp_path, check=True, timeout=60
    )
    write(tmp_path)
    assert permanence.main("main", tmp_path) == 0
    assert permanence.main("0" * 40, tmp_path) == 0


def test_the_registry_was_one_file_once(repository, capsys):
    """Nothing is lost across the change of form: one file with a section in each entry, until November 2026."""
    former = REGISTRY.replace("  level", "  section: docker\n  level")
    subprocess.run(["git", "rm", "--quiet", "-r", "questions"], cwd=repository, check=True, timeout=60)
    (repository / "questions.yml").write_text(former.replace("container:", "carton:"), encoding="utf-8")
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "add", "."], cwd=repository, check=True, timeout=60)
    subprocess.run(["git", *author, "commit", "--quiet", "--message=as it was"], cwd=repository, check=True, timeout=60)
    (repository / "questions.yml").unlink()
    (repository / "questions").mkdir()
    (repository / "questions/docker.yml").write_text(REGISTRY, encoding="utf-8")
    code, text = told(repository, capsys)
    assert code == 1 and "“carton” was published and is gone" in text and "“image”" not in text
    change(repository / "questions/docker.yml", "container:", "carton:")
    assert told(repository, capsys) == (0, "All 2 addresses of main are kept.\n")


def test_what_was_posted_is_registered():
    import yaml

    posts = yaml.safe_load((ROOT / "posts.yml").read_text(encoding="utf-8")) or []
    registry = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "questions").glob("*.yml"))
    assert {entry["question"] for entry in posts} - {""} <= set(yaml.safe_load(registry))
