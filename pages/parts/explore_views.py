"""Questions of Explore kept by name: saved, opened, deleted, taken along as one file and brought back."""

from urllib.parse import parse_qs, urlencode

import streamlit as st

from metrics.errors import Problem
from metrics.safe import line
from metrics.views import (
    LONGEST_NAME,
    SavedView,
    keep_views,
    read_views,
    together,
    views_of,
    with_view,
    write_views,
)  # fmt: skip
from pages.parts import here as place
from pages.parts import hidden, notices
from pages.parts import view as views
from pages.parts.safe import markdown

SAID = "views-said"


def said() -> None:
    """What became of the last view that was opened, saved or brought, where there is something to say."""
    for sentence in st.session_state.pop(SAID, ()):
        notices.notice(sentence)


def draw() -> None:
    """All views behind one button."""
    found, hide = views_of(place.store()), hidden.hide(place.store())
    with st.popover(f"Saved views ({len(found)})" if found else "Save this view", key="quiet-views"):
        for number, one in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    markdown(hidden.words(hide, one.name)),
                    key=f"view-{number}",
                    type="tertiary",
                    on_click=_open,
                    args=(one,),
                )
                st.button("Delete", key=f"view-delete-{number}", type="tertiary", on_click=_delete, args=(one.name,))
        st.text_input(
            "Save what is shown as", key="view-name", max_chars=LONGEST_NAME, placeholder="First reply by channel"
        )
        st.button("Save", key="view-save", type="primary", on_click=_save)
        _file(write_views(found) if found else "")


def _file(text: str) -> None:
    number = st.session_state.setdefault("view-files", 0)
    st.file_uploader(
        "Bring saved views (views.toml)", type=["toml"], key=f"view-file-{number}", on_change=_bring,
        args=(f"view-file-{number}",),
    )  # fmt: skip
    if text:
        st.download_button(
            "Save all as one file", text, "views.toml", "application/toml", key="save-views", on_click="ignore"
        )


def _save() -> None:
    data, name = place.store(), line(st.session_state["view-name"])
    try:
        asks = urlencode(views.write(place.view()), doseq=True)
        keep_views(data, with_view(views_of(data), SavedView(name, asks)))
        st.session_state["view-name"] = ""
        st.session_state[SAID] = [f"Saved as “{name}”."]
    except Problem as problem:
        st.session_state[SAID] = [str(problem)]


def _open(one: SavedView) -> None:
    """Shows a saved view; what it asks that there is not is said as for any link."""
    chosen, odd = views.read(parse_qs(one.asks, keep_blank_values=True))
    place.show(chosen)
    st.session_state[SAID] = odd


def _delete(name: str) -> None:
    data = place.store()
    keep_views(data, tuple(one for one in views_of(data) if one.name != name))


def _bring(key: str) -> None:
    given, data = st.session_state.get(key), place.store()
    if given is None:
        return
    try:
        keep_views(data, together(views_of(data), read_views(given.getvalue().decode("utf-8-sig", "replace"))))
    except Problem as problem:
        st.session_state[SAID] = [str(problem)]
    st.session_state["view-files"] += 1
