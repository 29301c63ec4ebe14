"""The keyboard: which keys do what; and the one script of our own, whose hash the headers let run."""

import base64
import hashlib
from functools import cache
from pathlib import Path

import streamlit as st

KEYS = {
    "/": "search: on this page, else in the conversations",
    "f": "the filters",
    "c": "what is compared with",
    "← →": "in Present the slide before and the next; so do Page Up and Page Down, which presenters' remotes send",
    "?": "these keys",
    "Esc": "in Present back to the list",
}


@cache
def script() -> str:
    """The script, without the spaces at its ends."""
    return Path(__file__).with_name("keys.js").read_text(encoding="utf-8").strip()


@cache
def fingerprint() -> str:
    """What a Content-Security-Policy calls it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()}'"


def listen() -> None:
    """Puts the script in; it begins once however often it comes."""
    st.html(f"<script>{script()}</script>", unsafe_allow_javascript=True)


def listed() -> None:
    """The keys behind a button, for whoever looks for help."""
    with st.popover("Keys", key="quiet-keys"):
        for key, words in KEYS.items():
            st.text(f"{key}   {words}")
