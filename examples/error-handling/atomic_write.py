import os
import tempfile
from contextlib import contextmanager
from pathlib import Path


# --8<-- [start:writer]
@contextmanager
def replacing(path: Path):
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        os.replace(name, path)  # reached only without an error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


with tempfile.TemporaryDirectory() as folder:
    report = Path(folder, "report.csv")
    report.write_text("yesterday", encoding="utf-8")
    try:
        with replacing(report) as file:
            file.write("tod")
            raise ConnectionError("the database is gone")
    except ConnectionError as error:
        print(error)  # → the database is gone
    print(report.read_text("utf-8"), os.listdir(folder))
    # → yesterday ['report.csv']
# --8<-- [end:writer]
