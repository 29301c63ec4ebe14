"""Sentiment: messages scored a second beside VADER, a file of distinct texts labelled, macro-F1 on texts held back; topics."""

import csv
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from benchmarks import data, topics
from benchmarks.figure import Figure, ratio, seconds, side_by_side
from metrics.text.score import score_texts
from metrics.text.train.__main__ import held_back
from metrics.text.train.sets import read_sets

TIMES = 3
BY_VADER = 10_000  # texts; it is slow
SETS = data.ROOT.parent / "shared" / "data" / "sentiment"  # labelled texts, where there are any
ASKED = {"en": 0.58, "id": 0.75, "ja": 0.72}
EIGHT = ("en", "de", "fr", "es", "it", "pt", "ar", "hi")
LABELLED = "import sys; from metrics.__main__ import main; code = main(sys.argv[1:]); " + (
    "said = open('/proc/self/status').read(); print(said.split('VmHWM:')[1].split()[0], file=sys.stderr); sys.exit(code)"
)


def figures(messages: int) -> Iterator[Figure]:
    """Speed over so many distinct texts; scores where labelled sets lie beside the repository."""
    texts = distinct_texts(messages)
    size = f"sentiment of {messages / 1e6:g} M distinct texts"
    took = side_by_side({"ours": lambda _: _score(texts), "vader": lambda _: _vader(texts[:BY_VADER])}, TIMES)
    yield Figure(f"{size}: scored a second", len(texts) / min(took["ours"]), 150_000, "/s", least=True)
    yield Figure(f"{size}: VADER scores a second", BY_VADER / min(took["vader"]), unit="/s")
    times = 1 / ratio([s / len(texts) for s in took["ours"]], [s / BY_VADER for s in took["vader"]])
    yield Figure(f"{size}: times as many as VADER", times, 10, least=True)
    yield from _label(texts, size)
    yield from topics.figures(texts)
    if SETS.exists():
        yield from _scores()


def distinct_texts(count: int) -> list[str]:
    """Customers' sentences of the sample company, put together by chance and each with a number of its own."""
    chance = random.Random(7)
    with (data.files(10_000, "contract") / "messages.csv").open(encoding="utf-8", newline="") as file:
        said = [row["text"] for row in csv.DictReader(file) if row["author_kind"] == "customer" and row["text"]]
    words = [word for text in said for word in text.split()]
    return [f"{' '.join(chance.choices(words, k=chance.randint(6, 26)))} {n}" for n in range(count)]


def _score(texts: list[str]) -> None:
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as cur:
        cur.register("texts", pa.table({"text": texts, "language": pa.nulls(len(texts), pa.string())}))
        score_texts(cur, "texts")


def _vader(texts: list[str]) -> None:
    score = SentimentIntensityAnalyzer().polarity_scores
    for text in texts:
        score(text)


def _label(texts: list[str], size: str) -> Iterator[Figure]:
    """A file with those texts through the terminal, from start to answer."""
    path = data.HOME / f"texts-{len(texts)}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["message_id", "conversation_id", "sent_at", "author_kind", "text"])
        writer.writerows((n, n // 4, "2026-03-01T10:00:00Z", "customer", text) for n, text in enumerate(texts))
    memory = []
    took = seconds(lambda: memory.append(_labelled(path)))
    yield Figure(f"{size}: label, from file to answer", took, 90 * len(texts) / 1e6, "s")
    yield Figure(f"{size}: label, memory at most", memory[0], 1.5, "GB")


def _labelled(path: Path) -> float:
    """Gigabytes that it held at most."""
    command = [sys.executable, "-c", LABELLED, "label", str(path)]
    ran = subprocess.run(
        command, cwd=data.ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    return int(ran.stderr.split()[-1]) * 1024 / 1e9


def _scores() -> Iterator[Figure]:
    """Of tables trained here and now without the texts they are asked about."""
    found = {score.language: score for score in held_back(read_sets(sorted(SETS.glob("*.csv*"))))}
    for language, score in found.items():
        name = f"sentiment, {language}, {score.texts:,} texts held back"
        yield Figure(f"{name}: macro-F1", score.macro_f1, ASKED.get(language), "", least=True)
        yield Figure(f"{name}: least recall of a class", min(score.recall), 0.4, "", least=True)
        yield Figure(f"{name}: macro-F1 of word pairs", score.pairs, unit="")
        if score.vader is not None:
            yield Figure(f"{name}: macro-F1 of VADER", score.vader, unit="")
    mean = sum(found[language].macro_f1 for language in EIGHT) / len(EIGHT)
    yield Figure("sentiment, mean of eight languages: macro-F1", mean, 0.58, "", least=True)
