"""Which visit this browser is, and the sign of life that keeps its data."""

import secrets

import streamlit as st

from metrics.visit import Visit
from pages.parts.headers import COOKIE, KEY
from pages.parts.server import engine

HEARTBEAT_SECONDS = 60


def visit() -> Visit:
    """The data of whoever looks at this page."""
    return engine().visit(_key())


def _key() -> str:
    cookie = str(st.context.cookies.get(COOKIE))  # AppTest has a stand-in there, no text
    if KEY.fullmatch(cookie):
        return cookie
    return st.session_state.setdefault("visit_key", secrets.token_urlsafe(32))


@st.fragment(run_every=HEARTBEAT_SECONDS)
def heartbeat() -> None:
    """Tell the sweeper that the browser is still open; called once by the frame, draws nothing."""
    visit().touch()
