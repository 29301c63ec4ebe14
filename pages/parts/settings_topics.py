"""Settings: the rules of topics – found by topic, language and words, edited as chips of phrases, counted when asked to."""

from dataclasses import replace
from zlib import crc32

import streamlit as st

from metrics.safe import line
from metrics.text import rulebook
from metrics.text.rulebook import OWN, TONGUES, Named, Place
from metrics.text.rules import Rules, write_rules
from metrics.words import count_words
from pages.parts import choosing, here, settings_files
from pages.parts import rules_draft as typing
from pages.parts.rules_draft import place_words
from pages.parts.rules_overview import overview
from pages.parts.safe import html, markdown
from pages.parts.style import draw as draw_html
from pages.parts.style import section_head

NOTE = (
    "Phrases that name what a message is about. Your tags come first; of several phrases the longest wins; a * at the end "
    "of a word meets every way it goes on (refund* meets refunded)."
)
ANY = ""
SHOWN, PLACES = 120, 24  # phrases of a subtopic, and subtopics, at once
NO_COUNTS: dict[Place, int] = {}


def draw() -> None:
    """The rules as they are typed, and the buttons that let them count."""
    section_head("Rules of topics", NOTE)
    rules = typing.typed_now()
    counts = here.store().look(Named()) if here.store().reports() else NO_COUNTS
    topic, tongue, words = _looked_for(rules)
    if topic or words:
        _places(topic, rulebook.search(rules, topic, tongue, words), counts)
    else:
        overview(rules, counts)
    _add(topic)
    typing.said()
    _apply(rules)


def _looked_for(rules: Rules) -> tuple[str, str, str]:
    """The topic, the language and the words looked for."""
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    topics = [ANY, *dict.fromkeys(name for name, _ in rulebook.places(rules))]
    if wanted := st.session_state.pop("rules-topic-wanted", ""):
        st.session_state["rules-topic"] = wanted
    if st.session_state.get("rules-topic") not in topics:
        st.session_state["rules-topic"] = ANY
    topic = left.selectbox(
        "Topic", topics, format_func=lambda name: line(name) if name else "All topics", key="rules-topic"
    )
    names = {ANY: "All languages", **TONGUES, OWN: "Your own phrases"}
    st.session_state.setdefault("rules-tongue", _tongue())
    tongue = middle.selectbox("Language", list(names), format_func=names.get, key="rules-tongue")
    words = right.text_input("Find a phrase", placeholder="refund", max_chars=100, key="rules-words")
    return topic, tongue, words


def _tongue() -> str:
    """The language most customers write, where the starter rules know it."""
    spoken = here.store().options().get("language", []) if here.store().reports() else []
    return next((word.lower()[:2] for word in spoken if word.lower()[:2] in TONGUES), ANY)


def _places(topic: str, found: dict[Place, list[str]], counts: dict[Place, int]) -> None:
    """Each subtopic with its phrases as chips: one is taken away at its cross, and typed to be added."""
    if not found:
        st.text("No phrase is found here. Try another word or language, or add one below.")
    with st.container(key="rules-chips"):
        for place, phrases in list(found.items())[:PLACES]:
            _place(place, phrases, counts, alone=bool(topic))
    if len(found) > PLACES:
        st.caption(
            f"{count_words(len(found) - PLACES, 'more subtopic')} found; choose a topic, or type more of the phrase."
        )


def _place(place: Place, phrases: list[str], counts: dict[Place, int], *, alone: bool) -> None:
    """One line of that; `alone`: its topic stands above already."""
    name = (place[1] or "Any other") if alone else place_words(place)
    key = f"rules-{crc32(repr(place).encode()):x}"
    shown = phrases[:SHOWN]
    left, right = st.columns([1, 3], gap="medium")
    with left:
        draw_html(f'<div class="setting"><p>{html(name)}</p><p>{html(_note(place, phrases, counts))}</p></div>')
        _names(place, key)
    st.session_state[key] = shown
    right.multiselect(
        f"Phrases of {line(place_words(place))}", shown, format_func=line, key=key, accept_new_options=True,
        label_visibility="collapsed", placeholder="Type a phrase", on_change=typing.take, args=(place, tuple(shown), key),
    )  # fmt: skip


def _note(place: Place, phrases: list[str], counts: dict[Place, int]) -> str:
    more = f", {len(phrases) - SHOWN:,} of them not shown: find them by a word" if len(phrases) > SHOWN else ""
    named = counts.get((place[0].lower(), place[1].lower()), 0)
    told = f"names {count_words(named, 'conversation')} · " if counts else ""
    return f"{told}{count_words(len(phrases), 'phrase')} here{more}"


def _names(place: Place, key: str) -> None:
    """Other names, and the way out, behind a small button."""
    with st.popover("Rename or remove", key=f"{key}-more", type="tertiary"):
        for name, value in zip(("topic", "subtopic"), place, strict=True):
            st.session_state.setdefault(f"{key}-{name}", value)
            st.text_input(name.capitalize(), max_chars=100, key=f"{key}-{name}")
        st.button("Rename", key=f"{key}-rename", on_click=typing.rename, args=(place, key))
        st.button("Remove with all its phrases", key=f"{key}-gone", on_click=typing.remove, args=(place,))


def _add(topic: str) -> None:
    """One phrase more, under a topic and subtopic that are there or new."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="rules-add-line"):
        if topic and st.session_state.get("rules-add-of") != topic:
            st.session_state["rules-add-topic"] = topic
        st.session_state["rules-add-of"] = topic
        st.text_input("Topic, also a new one", max_chars=100, key="rules-add-topic", width=216)
        st.text_input("Subtopic, if any", max_chars=100, key="rules-add-subtopic", width=216)
        st.text_input("Phrase", placeholder="money back", max_chars=200, key="rules-add-phrase", width=272)
        st.button("Add phrase", key="rules-add", on_click=typing.add)


def _apply(rules: Rules) -> None:
    """The buttons: count, undo, save, and back to the starter rules."""
    terms = choosing.terms()
    same = typing.meant(rules) == terms.rules
    with st.container(horizontal=True, vertical_alignment="center", key="rules-apply"):
        kind = "secondary" if same else "primary"
        st.button("Count with these rules", key="rules-count", type=kind, on_click=_count)
        if not same:
            st.button("Undo", key="rules-undo", type="tertiary", on_click=typing.begin)
        settings_files.save("rules.csv", lambda: write_rules(rules), "rules.csv")
        if typing.meant(rules) is not None:
            with st.popover("Back to the starter rules", key="rules-starter-sure"):
                st.text("Your own phrases and names are gone then; save rules.csv first if you may want them again.")
                st.button("Yes, back to the starter rules", key="rules-starter", on_click=_starter)
        st.caption(markdown(f"{'In force' if same else 'Typed, not counted yet'}: {typing.words(rules)}."))


def _count() -> None:
    choosing.want(replace(choosing.terms(), rules=typing.meant(typing.typed_now())))


def _starter() -> None:
    choosing.want(replace(choosing.terms(), rules=None))
    st.session_state.pop("rules-typed", None)
