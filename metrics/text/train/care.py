"""What customers write to a help desk: own labelled sentences, taught on top of tables that tweets and reviews made."""

import csv
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags, hstack
from scipy.special import logsumexp

from metrics.text.tables import BASE, CLASSES, EACH
from metrics.text.train.features import Lexicon, terms

FOLDER = Path(__file__).parent / "care"
STRENGTH = 0.3  # how far a weight may move; the sentences are few and the sets large
COUNT = 3.0  # texts of the sets that one sentence counts as
BESIDE = 3_000  # texts of the sets that are looked at beside the sentences
SOURCE = "care"
SMALL = 0.012  # moves under it are nothing
WEIGHTS = [f"weight_{name}" for name in CLASSES]


def languages() -> tuple[str, ...]:
    """The codes of the languages that have sentences."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.csv")))


def read(language: str) -> pd.DataFrame:
    """The sentences of a language: language, text, label, source."""
    with (FOLDER / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return pd.DataFrame([(language, row["text"], row["label"], SOURCE) for row in csv.DictReader(file)],
                            columns=["language", "text", "label", "source"])  # fmt: skip


def taught(
    cur: duckdb.DuckDBPyConnection, weights: pa.Table, known: dict[str, Lexicon], others: pd.DataFrame
) -> pa.Table:
    """The weights, moved as little as the sentences of customers need beside `others`, the sets that made the weights.

    Of languages without sentences they stay the same.
    """
    frame = weights.to_pandas()
    moves = []
    for language in languages():
        own = frame[(frame["language"] == language) & ~frame["mark"]].set_index("term")[WEIGHTS]
        beside = others[others["language"] == language]
        beside = beside.sample(min(len(beside), BESIDE), random_state=0)
        said = pd.concat([read(language), beside], ignore_index=True)
        moves.append(moved(cur, said, own, known[language]).assign(language=language))
    both = pd.concat([frame, pd.concat(moves).assign(mark=False)], ignore_index=True)
    summed = both.groupby(["language", "term", "mark"], as_index=False)[WEIGHTS].sum().round(3)
    types = dict.fromkeys(WEIGHTS, "float32")
    return pa.Table.from_pandas(summed[["term", "language", *WEIGHTS, "mark"]].astype(types), preserve_index=False)


# How much of what makes short texts plain is kept: in English whole, complaints said in plain words would pass for facts.
SHORT = {"en": 0.7}


def moved(cur: duckdb.DuckDBPyConnection, said: pd.DataFrame, own: pd.DataFrame, known: Lexicon) -> pd.DataFrame:
    """Rows (term, a weight for each class) to add to the weights `own` of a language, by texts of all sources."""
    matrix, names, told = _told(cur, said, own, known)
    customers = said["source"].eq(SOURCE).to_numpy()
    labels = (said["label"].to_numpy()[:, None] == np.array(CLASSES)) * np.where(customers, COUNT, 1.0)[:, None]
    used = np.asarray(matrix[customers].sum(axis=0)).ravel() > 0  # what no customer says stays as it is
    used[names == BASE] = False  # it was chosen so that no class is forgotten
    found = _residual(matrix[:, used], labels, told)
    found[names[used] == EACH] *= SHORT.get(said["language"].iloc[0], 1.0)
    frame = pd.DataFrame(found, columns=WEIGHTS).assign(term=names[used])
    return frame[np.abs(found).max(axis=1) >= SMALL]


def _told(
    cur: duckdb.DuckDBPyConnection, said: pd.DataFrame, own: pd.DataFrame, known: Lexicon
) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """The terms of each text as it counts them, their names, and the sums that the weights have for it."""
    given = pd.DataFrame({"id": np.arange(len(said)), "text": said["text"], "given": said["language"]})
    rows, sizes = terms(cur, given, known)
    rows = rows.dropna(subset="term")  # the beginnings of words that are too short for one
    codes, names = pd.factorize(rows["term"])
    counts = csr_matrix((rows["times"].to_numpy(float), (rows["id"].to_numpy(), codes)), (len(said), len(names)))
    ones = csr_matrix(np.ones((len(said), 1)))
    matrix = hstack([diags(1 / np.sqrt(sizes)) @ hstack([counts, ones]), ones]).tocsr()
    names = np.array([*names, EACH, BASE])
    return matrix, names, matrix @ own.reindex(names).fillna(0).to_numpy()


def _residual(matrix: csr_matrix, labels: np.ndarray, told: np.ndarray) -> np.ndarray:
    """The smallest weights that tell the labels beside what is told already: a logistic regression with an offset."""
    shape = (matrix.shape[1], len(CLASSES))
    counts = labels.sum(axis=1, keepdims=True)

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape)
        sums = told + matrix @ weights
        logs = sums - logsumexp(sums, axis=1, keepdims=True)
        slope = matrix.T @ (counts * np.exp(logs) - labels) + weights / STRENGTH
        return float(-(labels * logs).sum() + (weights**2).sum() / 2 / STRENGTH), np.asarray(slope).ravel()

    found = minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B").x.reshape(shape)
    return found - found.mean(axis=1, keepdims=True)
