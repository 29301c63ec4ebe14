"""The heavy libraries, imported once and then left alone by the garbage collector."""

import gc

import altair  # noqa: F401
import duckdb  # noqa: F401
import pandas  # noqa: F401
import pyarrow  # noqa: F401


def settle() -> None:
    """Freeze what is loaded: Streamlit collects after every run, and walking all this costs more than most runs."""
    gc.collect()
    gc.freeze()
