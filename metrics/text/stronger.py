"""A stronger model for sentiment that the machine's owner has: a folder with it, named in CARE_SENTIMENT_MODEL; optional."""

import json
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from metrics.errors import Problem
from metrics.text.explain import Told
from metrics.text.tables import CLASSES

VARIABLE = "CARE_SENTIMENT_MODEL"
FILES = ("model.onnx", "onnx/model.onnx")
AT_ONCE = 32  # texts in one go of the model
KEPT_AT = 2_048  # texts after which what was found is kept, so that stopping loses little
LONGEST = 256  # tokens read of a text
HINT = "it needs model.onnx, tokenizer.json and config.json, as Hugging Face's exporters write them"
# How models call their classes, by their first letters; "LABEL_0" … stand in this order, stars from one to five.
NAMED = {"neg": 0, "neu": 1, "pos": 2}
NUMBERED = {3: (0, 1, 2), 2: (0, 2), 5: (0, 0, 1, 2, 2)}  # how many there are -> the class of each


@dataclass(frozen=True)
class Model:
    """One model: `tokenizer` and `session` are those of tokenizers and onnxruntime; `places`: the class of each output."""

    name: str
    stamp: str  # another one voids what this one found
    tokenizer: Any
    session: Any
    places: tuple[int, ...]

    def likely(self, texts: Sequence[str]) -> np.ndarray:
        """How likely each text is negative, neutral and positive: one row a text, each adding up to 1."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # texts of like length are padded little
        found = np.zeros((len(texts), len(CLASSES)))
        for start in range(0, len(order), AT_ONCE):
            some = order[start : start + AT_ONCE]
            found[some] = self._run([texts[i] for i in some])
        return found

    def _run(self, texts: list[str]) -> np.ndarray:
        read = self.tokenizer.encode_batch(texts)
        known = {
            "input_ids": [one.ids for one in read],
            "attention_mask": [one.attention_mask for one in read],
            "token_type_ids": [one.type_ids for one in read],
        }
        fed = {one.name: np.array(known[one.name], dtype=np.int64) for one in self.session.get_inputs()}
        said = self.session.run(None, fed)[0].astype(float)
        parts = np.exp(said - said.max(axis=1, keepdims=True))
        parts /= parts.sum(axis=1, keepdims=True)
        return np.stack([parts[:, [i for i, at in enumerate(self.places) if at == c]].sum(axis=1) for c in range(3)], 1)

    def tell(self, text: str) -> tuple[Told, ...]:
        """What each word does: how much likelier each class is with it than without, the weightiest first."""
        words = list(dict.fromkeys(word.lower() for word in re.findall(r"\w+", text)))
        without = [re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", "", text) for word in words]
        whole, *less = self.likely([text, *without])
        found = [Told(word, *map(float, whole - one)) for word, one in zip(words, less, strict=True)]
        return tuple(sorted(found, key=lambda one: -abs(one.leaning)))


def score_by(model: Model, cur: duckdb.DuckDBPyConnection, told: Callable[[float], None]) -> None:
    """Puts the model's sentiment and score in place of those in `s_scored` (id) of the texts in `s_texts`.

    The score is how much likelier positive is than negative; a text without a letter stays as it was.
    """
    rows = cur.execute(r"SELECT id, text FROM s_texts WHERE regexp_matches(text, '\pL')").fetchall()
    likely = [np.zeros((0, 3))]
    for start in range(0, len(rows), AT_ONCE * 8):
        told(start / len(rows))
        likely.append(model.likely([text for _, text in rows[start : start + AT_ONCE * 8]]))
    parts = np.concatenate(likely)
    best = [CLASSES[at] for at in parts.argmax(axis=1)]
    found = {"id": pa.array([id for id, _ in rows], pa.int32()), "mood": pa.array(best, pa.string())}
    cur.register("stronger", pa.table(found | {"leaning": pa.array(parts[:, 2] - parts[:, 0], pa.float64())}))
    cur.execute("""CREATE OR REPLACE TEMP TABLE s_scored AS SELECT id, language, coalesce(mood, sentiment) AS sentiment,
        coalesce(leaning, score) AS score, known FROM s_scored LEFT JOIN stronger USING (id)""")
    cur.unregister("stronger")


def model() -> Model | None:
    """The model that the variable names, read once; a Problem where it cannot be used."""
    folder = os.environ.get(VARIABLE, "").strip()
    return _read(Path(folder)) if folder else None


@cache
def _read(folder: Path) -> Model:
    file = next((folder / name for name in FILES if (folder / name).is_file()), None)
    if file is None or not all((folder / name).is_file() for name in ("tokenizer.json", "config.json")):
        raise Problem(f"{VARIABLE} names no folder with a model: {HINT}.")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        raise Problem(
            f"{VARIABLE} is set, but what runs a model is not installed: pip install -r requirements-model.txt."
        ) from None
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        if not tokenizer.padding:
            tokenizer.enable_padding(pad_id=config.get("pad_token_id") or 0)
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    except Exception as error:  # of three libraries, each with errors of its own
        raise Problem(f"The model that {VARIABLE} names cannot be read: {HINT}.") from error
    stamp = f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}"
    return Model(folder.name, stamp, tokenizer, session, _places(config))


def _places(config: dict) -> tuple[int, ...]:
    """The class of each of the model's outputs, by their names or, where those are numbers, by how many there are."""
    said = config.get("id2label") or {}
    names = [str(name).strip().lower() for _, name in sorted(said.items(), key=lambda one: int(one[0]))]
    by_name = [NAMED.get(name.removeprefix("very ")[:3]) for name in names]
    if {0, 2} <= set(by_name) and None not in by_name:
        return tuple(by_name)
    if len(names) in NUMBERED and all(re.fullmatch(r"label_\d|[1-5] stars?", name) for name in names):
        return NUMBERED[len(names)]
    raise Problem(f"The classes of the model that {VARIABLE} names are no sentiment: {', '.join(names) or 'none'}.")
