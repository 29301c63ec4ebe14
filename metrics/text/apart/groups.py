"""Texts that are about the same, on two levels: many small groups are found first, near ones are then joined."""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from words import Vocabulary

DIMENSIONS, SMALL = 60, 80  # of the space texts lie in; how many small groups at most
SAME, NEAR = 0.5, 0.75  # cosine distance within a sub-theme, within a theme
FAR = 0.45  # a text less alike than this to every group is about none of them
LEAST = 0.004  # a theme has such a share of the texts at least, and FEWEST of them
FEWEST = 8


class Space:
    """Where texts lie, learned from some of them, and which small group each part of the space belongs to."""

    def __init__(self, vocabulary: Vocabulary, texts: list[list[str]]):
        self.vocabulary = vocabulary
        weighed = normalize(vocabulary.counts(texts) @ vocabulary.grams)
        size = max(2, min(DIMENSIONS, min(weighed.shape) - 1))
        svd = TruncatedSVD(size, random_state=0).fit(weighed)
        # Texts are sums of their words, so that a word's place is reckoned once and a text's is cheap.
        self.words = np.asarray(vocabulary.grams @ svd.components_.T, dtype=np.float32)
        places = self.places(texts)
        count = max(2, min(SMALL, int(np.sqrt(len(texts))), len(np.unique(places.round(5), axis=0))))
        self.middles = normalize(KMeans(count, n_init=3, random_state=0).fit(places).cluster_centers_)
        self.sub, self.theme = _joined(self.middles, SAME), _joined(self.middles, NEAR)

    def places(self, texts: list[list[str]]) -> np.ndarray:
        """A direction for each text; none (zeros) where no word of it is known."""
        return normalize(csr_matrix(self.vocabulary.counts(texts)) @ self.words)

    def groups(self, texts: list[list[str]]) -> np.ndarray:
        """The small group of each text, -1 where it is near none."""
        alike = self.places(texts) @ self.middles.T
        return np.where(alike.max(axis=1) >= FAR, alike.argmax(axis=1), -1)


def _joined(middles: np.ndarray, distance: float) -> np.ndarray:
    """The number of the larger group that each small one belongs to."""
    if len(middles) < 2:
        return np.zeros(len(middles), dtype=int)
    join = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=distance)
    return join.fit(middles.astype(np.float64)).labels_


def large_enough(labels: np.ndarray, count: int) -> set[int]:
    """The groups that are worth a name, of the labels of `count` texts."""
    numbers, sizes = np.unique(labels[labels >= 0], return_counts=True)
    return {int(n) for n, size in zip(numbers, sizes, strict=True) if size >= max(FEWEST, LEAST * count)}
