"""Rules of topics while they are being edited: one change after the other, none of which counts before it is asked to."""

from collections.abc import Callable

import streamlit as st

from metrics.errors import Problem
from metrics.text import rulebook
from metrics.text.rulebook import Place, apart
from metrics.text.rules import Rules, starter
from metrics.words import count_words
from pages.parts import here
from pages.parts.safe import markdown


def typed_now() -> Rules:
    """What is typed in this tab; begun again where other rules came to hold meanwhile."""
    rules = here.store().terms.rules
    if "rules-typed" not in st.session_state or st.session_state.get("rules-of") != rules:
        st.session_state["rules-of"] = rules
        begin()
    return st.session_state["rules-typed"]


def begin() -> None:
    """Puts the rules in force in place of what is typed."""
    st.session_state["rules-typed"] = here.store().terms.rules or starter()


def meant(rules: Rules) -> Rules | None:
    """The rules as terms keep them: None where they are the starter rules."""
    return None if rules == starter() else rules


def words(rules: Rules) -> str:
    """*5,164 starter phrases*, or *your own rules, 5,166 phrases: 3 added or changed, 1 removed*."""
    phrases = count_words(len(rules.phrases()), "phrase")
    if meant(rules) is None:
        return f"the starter rules, {phrases} in nine languages"
    new, gone = apart(starter(), rules)
    told = [f"{new:,} added or changed"] * bool(new) + [f"{gone:,} removed"] * bool(gone)
    return f"your own rules, {phrases}" + (f"; of the starter rules {', '.join(told)}" if told else "")


def take(place: Place, shown: tuple[str, ...], key: str) -> None:
    """Chips of a place were taken away or typed."""
    chosen = st.session_state[key]
    gone, new = set(shown) - set(chosen), [phrase for phrase in chosen if phrase not in shown]

    def change(rules: Rules) -> Rules:
        rules = rulebook.drop(rules, place, gone)
        for phrase in new:
            rules = _added(rules, place, phrase)
        return rules

    _change(change)


def add() -> None:
    """The phrase typed in the line below the chips."""
    told = {name: st.session_state.get(f"rules-add-{name}", "") for name in ("topic", "subtopic", "phrase")}
    if _change(lambda rules: _added(rules, (told["topic"], told["subtopic"]), told["phrase"])):
        st.session_state["rules-add-phrase"] = ""


def rename(place: Place, key: str) -> None:
    """Another name for a topic, on all its subtopics, or for the subtopic."""
    topic, subtopic = st.session_state[f"{key}-topic"], st.session_state[f"{key}-subtopic"]

    def change(rules: Rules) -> Rules:
        rules = rulebook.rename(rules, place, (place[0], subtopic))
        return rulebook.rename_topic(rules, place[0], topic)

    if _change(change):
        _follow(place[0], " ".join(topic.split()))


def remove(place: Place) -> None:
    """A subtopic with its phrases."""
    _change(lambda rules: rulebook.drop(rules, place, rulebook.places(rules).get(place, ())))


def said() -> None:
    """Says once what could not be done, or what a phrase meant before."""
    if problem := st.session_state.pop("rules-problem", ""):
        st.error(markdown(problem))
    if moved := st.session_state.pop("rules-moved", ""):
        st.info(markdown(moved))


def place_words(place: Place) -> str:
    """*Delivery › Late*."""
    return " › ".join(filter(None, place))


def _added(rules: Rules, place: Place, phrase: str) -> Rules:
    added = rulebook.add(rules, place, phrase)
    before, after = rulebook.meaning(rules, phrase), rulebook.meaning(added, phrase)
    if before and before != after:
        st.session_state["rules-moved"] = (
            f"“{phrase.strip()}” meant {place_words(before)}; it means {place_words(after)} now."
        )
    return added


def _change(change: Callable[[Rules], Rules]) -> bool:
    try:
        st.session_state["rules-typed"] = change(typed_now())
    except Problem as problem:
        st.session_state["rules-problem"] = str(problem)
        return False
    return True


def _follow(topic: str, new: str) -> None:
    """The topic that is looked at keeps being so under its new name."""
    if st.session_state.get("rules-topic") == topic:
        st.session_state["rules-topic"] = new
