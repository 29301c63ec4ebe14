"""The labelled sets: read, cleaned, each text in the training or in the validation part, always the same one."""

import hashlib
from collections.abc import Sequence

import pandas as pd

from metrics.text.language import NAMES

CODES = {name: code for code, names in NAMES.items() for name in [code, *names.split()]}
LABELS = ("negative", "neutral", "positive")
HELD_BACK = 7  # one of so many texts, of a language that no set divides


def read_sets(paths: Sequence[str]) -> pd.DataFrame:
    """Columns language, text, label, source, valid; of CSV files with language, text, label and perhaps split, source."""
    rows = pd.concat([pd.read_csv(path, dtype=str, keep_default_na=False) for path in paths], ignore_index=True)
    rows["language"] = rows["language"].str.lower().map(CODES)
    rows["text"] = rows["text"].map(clean)
    rows = rows[rows["label"].isin(LABELS) & rows["language"].notna() & (rows["text"] != "")]
    rows = rows.drop_duplicates(["language", "text"]).reset_index(drop=True)
    for name in {"split", "source"} - set(rows.columns):
        rows[name] = ""
    rows["valid"] = rows["split"].isin(["valid", "validation"])
    for _, part in rows.groupby("language"):
        if part["valid"].all() or not part["valid"].any():
            rows.loc[part.index, "valid"] = part["text"].map(_held_back)
    return rows[["language", "text", "label", "source", "valid"]]


def clean(text: str) -> str:
    """What was written, where a set holds it with the escapes of its way here."""
    for escaped, sign in (
        ("\\u2019", "'"),
        ("\\u002c", ","),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
    ):
        text = text.replace(escaped, sign)
    return text.replace("\\n", " ").strip()


def _held_back(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % HELD_BACK == 0
