"""The words of a text that may tell what it is about, and the letters words of one stem have in common."""

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

sys.path.append(str(Path(__file__).parents[1]))
from quiet import quiet_words

# Each begins where a word does, so that no letter is tried twice.
NOISE = re.compile(
    r"(?<![A-Za-z0-9#@-])(?:https?://\S*|www\.\S+|@\w+|[A-Za-z#-]*\d[A-Za-z0-9-]*)"
    r"|(?<!\S)[^\s@]+@\S+|&\w+;|\{\{[^}]*\}\}|<[^>]*>"
)
# A word; where there are no spaces, a run of han and what inflects it (no particle), or of katakana.
HAN, KANA = r"\u3400-\u9fff々", r"\u30a0-\u30ff"
WORD = re.compile(
    rf"[{HAN}]+(?:(?![はがをにのでともへかやなじ])[\u3041-\u309f]{{1,6}})?|[{KANA}]{{2,}}|[\u0e00-\u0eff]+"
    rf"|[^\W_\u3041-\u30ff{HAN}]+(?:['’][^\W\d_]+)?"
)
TIED = re.compile(r"^(?:l|d|qu|j|n|s|c|m|t|un|dell|all|nell|dall|sull|quest)'(?=\w{3})")
ENDING = re.compile("([\u3041-\u309f])[\u3041-\u309f]+$")
PAUSE = re.compile(r"[.!?…,;:()\[\]\n。！？、–]+(?=\s|$|[\u3041-\u9fff])")
SIGNS = ".,!?…:;()[]\"“”„«»¿¡*-'"
UNSPACED = ("ja", "zh", "th", "")
READ = 600  # signs of a text that are looked at; what it is about stands at its beginning
GRAMS, WHOLE = (3, 4, 5), 3  # so many letters in a row count, and the word itself so many times
FEWEST, MOST = 3, 0.3  # they are in so many texts at least, and in such a share at most
ALIKE = 12_000  # of all such at most, the most frequent first


def split(text: str) -> list[str]:
    """The words of a text in order, in small letters; numbers, links, accounts and pauses are gaps (empty)."""
    found = WORD.findall(PAUSE.sub(" 0 ", NOISE.sub(" 0 ", text[:READ])).lower().replace("’", "'"))
    return [word if word.isalpha() else TIED.sub("", word) if "'" in word else "" for word in found]


def quickly(text: str) -> list[str]:
    """Nearly the same of a text with spaces in a tenth of the time, where only known words are looked for."""
    words = text[:READ].lower().replace("’", "'").split()
    return [word if word.isalpha() else TIED.sub("", word.strip(SIGNS)) for word in words]


def telling(language: str):
    """Whether a word of a language may tell anything, as a function."""
    quiet = quiet_words(language)
    return lambda word: len(word) > 1 and word not in quiet and word.replace("'", "") not in quiet


class Vocabulary:
    """The telling words of a language and the letters each consists of; a text is the sum of its words."""

    def __init__(self, texts: list[list[str]]):
        """`texts`: the telling words of each text they are learned from."""
        counts = Counter(word for words in texts for word in set(words))
        self.number = {word: n for n, word in enumerate(sorted(counts))}
        self.grams = self._letters()
        present = self.counts(texts) @ self.grams
        share = np.asarray((present > 0).sum(axis=0)).ravel()
        kept = np.flatnonzero((share >= FEWEST) & (share <= max(MOST * len(texts), FEWEST)))
        kept = np.sort(kept[np.argsort(-share[kept], kind="stable")][:ALIKE])
        rare = np.log((1 + len(texts)) / (1 + share[kept])) + 1
        self.grams = self.grams[:, kept].multiply(rare).tocsr()

    def counts(self, texts: list[list[str]]) -> csr_matrix:
        """How often each text has each word."""
        known = [[self.number[word] for word in words if word in self.number] for words in texts]
        ends = np.cumsum([0, *map(len, known)])
        columns = np.fromiter((n for row in known for n in row), dtype=np.int32, count=ends[-1])
        size = (len(texts), len(self.number))
        return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=size)

    def _letters(self) -> csr_matrix:
        numbers: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for word, n in self.number.items():
            for gram in _grams(word):
                rows.append(n)
                columns.append(numbers.setdefault(gram, len(numbers)))
        ones = np.ones(len(rows), dtype=np.float32)
        return csr_matrix((ones, (rows, columns)), shape=(len(self.number), max(len(numbers), 1)))


def _grams(word: str) -> list[str]:
    """Every few letters of a word and of its edges; of a script where a sign is a syllable or a word, fewer."""
    wide = any(sign > "\u2fff" for sign in word)
    edged = ENDING.sub(r"\1", word) if wide else f" {word} "
    return [edged[i : i + n] for n in ((1, 2, 3) if wide else GRAMS) for i in range(len(edged) - n + 1)] + [
        f"={word}"
    ] * WHOLE
