"""Samples of exports, loaded: what tests of their traps have in common."""

import csv
import io
from pathlib import Path

from metrics import Query, Store

SAMPLES = Path(__file__).parent / "samples"


def rows(*paths, metric="conversations"):
    with Store() as store:
        for path in paths:
            store.load(path)
        return store.rows(Query((metric,))).to_pylist()


def sample(name):
    (path,) = SAMPLES.glob(f"{name}.*")
    return path


def header(name):
    text = sample(name).read_text(encoding="utf-8")
    return next(csv.reader(io.StringIO(text), delimiter="\t" if sample(name).suffix == ".tsv" else ","))


def written(folder, name, names, records):
    """A CSV with the given columns."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names, restval="")
        out.writeheader()
        out.writerows(records)
    return folder / name


def told(path):
    with Store() as store:
        return store.load(path)
