"""Topics: rules over distinct texts, themes found and how well they agree with people's, rising phrases."""

import csv
from collections.abc import Iterator

import duckdb
import pyarrow as pa
from sklearn.metrics import normalized_mutual_info_score

from benchmarks import data
from benchmarks.figure import Figure, seconds
from metrics.text.match import match_rules
from metrics.text.rising import rising
from metrics.text.rules import starter
from metrics.text.themes import find_themes, themes_apart

SETS = data.ROOT.parent / "shared" / "data" / "topics"  # utterances with their intents, where there are any
INTENTS = (("bitext_support.csv", "instruction", "intent", 0.70), ("banking77_train.csv", "text", "category", None))
THEMED, RISEN = 100_000, 100_000  # texts


def figures(texts: list[str]) -> Iterator[Figure]:
    """Speed over distinct texts; agreement where labelled sets lie beside the repository."""
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as cur:
        yield _rules(cur, texts)
        yield _themes(cur, texts[:THEMED])
        yield _rising(cur, texts[:RISEN])
    for name, text, intent, asked in INTENTS:
        if (SETS / name).exists():
            yield from _agreement(name, text, intent, asked)


def _rules(cur: duckdb.DuckDBPyConnection, texts: list[str]) -> Figure:
    rules = starter()
    cur.register("texts", pa.table({"text": texts}))
    took = seconds(lambda: match_rules(cur, "texts", rules))
    name = f"topics of {len(texts) / 1e6:g} M distinct texts: {len(rules.phrases()):,} phrases"
    return Figure(name, took, 10 * len(texts) / 1e6, "s")


def _themes(cur: duckdb.DuckDBPyConnection, texts: list[str]) -> Figure:
    cur.register("texts", pa.table({"id": range(len(texts)), "text": texts, "language": ["en"] * len(texts)}))
    took = seconds(lambda: themes_apart(cur, "texts"))
    return Figure(f"themes of {len(texts):,} messages", took, 15 * len(texts) / THEMED, "s")


def _rising(cur: duckdb.DuckDBPyConnection, texts: list[str]) -> Figure:
    half = len(texts) // 2
    cur.execute("CREATE OR REPLACE TEMP TABLE b_now AS SELECT unnest(?::VARCHAR[]) AS text", [texts[:half]])
    cur.execute("CREATE OR REPLACE TEMP TABLE b_before AS SELECT unnest(?::VARCHAR[]) AS text", [texts[half:]])
    took = seconds(lambda: rising(cur, "b_now", "b_before"))
    return Figure(f"rising phrases of {len(texts):,} messages", took, 1 * len(texts) / RISEN, "s")


def _agreement(name: str, text: str, intent: str, asked: float | None) -> Iterator[Figure]:
    """How far themes and people's intents tell the same, 0 to 1; the number of themes is found."""
    with (SETS / name).open(encoding="utf-8", newline="") as file:
        rows = [(row[text], row[intent]) for row in csv.DictReader(file)]
    found = find_themes([said for said, _ in rows], ["en"] * len(rows))
    intents = [meant for _, meant in rows]
    size = f"themes of {len(rows):,} utterances, {len(set(intents))} intents"
    told = [str(theme) for theme in found.theme]
    below = [f"{theme}: {sub}" for theme, sub in zip(found.theme, found.subtheme, strict=True)]
    yield Figure(f"{size}: NMI", normalized_mutual_info_score(intents, told), asked, "", least=True)
    yield Figure(f"{size}: NMI of sub-themes", normalized_mutual_info_score(intents, below), unit="")
    yield Figure(f"{size}: themes found", len(found.names), unit="")
