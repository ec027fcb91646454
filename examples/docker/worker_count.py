import tempfile
from pathlib import Path

MIB = 2**20


def workers(cgroup: Path, one_mib: int, spare_mib: int = 64) -> int:
    quota, period = (cgroup / "cpu.max").read_text().split()
    memory = (cgroup / "memory.max").read_text().strip()
    if "max" in (quota, memory):
        raise RuntimeError("set CPU and memory limits first")
    by_cpu = int(quota) // int(period)
    by_memory = (int(memory) // MIB - spare_mib) // one_mib
    return max(1, min(by_cpu, by_memory))


with tempfile.TemporaryDirectory() as folder:
    cgroup = Path(folder)  # in a container: /sys/fs/cgroup
    (cgroup / "cpu.max").write_text("400000 100000\n")
    (cgroup / "memory.max").write_text(f"{512 * MIB}\n")
    host_cpus = 64  # what os.cpu_count() would say on this node
    print(2 * host_cpus + 1)  # → 129
    print(workers(cgroup, one_mib=180))  # → 2
