"""Sentences to the reader: what could not be used, what could not be shown."""

import streamlit as st

from metrics.errors import Problem
from pages.parts.safe import markdown


def problem(found: Problem) -> None:
    """Something that stopped what was asked; everything loaded is still there."""
    st.error(markdown(found), icon="⚠️")


def notice(sentence: str) -> None:
    """Something to know, that stopped nothing."""
    st.info(markdown(sentence))
