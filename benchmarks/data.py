"""Data to measure with: files of any size and stores made of them, kept in the temporary folder between runs."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from metrics import Store
from metrics.engine import Engine
from metrics.load import Source

ROOT = Path(__file__).parents[1]
HOME = Path(tempfile.gettempdir()) / "care-benchmarks"
LARGEST = 1_000_000  # messages that are loaded; more are these many times over
ORDER = {
    "conversations": "arrived_at",
    "replies": "waiting_since",
    "messages": "conv",
    "counted": "conv",
}  # as the build leaves them


def files(messages: int, shape: str) -> Path:
    """A folder with the sample company grown to about so many messages; `shape` is twcs or contract."""
    folder = HOME / f"{shape}-{messages}"
    if not (folder / "complete").exists():
        make = [sys.executable, ROOT / "sample_data" / "make.py"]
        subprocess.run([*make, "--messages", str(messages), "--shape", shape, "--out", folder], check=True)
        (folder / "complete").touch()
    return folder


@contextmanager
def store(messages: int) -> Iterator[Store]:
    """A store of the contract's conversations and messages, on disk like a visit's; made anew when a build changes."""
    folder = _folder(messages)
    if not (folder / "complete").exists():
        for old in HOME.glob(f"store-{messages}-*"):
            shutil.rmtree(old)
        _loaded(folder, messages) if messages <= LARGEST else _multiplied(folder, messages // LARGEST)
        (folder / "complete").touch()
    with Engine(folder) as engine, Store(engine.visit()) as found:
        yield found


@contextmanager
def copied(messages: int) -> Iterator[Store]:
    """Such a store to change; gone afterwards."""
    with store(messages):
        pass
    with tempfile.TemporaryDirectory(prefix="care-") as folder:
        shutil.copytree(_folder(messages), folder, dirs_exist_ok=True)
        with Engine(Path(folder)) as engine, Store(engine.visit()) as found:
            yield found


def _folder(messages: int) -> Path:
    sources = [path for name in ("build", "formats") for path in sorted((ROOT / "metrics" / name).glob("*.py"))]
    sources.append(ROOT / "metrics" / "stored.py")
    program = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    return HOME / f"store-{messages}-{program}"


def _loaded(folder: Path, messages: int) -> None:
    given = files(messages, "contract")
    with Engine(folder) as engine, Store(engine.visit()) as made:
        for name in ("conversations", "messages"):
            shutil.copyfile(given / f"{name}.csv", made.visit.folder / f"{name}.csv")
        _, problems = made.load_all([Source(path, path.name) for path in sorted(made.visit.folder.glob("*.csv"))])
        if problems:
            raise problems[0]


def _multiplied(folder: Path, times: int) -> None:
    """Every built row so many times, in the order in which a build leaves them; loading as many would take minutes."""
    with store(LARGEST):
        pass
    shutil.copytree(_folder(LARGEST), folder, ignore=shutil.ignore_patterns("complete"))
    with Engine(folder) as engine, Store(engine.visit()) as made, made.visit.cursor() as cur:
        for table, order in ORDER.items():
            number = f"CAST(conv * {times} + copy AS INTEGER) AS conv"
            cur.execute(
                f"CREATE OR REPLACE TABLE {table} AS SELECT {table}.* REPLACE ({number}) "
                f"FROM {table}, range({times}) AS copies(copy) ORDER BY {order}"
            )
