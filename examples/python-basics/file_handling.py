import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as name:
    log = Path(name) / "app.log"
    log.write_text("bir\nikki\nuch\n", encoding="utf-8")

    with log.open("a", encoding="utf-8") as file:
        file.write("toʻrt\n")
        print(log.stat().st_size)  # → 13
    print(log.stat().st_size)  # → 20

    with log.open(encoding="utf-8") as file:
        print(sum(len(line) for line in file))  # → 19
        print(repr(file.read()))  # → ''
        file.seek(0)
        print(repr(file.readline()))  # → 'bir\n'

    lines = log.read_text(encoding="utf-8").splitlines()
    print(*reversed(lines))  # → toʻrt uch ikki bir
    print(*[p.name for p in Path(name).glob("*.log")])  # → app.log
    log.unlink()
