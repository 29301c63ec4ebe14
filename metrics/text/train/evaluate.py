"""How good the tables are: macro-F1 and the recall of each class by language, beside VADER and a plain word-pair model."""

import argparse
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, recall_score
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from metrics.text.score import score_texts
from metrics.text.tables import CLASSES, lay_out
from metrics.text.train.sets import read_sets

CERTAIN = 0.05  # what VADER's author takes as not neutral


@dataclass(frozen=True)
class Score:
    """What came out for one language, each class's recall in the order of the classes."""

    language: str
    texts: int
    macro_f1: float
    recall: tuple[float, ...]
    pairs: float
    vader: float | None
    recognised: float
    unknown: float


def scores(
    cur: duckdb.DuckDBPyConnection, rows: pd.DataFrame, sentiment: pa.Table | None, tongues: pa.Table | None
) -> list[Score]:
    """The scores on the part held back; with no tables given, those that ship."""
    lay_out(cur, sentiment, tongues)
    held = rows[rows["valid"]].reset_index(drop=True)
    said = predict(cur, held, told=True)
    plain = predict(cur, held, told=False)
    found = []
    for language, own in held.groupby("language"):
        seen = rows[(rows["language"] == language) & ~rows["valid"]]
        labels, guessed = own["label"].to_numpy(), said["sentiment"][own.index].to_numpy()
        found.append(
            Score(
                language,
                len(own),
                _macro(labels, guessed),
                tuple(recall_score(labels, guessed, labels=CLASSES, average=None, zero_division=0)),
                _macro(labels, _pairs(seen, own)),
                _macro(labels, _vader(own)) if language == "en" else None,
                float((plain["language"][own.index] == language).mean()),
                float((guessed == "unknown").mean()),
            )
        )
    return found


def predict(cur: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, told: bool) -> pd.DataFrame:
    """The language and label of each text, its language told or not."""
    given = rows[["text"]].assign(language=rows["language"] if told else None, row=np.arange(len(rows)))
    given["language"] = given["language"].astype("string")
    cur.register("held_texts", given)
    score_texts(cur, "held_texts")
    found = cur.execute("""SELECT s.language, sentiment FROM held_texts h JOIN sentiments s
        ON s.text = h.text AND s.given IS NOT DISTINCT FROM h.language ORDER BY h.row""").df()
    cur.unregister("held_texts")
    return found.set_index(rows.index)


def _macro(labels: np.ndarray, guessed: np.ndarray) -> float:
    return float(f1_score(labels, guessed, labels=CLASSES, average="macro", zero_division=0))


def _pairs(seen: pd.DataFrame, held: pd.DataFrame) -> np.ndarray:
    """Labels by the plainest model: words and word pairs, a logistic regression."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    model = LogisticRegression(C=4, max_iter=300, class_weight="balanced")
    model.fit(vectors.fit_transform(seen["text"]), seen["label"])
    return model.predict(vectors.transform(held["text"]))


def _vader(held: pd.DataFrame) -> np.ndarray:
    score = SentimentIntensityAnalyzer().polarity_scores
    sums = np.array([score(text)["compound"] for text in held["text"]])
    return np.where(sums >= CERTAIN, "positive", np.where(sums <= -CERTAIN, "negative", "neutral"))


def shown(found: list[Score]) -> str:
    """The scores as a Markdown table."""
    names = "language|texts|macro-F1|recall negative|neutral|positive|word pairs|VADER|language told right|unknown"
    head = f"| {names.replace('|', ' | ')} |"
    rows = [
        f"| {s.language} | {s.texts:,} | {s.macro_f1:.3f} | {' | '.join(f'{r:.2f}' for r in s.recall)} | {s.pairs:.3f} |"
        f" {'–' if s.vader is None else f'{s.vader:.3f}'} | {s.recognised:.3f} | {s.unknown:.3f} |"
        for s in found
    ]
    return "\n".join([head, "|" + " --- |" * 10, *rows])


def main() -> None:
    """`python -m metrics.text.train.evaluate SETS…`: the tables that ship, on sets of your own (all of it, or its valid split)."""
    parser = argparse.ArgumentParser(prog="python -m metrics.text.train.evaluate", description=main.__doc__)
    parser.add_argument("sets", nargs="+", metavar="SET")
    with duckdb.connect() as cur:
        print(shown(scores(cur, read_sets(parser.parse_args().sets), None, None)))


if __name__ == "__main__":
    main()
