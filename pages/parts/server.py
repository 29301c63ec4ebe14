"""The data behind the pages: where visits' files lie, how long they are kept, and the instance that serves them."""

import asyncio
import atexit
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from metrics.engine import Engine
from metrics.errors import Problem
from metrics.text.stronger import model

FOLDER = Path(__file__).parents[2] / ".visits"
KEPT_SECONDS = 12 * 3600
SWEEP_SECONDS = 600
LONGEST_STATEMENT_SECONDS = 120
_LOG = logging.getLogger(__name__)


@cache
def engine() -> Engine:
    """The one instance of this process: in the data folder once the server named it, else in a temporary one."""
    folder = os.environ.get("CARE_DATA_FOLDER") or _temporary()
    return Engine(Path(folder), memory=os.environ.get("CARE_MEMORY", "50%"), seconds=LONGEST_STATEMENT_SECONDS)


def _temporary() -> str:
    folder = tempfile.mkdtemp(prefix="care-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def open_data() -> None:
    """Open the data folder and read the owner's model, once, before anything is served; where that cannot be, the process
    ends with a sentence.
    """
    os.environ.setdefault("CARE_DATA_FOLDER", str(FOLDER))
    try:
        engine().sweep(KEPT_SECONDS)
        model()
    except Problem as problem:
        sys.exit(str(problem))


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Sweep expired visits for as long as the server runs; then close the instance."""
    sweeping = asyncio.create_task(_sweep())
    try:
        yield
    finally:
        sweeping.cancel()
        engine().close()


async def _sweep() -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await asyncio.to_thread(engine().sweep, KEPT_SECONDS)
        except Exception:  # one that fails must not be the last
            _LOG.exception("Expired visits could not be removed; this is tried again in %s s", SWEEP_SECONDS)
