"""The themes of some texts of one language, named, and the theme of any other text."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from groups import Space, large_enough
from naming import as_written, names, phrases
from words import UNSPACED, Vocabulary, quickly, split, telling

OTHER = 2  # sub-themes at least, else there is none
Names = tuple[str, str | None]


class Found:
    """Learns from texts; then tells of each text its theme and sub-theme, or nothing."""

    def __init__(self, texts: list[str], language: str, told: Callable[[float], None]):
        self._telling, self._cut = telling(language), split if language in UNSPACED else quickly
        words = [split(text) for text in texts]
        strong = [self._strong(row) for row in words]
        told(0.2)
        kept = [n for n, row in enumerate(strong) if row]
        self.called: dict[int, Names] = {}
        vocabulary = Vocabulary([strong[n] for n in kept])
        told(0.4)
        if len(kept) < OTHER or min(vocabulary.grams.shape) < OTHER + 1:
            return
        self.space = Space(vocabulary, [strong[n] for n in kept])
        told(0.8)
        small = self.space.groups([strong[n] for n in kept])
        self._name([texts[n] for n in kept], [words[n] for n in kept], small)
        told(1)

    def place(self, texts: list[str]) -> list[Names | None]:
        """Theme and sub-theme of each text; nothing where it is about none of them."""
        if not self.called:
            return [None] * len(texts)
        small = self.space.groups([self._cut(text) for text in texts])
        return [self.called.get(int(n)) for n in small]

    def _strong(self, words: list[str]) -> list[str]:
        return [word for word in words if word and self._telling(word)]

    def _name(self, texts: list[str], words: list[list[str]], small: np.ndarray) -> None:
        """Names the themes against each other, and the sub-themes of each against their siblings."""
        said = [phrases(row, self._telling) for row in words]
        theme = np.where(small >= 0, self.space.theme[small], -1)
        sub = np.where(small >= 0, self.space.sub[small], -1)
        for number, name in _named(theme, said, texts, len(texts), ()).items():
            inside = np.where(theme == number, sub, -1)
            below = _named(inside, said, texts, len(texts), (name,)) if len(set(inside) - {-1}) >= OTHER else {}
            below = below if len(below) >= OTHER else {}
            for group in np.flatnonzero(self.space.theme == number):
                self.called[int(group)] = (name, below.get(int(self.space.sub[group])))


def _named(labels: np.ndarray, said: list[set[str]], texts: list[str], count: int, taken: tuple) -> dict[int, str]:
    """The groups that are large enough, with their names as customers write them."""
    enough = large_enough(labels, count)
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        if label in enough:
            members[label].append(row)
    found = names({label: [said[row] for row in rows] for label, rows in members.items()}, taken)
    return {label: as_written(name, [texts[row] for row in members[label]]) for label, name in found.items()}
