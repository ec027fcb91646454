from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def memory_limit(cgroup: Path = CGROUP) -> int | None:
    """The hard limit in bytes, or None when there is none."""
    text = (cgroup / "memory.max").read_text("ascii").strip()
    return None if text == "max" else int(text)


def counter(file: Path, name: str) -> int:
    lines = file.read_text("ascii").splitlines()
    return int(dict(line.split() for line in lines)[name])


def oom_kills(cgroup: Path = CGROUP) -> int:
    """How many processes the kernel has killed in here."""
    return counter(cgroup / "memory.events", "oom_kill")


def usage_ratio(cgroup: Path = CGROUP) -> float | None:
    """0.0 to 1.0 of the limit, without cache that can be dropped."""
    limit = memory_limit(cgroup)
    used = int((cgroup / "memory.current").read_text("ascii"))
    used -= counter(cgroup / "memory.stat", "inactive_file")
    return used / limit if limit else None
