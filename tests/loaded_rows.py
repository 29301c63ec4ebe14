"""What stands in the store after a file was loaded, for tests of exports: rows as loaded, before anything is built of them."""

from pathlib import Path

from metrics import Store

SAMPLES = Path(__file__).parent / "samples"


def rows(store: Store, table: str, *columns: str) -> list[tuple]:
    """The columns of a table as loaded, in the order of the records."""
    with store.visit.cursor() as cur:
        return cur.execute(f"SELECT {', '.join(columns)} FROM loaded_{table} ORDER BY file, record").fetchall()


def load(store: Store, path: Path, text: str, encoding: str = "utf-8"):
    """Writes a text to a file and loads it."""
    path.write_bytes(text.encode(encoding))
    return store.load(path)
