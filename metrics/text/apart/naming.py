"""What a group of texts is called: the phrase that its texts use and others do not, as the customers write it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

# What a phrase may begin with although it tells nothing alone.
NOT = """not no won't can't cannot doesn't don't isn't didn't never without nicht kein keine nie pas sans sin nunca
    non senza não sem tidak belum gak არ ვერ"""
NEGATIONS = frozenset(NOT.split())
LONGEST = 4  # words of a phrase
SHARE = 0.2  # of a group's texts have its name in them
ALONE = 0.4  # or so many, where the name is one word
EITHER = 0.5  # or one or the other, where it is two
LENGTH = {1: 0.55, 2: 1.0, 3: 1.05, 4: 1.0}  # a phrase says more than a word, and than a whole sentence


def phrases(words: list[str], telling: Callable[[str], bool]) -> set[str]:
    """The phrases of a text: they begin and end with a telling word and hold no gap."""
    strong = [telling(word) if word else False for word in words]
    begins = [tells or word in NEGATIONS for tells, word in zip(strong, words, strict=True)]
    return {
        " ".join(words[i:j])
        for i in range(len(words))
        if begins[i]
        for j in range(i + 1, min(i + LONGEST, len(words)) + 1)
        if strong[j - 1] and all(words[i:j])
    }


def names(groups: dict[int, list[set[str]]], taken: Iterable[str] = ()) -> dict[int, str]:
    """A name for each group of texts, each text the set of its phrases; no two alike, and none where nothing tells."""
    counts = {number: Counter(phrase for text in texts for phrase in text) for number, texts in groups.items()}
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(count)
    size = {number: len(texts) for number, texts in groups.items()}
    found: dict[int, str] = {}
    used = {_key(name) for name in taken}
    for number in sorted(groups, key=lambda n: (-size[n], n)):
        ranked = _ranked(counts[number], total, size[number], sum(size.values()))
        name = next((name for name in _offers(ranked, counts[number], groups[number]) if _key(name) not in used), None)
        if name:
            found[number] = name
            used.add(_key(name))
    return found


def _ranked(count: Counter, total: Counter, size: int, everything: int) -> list[str]:
    """A group's phrases, the most telling first: frequent here, rare elsewhere."""
    scores = {}
    for phrase, n in count.items():
        if n < max(2, SHARE / 3 * size):
            continue
        here, elsewhere = (n + 0.1) / (size + 1), (total[phrase] - n + 0.5) / (everything - size + 1)
        words = phrase.count(" ") + 1
        scores[phrase] = here**0.7 * max(np.log(here / elsewhere), 0) * LENGTH[words]
    return sorted((p for p in scores if scores[p] > 0), key=lambda p: (-scores[p], p))


def _offers(ranked: list[str], count: Counter, texts: list[set[str]]) -> Iterable[str]:
    """Names from the best on: a phrase that many use, a word that most use, else two of which most use one or the other."""
    size = len(texts)
    good = [p for p in ranked if count[p] >= (SHARE if " " in p else ALONE) * size and (" " in p or _wordy(p))]
    yield from [p for p in good[:3] if " " in p] or good[:1]
    pairs = [(a, b) for n, a in enumerate(ranked[:6]) for b in ranked[n + 1 : 8] if not _alike(a, b)]
    yield from (f"{a}, {b}" for a, b in pairs if sum(a in text or b in text for text in texts) >= EITHER * size)


def _wordy(word: str) -> bool:
    """Whether a word is long enough to stand alone; in a script of syllables or words two signs are."""
    return len(word) >= (2 if word[0] > "\u2fff" else 4)


def _alike(a: str, b: str) -> bool:
    """Whether two phrases share a word or a stem."""
    return any(x[:4] == y[:4] for x in a.split() for y in b.split())


def _key(name: str) -> frozenset[str]:
    return frozenset(word[:6] for word in name.replace(",", " ").split())


def as_written(name: str, texts: list[str]) -> str:
    """The name with the capitals it is mostly written with, the first letter always one."""
    parts = [_spelled(part, texts) for part in name.split(", ")]
    joined = ", ".join(parts)
    return joined if joined[:1] > "\u0fff" else joined[:1].upper() + joined[1:]  # Georgian has no capitals in sentences


def _spelled(phrase: str, texts: list[str]) -> str:
    between = r"[\u3041-\u309f]{0,3}" if phrase[0] > "\u2fff" else r"\s+"
    pattern = re.compile(between.join(map(re.escape, phrase.split())).replace("'", "['’]"), re.IGNORECASE)
    found = Counter(match[0] for text in texts if (match := pattern.search(text)))
    known = [spelled for spelled, _ in found.most_common() if not spelled.isupper() or len(spelled) < LONGEST]
    return " ".join(known[0].split()) if known else phrase
