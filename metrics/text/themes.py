"""Themes that no rule and no tag names: found in the texts themselves by a process of its own, language by language."""

import json
import os
import queue
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Thread

import duckdb
import pyarrow as pa

from metrics.errors import Problem
from metrics.sql import literal
from metrics.text.language import named

APART = Path(__file__).with_name("apart")
MEMORY, SECONDS = 2 * 1024**3, 600  # of the process; address space, of which it fills a fifth
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # one processor stays free; and sums in one order only
POLL = 0.2  # seconds between two looks at whether it is still wanted
TURN = BoundedSemaphore(1)  # one at a time, however many visits there are
Told = Callable[[float], None]
Stop = Callable[[], bool]


@dataclass(frozen=True)
class Themes:
    """Of each text its theme and its sub-theme, by name; None for a text that is about none."""

    theme: tuple[str | None, ...]
    subtheme: tuple[str | None, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The themes, the one most texts are about first."""
        found = [name for name in self.theme if name]
        return tuple(sorted(set(found), key=lambda name: (-found.count(name), name)))


def find_themes(texts: Sequence[str], languages: Sequence[str | None], told: Told = lambda _: None) -> Themes:
    """The themes of some texts in their languages (codes, or None); the same for the same texts, in whatever order."""
    with duckdb.connect(config={"threads": 1}) as cur:
        given = pa.table({"id": range(len(texts)), "text": pa.array(texts, pa.string()), "language": languages})
        cur.register("given", given)
        themes_apart(cur, "(SELECT id, text, CAST(language AS VARCHAR) AS language FROM given)", told)
        found = cur.execute("""SELECT t.theme, t.subtheme FROM given LEFT JOIN themed t USING (id)
            ORDER BY id""").fetchall()
    return Themes(tuple(theme for theme, _ in found), tuple(sub for _, sub in found))


def themes_apart(
    cur: duckdb.DuckDBPyConnection,
    texts: str,
    told: Told = lambda _: None,
    stop: Stop = lambda: False,
    home: Path | None = None,
) -> bool:
    """Makes the temp table `themed` (id, theme, subtheme) of a table (id, text, language): a row for each text with one.

    Under a hundred texts of a language have none. Says whether it was finished: `stop` is asked a few times a second
    and ends the process, as does what `told` raises. A Problem where it needs more than there is. The texts are handed
    over in a folder that is gone afterwards; in `home`, where SQL may write to that folder alone.
    """
    cur.execute("CREATE OR REPLACE TEMP TABLE themed (id BIGINT, theme VARCHAR, subtheme VARCHAR)")
    with tempfile.TemporaryDirectory(dir=home) as made, TURN:
        folder = Path(made)
        _hand_over(cur, texts, folder)
        done = _run(folder, told, stop)
        if done:
            cur.execute(f"""INSERT INTO themed SELECT h.id, t.theme, t.subtheme FROM t_handed h
                JOIN read_parquet({literal(str(folder / "themes.parquet"))}) t USING (number)""")
    cur.execute("DROP TABLE temp.t_handed")
    return done


def _hand_over(cur: duckdb.DuckDBPyConnection, texts: str, folder: Path) -> None:
    """Each distinct text once, a file for each language; mixed by their own letters, so that the first are any."""
    language = f"coalesce({named('lower(trim(language))')}, '')"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE t_handed AS
        SELECT id, dense_rank() OVER (ORDER BY md5(text), text, {language}) AS number, text, {language} AS language
        FROM {texts} WHERE trim(text) <> ''""")
    codes = [code for (code,) in cur.execute("SELECT DISTINCT language FROM t_handed ORDER BY language").fetchall()]
    for place, code in enumerate(codes):
        cur.execute(f"""COPY (SELECT number, any_value(text) AS text FROM t_handed WHERE language = {literal(code)}
            GROUP BY number ORDER BY number) TO {literal(str(folder / f"{place}.parquet"))} (FORMAT parquet)""")
    cur.execute("ALTER TABLE t_handed DROP COLUMN text")
    told = json.dumps({f"{place}.parquet": code for place, code in enumerate(codes)})
    (folder / "told.json").write_text(told, encoding="utf-8")


def _run(folder: Path, told: Told, stop: Stop) -> bool:
    """Lets the process work to its end; False where it was not wanted any more."""
    command = [sys.executable, "-I", str(APART), str(folder), str(MEMORY), str(SECONDS)]
    quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | ALONE, **quiet) as child:
        try:
            if not _watched(child, told, stop):
                return False
        finally:
            child.kill()
    if child.returncode:
        raise Problem("Themes of so many texts need more memory or time than there is; filter them, or use rules.")
    return True


def _watched(child: subprocess.Popen, told: Told, stop: Stop) -> bool:
    """Passes on how far the process is until it ends; False as soon as it is not wanted any more."""
    said: queue.Queue[str | None] = queue.Queue()
    Thread(target=lambda: [*map(said.put, child.stdout), said.put(None)], daemon=True).start()
    while True:
        if stop():
            return False
        try:
            line = said.get(timeout=POLL)
        except queue.Empty:
            continue
        if line is None:
            child.wait()
            return True
        told(float(line))
