"""`python -m metrics.text.train SETS… -o FOLDER`: labelled texts into sentiment.parquet, languages.parquet and MODEL.md."""

import argparse
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from metrics.text import tables
from metrics.text.train import card, care, evaluate
from metrics.text.train.features import Lexicon, read_lexicon, terms
from metrics.text.train.fit import Fitted, by_lexicon, fit, fold
from metrics.text.train.sets import read_sets
from metrics.text.train.tongues import tongues
from metrics.text.train.turned import turned

UNRELIABLE = ("hi",)  # labels at odds with the texts: English weights and the lexicon speak for it instead
EVERY = ""  # where no language is known, signs speak
EMPTY = (
    pa.table({"term": ["~"], "language": ["~"], **{f"weight_{c}": [0.0] for c in tables.CLASSES}, "mark": [False]}),
    pa.table({"term": ["~"], "language": ["~"], "weight": [0.0]}),
)


def main() -> None:
    """Trains on the training part, scores the validation part, then trains on both and writes what ships."""
    parser = argparse.ArgumentParser(prog="python -m metrics.text.train", description=__doc__)
    parser.add_argument(
        "sets", nargs="+", metavar="SET", help="CSV with language, text, label and perhaps split, source"
    )
    parser.add_argument("-o", dest="folder", type=Path, default=tables.HERE, help="where the tables and the card go")
    given = parser.parse_args()
    rows = read_sets(given.sets)
    found = held_back(rows)
    with duckdb.connect(config={"threads": 1}) as cur:
        sentiment, languages = train(cur, rows)
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, table in (("sentiment", sentiment), ("languages", languages)):
        pq.write_table(table, given.folder / f"{name}.parquet", compression="zstd", compression_level=19)
    (given.folder / "MODEL.md").write_text(card.card(rows, found, sentiment, languages), encoding="utf-8")
    print(evaluate.shown(found))


def held_back(rows: pd.DataFrame) -> list[evaluate.Score]:
    """What tables trained on the training part alone score on the validation part."""
    with duckdb.connect(config={"threads": 1}) as cur:
        return evaluate.scores(cur, rows, *train(cur, rows[~rows["valid"]]))


def train(cur: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[pa.Table, pa.Table]:
    """Both tables, out of some labelled texts."""
    tables.lay_out(cur, *EMPTY)
    vader = dict(SentimentIntensityAnalyzer().lexicon)
    languages = sorted({*rows["language"], "ka", EVERY})
    known = {language: read_lexicon(cur, language, vader) for language in languages}
    fitted = {}
    for language in languages:
        own = rows[rows["language"] == language].reset_index(drop=True)
        if len(own) and language not in UNRELIABLE:
            given = pd.DataFrame({"id": np.arange(len(own)), "text": own["text"], "given": language})
            fitted[language] = fit(*terms(cur, given, known[language]), own["label"].to_numpy(), known[language])
    said = pd.concat([care.read(language) for language in care.languages()])
    # Twice, for what a set says once tells no language.
    return turned(care.taught(cur, _table(known, fitted), known, rows)), tongues(cur, pd.concat([rows, said, said]))


def _table(known: dict[str, Lexicon], fitted: dict[str, Fitted]) -> pa.Table:
    """Every language's terms in one table, with the words that mark others."""
    usual = by_lexicon([fitted[language] for language in ("en", "de", "fr", "es", "it", "pt") if language in fitted])
    found = []
    for language, lexicon in known.items():
        own = fitted.get(language, usual)
        weights = fold(own, lexicon)
        if language in UNRELIABLE and "en" in fitted:
            weights = fold(fitted["en"], known["en"]) | {
                t: w for t, w in fold(usual, lexicon).items() if t not in lexicon.vader
            }
        found += [(term, language, *np.round(w, 3), False) for term, w in weights.items()]
        found += [
            (mark + word, language, 0.0, 0.0, 0.0, True) for word, mark in lexicon.marks.items() if " " not in word
        ]
    names = ["term", "language", *(f"weight_{name}" for name in tables.CLASSES), "mark"]
    frame = pd.DataFrame(found, columns=names).astype({f"weight_{name}": "float32" for name in tables.CLASSES})
    frame = frame.sort_values(["language", "term", "mark"], ignore_index=True)
    return pa.Table.from_pandas(frame, preserve_index=False)


if __name__ == "__main__":
    main()
