"""How a phrase is compared: the words it is made of, and the ways each of them may be written."""

import re
import unicodedata
from functools import cache

import duckdb

from metrics.text.terms import UNSPACED, words

EXACT, BEGINNING, INSIDE = 0, 1, 2  # how a word of a phrase is held against a word of a text
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CODE = re.compile(r"\\x\{(\w+)\}")  # as DuckDB writes signs in patterns
_UNSPACED = re.compile("[" + _CODE.sub(lambda m: chr(int(m[1], 16)), UNSPACED) + "]")
_STARS = re.compile(r"\*+(?=[\s,.;!?]|$)")
STAR = "ⵣ"  # stands for * while a phrase is taken apart: a letter, of a script no customer is expected to write


def split(phrases: list[str]) -> list[tuple[str, ...]]:
    """The words of each phrase as the words of a text are made; one that may go on ends with *."""
    with duckdb.connect(config={"threads": 1}) as cur:
        marked = [_STARS.sub(STAR, unicodedata.normalize("NFC", phrase)) for phrase in phrases]
        cut = f"list_filter({words('phrase')}, lambda w: trim(w, '''{STAR}') <> '')"
        found = cur.execute(f"SELECT {cut} FROM (SELECT unnest(?) AS phrase)", [marked]).fetchall()
    return [tuple(word.strip("'").replace(STAR, "*") for word in row) for (row,) in found]


@cache
def kind(word: str) -> int:
    """Whether a word is met whole, as the beginning of another, or anywhere, where its script has no spaces."""
    if _UNSPACED.search(word):
        return INSIDE
    return BEGINNING if word.endswith("*") else EXACT


def letters(said: tuple[str, ...]) -> int:
    """How long a phrase is: the longer says the more."""
    return len(" ".join(said).replace("*", ""))


@cache
def spellings(word: str) -> frozenset[str]:
    """A word as written, and as it is typed in haste: without accents, with ae for ä, without its apostrophe."""
    bare = word.removesuffix("*")
    found = {bare, bare.translate(UMLAUTS), unicodedata.normalize("NFD", bare)} | {_plain(bare)}
    return frozenset(found | {one.replace("'", "") for one in found})


def _plain(word: str) -> str:
    """The word without accents; marks of other scripts than Latin are part of the letter and stay."""
    return "".join(
        one[0] if len(one) > 1 and one[0].isascii() else sign
        for sign in word
        for one in (unicodedata.normalize("NFD", sign),)
    )
