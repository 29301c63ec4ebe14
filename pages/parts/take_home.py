"""Everything of the visit as one file, which loads again here to the same answers; made when asked, then offered."""

import streamlit as st

from metrics.downloads import visit_zip
from metrics.errors import Problem
from pages.parts import here as place
from pages.parts import notices
from pages.parts.hidden import SAID
from pages.parts.progress import with_bar
from pages.parts.style import section_head

MADE = "visit-file"  # in the session: of what it was made, and its bytes


def draw() -> None:
    """The button, or why there is none: the file has the rows as they were loaded, with all names."""
    now = place.here()
    section_head("Take it with you", "Every row that was loaded, as one zip of CSV files; dropped here it loads again.")
    if now.hide:
        st.text(f"{SAID}, and this file would hold them; show them first.")
        return
    if st.button("Pack everything of this visit", key="visit-zip"):
        try:
            st.session_state[MADE] = (now.store.world(), with_bar(now.store, lambda tell: visit_zip(now.store, tell)))
        except Problem as problem:
            notices.problem(problem)
    made = st.session_state.get(MADE)
    if made and made[0] == now.store.world():
        st.download_button(
            "Download everything (zip)", made[1], file_name="customer-care-visit.zip", mime="application/zip",
            key="visit-zip-take", on_click="ignore", type="primary",
        )  # fmt: skip
