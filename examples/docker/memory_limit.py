from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def memory_limit(cgroup: Path = CGROUP) -> int | None:
    """The hard limit in bytes, or None when there is none."""
    text = (cgroup / "memory.max").read_text().strip()
    return None if text == "max" else int(text)


def oom_kills(cgroup: Path = CGROUP) -> int:
    """How many processes the kernel has killed in here."""
    lines = (cgroup / "memory.events").read_text().splitlines()
    return int(dict(line.split() for line in lines)["oom_kill"])


def usage_ratio(cgroup: Path = CGROUP) -> float | None:
    """0.0 to 1.0 of the limit: alert well before 1.0."""
    limit = memory_limit(cgroup)
    used = int((cgroup / "memory.current").read_text())
    return used / limit if limit else None
