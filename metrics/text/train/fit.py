"""Fitting: a logistic regression for each language over terms and what the lexicons say of them, folded into one table."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, recall_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from metrics.text.tables import BASE, CLASSES
from metrics.text.terms import LESS, MORE, NOT
from metrics.text.train.features import SIDES, Lexicon, columns

STRENGTH = 2.0  # C of the regression; 1 to 4 are alike
RARE = 0.35  # how much a term counts, times the root of its rarity
LEXICON = 0.3  # how much a lexicon's weight counts, beside a term seen in training
LEAST_RECALL = 0.43  # of every class, over the folds
ASKED = np.array([-0.4, 0.8, -0.4])  # what a phrase of a plain question counts; no set labels those of customers
SMALL = 0.012  # weights under it are nothing


@dataclass
class Fitted:
    """A language's weights: of every text, of the lexicons' columns, of the terms seen."""

    base: np.ndarray
    sides: np.ndarray
    terms: dict[str, np.ndarray]


def fit(rows: pd.DataFrame, sizes: np.ndarray, labels: np.ndarray, known: Lexicon) -> Fitted:
    """Weights by terms (id, term, times), the size of each text and its label."""
    rows = rows[_seen_enough(rows, len(labels))]
    codes, names = pd.factorize(rows["term"])
    shape = (len(labels), len(names))
    counts = csr_matrix((rows["times"].to_numpy(float), (rows["id"].to_numpy(), codes)), shape)
    rarity = RARE * np.sqrt(np.log((1 + shape[0]) / (1 + np.diff(counts.tocsc().indptr))) + 1)
    lexical = _lexical(list(names), known)
    scaled = diags(1 / np.sqrt(sizes)) @ counts
    matrix = hstack([scaled @ diags(rarity), scaled @ lexical]).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
    guessed = cross_val_predict(
        model, matrix, labels, cv=StratifiedKFold(5, shuffle=True, random_state=0), method="predict_log_proba"
    )
    model.fit(matrix, labels)
    weights = model.coef_ - model.coef_.mean(axis=0)
    base = model.intercept_ - model.intercept_.mean() + balance(guessed, labels)
    sides = weights[:, len(names) :] * LEXICON
    table = weights[:, : len(names)].T * rarity[:, None]
    return Fitted(base, sides, dict(zip(names, table, strict=True)))


def _seen_enough(rows: pd.DataFrame, texts: int) -> pd.Series:
    """Which rows are of terms that are worth a weight: phrases in two texts at least, in large sets more."""
    least = 2 if texts < 6_000 else 3
    often = rows["term"].map(rows["term"].value_counts())
    single = (
        ~rows["term"].str.contains(" ") & ~rows["term"].str.startswith((NOT, MORE, LESS)) & rows["term"].str.isascii()
    )
    return (often >= least) | (single & (texts < 6_000))


def _lexical(names: list[str], known: Lexicon) -> csr_matrix:
    entries = [(n, side, w * LEXICON) for n, found in columns(names, known).items() for side, w in found]
    if not entries:
        return csr_matrix((len(names), len(SIDES)))
    numbers, sides, weights = zip(*entries, strict=True)
    return csr_matrix((weights, (numbers, sides)), (len(names), len(SIDES)))


def balance(guessed: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """What is added to each class so that macro-F1 is best among the ways that leave no class forgotten."""
    best, found = (False, 0.0), np.zeros(3)
    steps = np.arange(-0.4, 0.41, 0.1)
    names = np.array(CLASSES)
    for negative in steps:
        for neutral in steps:
            shift = np.array([negative, neutral, 0.0])
            said = names[(guessed + shift).argmax(axis=1)]
            least = recall_score(labels, said, labels=CLASSES, average=None, zero_division=0).min()
            # A small preference for no shift: the folds are few.
            value = f1_score(labels, said, average="macro") - 0.05 * np.abs(shift).sum()
            if (least >= LEAST_RECALL, value) > best:
                best, found = (least >= LEAST_RECALL, value), shift
    return found - found.mean()


def fold(fitted: Fitted, known: Lexicon, base: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """One weight of each class for each term: what was learned of it, and what the lexicons say."""
    table = {BASE: fitted.base if base is None else base} | {t: w.copy() for t, w in fitted.terms.items()}
    names = dict.fromkeys([*fitted.terms, *known.weights, *known.vader])
    for mark in set(known.marks.values()):
        names |= dict.fromkeys(mark + word for word in known.weights if " " not in word)
    listed = list(names)
    for number, found in columns(listed, known).items():
        weight = sum(fitted.sides[:, side] * size for side, size in found)
        table[listed[number]] = table.get(listed[number], np.zeros(3)) + weight
    for phrase, weight in known.questions.items():
        table[phrase] = table.get(phrase, np.zeros(3)) + weight * ASKED
    for word in known.weights:
        table.setdefault(word, np.zeros(3))
    kept = {BASE, *known.weights}
    return {t: w for t, w in table.items() if np.abs(w).max() >= SMALL or t in kept}


def by_lexicon(others: list[Fitted]) -> Fitted:
    """The weights of a language nobody labelled: what the lexicons' words count in the languages that were."""
    sides = np.mean([one.sides for one in others], axis=0)
    good, bad = sides[:, SIDES.index(("word", 1))], sides[:, SIDES.index(("word", -1))]
    # What is not good is bad; what is not bad is at most half as bad, for the word may belong to the next sentence.
    sides[:, SIDES.index((NOT, 1))], sides[:, SIDES.index((NOT, -1))] = 0.9 * bad - good, -0.5 * bad
    return Fitted(np.array([-0.25, 0.5, -0.25]), sides, {})


def tally(labels: np.ndarray) -> str:
    """How many texts of each class there are."""
    counts = Counter(labels)
    return " / ".join(f"{counts[name]:,}" for name in CLASSES)
