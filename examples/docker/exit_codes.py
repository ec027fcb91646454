import signal
import subprocess


def shell(command: str) -> int:
    return subprocess.run(
        ["sh", "-c", command],
        stderr=subprocess.DEVNULL,
        check=False,  # the code itself is the answer
        timeout=5,
    ).returncode


print(shell("exit 1"))  # → 1
print(shell("/etc/passwd"))  # → 126
print(shell("no-such-program"))  # → 127

print(128 + signal.SIGKILL)  # → 137
print(128 + signal.SIGSEGV)  # → 139
print(128 + signal.SIGTERM)  # → 143
